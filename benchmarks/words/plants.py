"""Reports with planted passages: sentences and clauses of allowed sources, verbatim, edited and reordered."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.words.reports import HeldReport

SENTENCE = re.compile(r"[^。！？；\n]+")
CLAUSE_ENDS = re.compile(r"[，、：]")
KINDS = ("verbatim", "10 %", "20 %", "30 %", "reordered", "clause", "clause 10 %")
SENTENCE_LETTERS, CLAUSE_LETTERS = (20, 110), (14, 32)


@dataclass(frozen=True, slots=True)
class Plant:
    """A passage that was put into a report."""

    host: int
    """Index of the report that has it now."""
    source: int
    kind: str
    words: str


def may_take(later: HeldReport, earlier: HeldReport) -> bool:
    """Another place, the same year or the year before, never from below in the same year."""
    return (
        later.region != earlier.region
        and later.year - 1 <= earlier.year <= later.year
        and not (later.year == earlier.year and earlier.level > later.level)
    )


def letters(words: str) -> int:
    """Letters and digits of a passage."""
    return sum(letter.isalnum() for letter in words)


def touched(random: Random, words: str, share: float, stock: str) -> str:
    """Words of which a share of the letters is replaced, put in or dropped in runs of one to four."""
    text = list(words)
    left = int(len(text) * share)
    while left > 0:
        run = min(random.randint(1, 4), left)
        place = random.randrange(max(1, len(text) - run))
        what = random.choice("rid")
        new = [random.choice(stock) for _ in range(run)] if what != "d" else []
        text[place : place + (run if what != "i" else 0)] = new
        left -= run
    return "".join(text)


def passage(random: Random, kind: str, sentence: str, stock: str) -> str:
    """A passage of a kind out of a sentence; empty where the sentence does not fit."""
    if kind.startswith("clause"):
        fitting = [each for each in CLAUSE_ENDS.split(sentence) if _within(each, CLAUSE_LETTERS)]
        chosen = random.choice(fitting) if fitting else ""
        return touched(random, chosen, 0.1, stock) if kind != "clause" else chosen
    if not _within(sentence, SENTENCE_LETTERS):
        return ""
    if kind == "reordered":
        clauses = sentence.split("，")
        moved = random.sample(clauses, len(clauses))
        return "，".join(moved) if len(clauses) > 2 and moved != clauses else ""
    return (
        sentence
        if kind == "verbatim"
        else touched(random, sentence, int(kind.split(maxsplit=1)[0]) / 100, stock)
    )


def _within(words: str, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= letters(words) <= bounds[1]


def planted(
    held: Sequence[HeldReport],
    each: int,
    seed: int = 1,
    may: Callable[[HeldReport, HeldReport], bool] = may_take,
) -> tuple[list[str], list[Plant]]:
    """The reports' texts, one sentence a line, with `each` plants of every kind, and the plants."""
    random = Random(seed)
    sentences = [
        [found.strip(" 　") for found in SENTENCE.findall(report.text) if found.strip()] for report in held
    ]
    pairs = [(i, j) for i, later in enumerate(held) for j, earlier in enumerate(held) if may(later, earlier)]
    stock = "".join(letter for report in held[:10] for letter in report.text if "一" <= letter <= "鿿")
    taken: dict[tuple[int, int], Plant] = {}
    for kind in KINDS:
        before = len(taken)
        while len(taken) < before + each:
            host, source = random.choice(pairs)
            words = passage(random, kind, random.choice(sentences[source]), stock)
            place = random.randrange(len(sentences[host]))
            if words and (host, place) not in taken:
                taken[host, place] = Plant(host, source, kind, words)
    texts = [_with_plants(number, lines, taken) for number, lines in enumerate(sentences)]
    return texts, list(taken.values())


def _with_plants(number: int, lines: Sequence[str], taken: dict[tuple[int, int], Plant]) -> str:
    written = []
    for place, line in enumerate(lines):
        plant = taken.get((number, place))
        inside = plant is not None and plant.kind.startswith("clause")
        written.append(f"{line}，{plant.words}" if plant and inside else line)
        if plant and not inside:
            written.append(plant.words)
    return "。\n".join(written) + "。"
