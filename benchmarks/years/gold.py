"""Hand-paired sentences of two years: read from the corpus or from offsets kept here, and how pairs score against them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common.paths import ROOT
from storage.records import Span

CORPUS = ROOT / "../shared/corpus"
OWN = ROOT / "benchmarks/gold"
ENTRY = re.compile("• 【")
"""Where an article of the list page begins."""

ScoredPairs = Sequence[tuple[Span, Span, float]]
"""(old span, new span, score)"""


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A sentence of the old text and all its right partners; none where it has no counterpart."""

    old: Span
    new: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """Two texts with what belongs together in them."""

    name: str
    old: str
    new: str
    same: tuple[GoldRow, ...]
    outcome: tuple[GoldRow, ...]


@dataclass(frozen=True, slots=True)
class AlignmentScore:
    """top1 over sentences with a counterpart, precision over sentences with a pair given."""

    top1: float
    precision: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.top1 * self.precision / (self.top1 + self.precision) if self.top1 else 0.0


def golds() -> Iterator[Gold]:
    """The city of the corpus, then the pairs whose labels are kept here as offsets."""
    yield ningbo()
    for path in sorted(OWN.glob("align_*.tsv")):
        yield by_offsets(path)


def articles(name: str) -> list[str]:
    """The articles of a list page given as text; a page with one article is one."""
    text = (CORPUS / "seeds" / name).read_text(encoding="utf-8")
    starts = [match.start() for match in ENTRY.finditer(text)]
    ends = [*starts[1:], len(text)] if starts else []
    return [text[start:end] for start, end in zip(starts, ends, strict=True)] or [text]


def ningbo() -> Gold:
    """The corpus's own pair: labels hold the sentences, found by their words."""
    parts = articles("001_1d3ab0f540b61540.txt")
    old = next(part for part in parts if "2019年宁波市政府工作报告" in part[:60])
    new = next(part for part in parts if "2020年宁波市政府工作报告" in part[:60])
    lines = (CORPUS / "gold/align_ningbo.tsv").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines[2:]:
        _, _, _, sentence, partners = line.split("\t")
        rows.append(
            GoldRow(_find(old, sentence), tuple(_find(new, part) for part in partners.split(" || ") if part))
        )
    return Gold("宁波 2019-2020", old, new, tuple(rows), ())


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def by_offsets(path: Path) -> Gold:
    """Labels that name two texts of the corpus by path and hash; raises ValueError when a text is another one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [_checked(*line.split()[2:4]) for line in lines[1:3]]
    rows: dict[str, list[GoldRow]] = {"same": [], "outcome": []}
    for line in lines[4:]:
        relation, old, new = line.split("\t")
        rows[relation].append(GoldRow(_span(old), tuple(map(_span, new.split()))))
    name = lines[0].rsplit(": ", 1)[1]
    return Gold(name, texts[0], texts[1], tuple(rows["same"]), tuple(rows["outcome"]))


def _checked(name: str, digest: str) -> str:
    path = CORPUS / "reports" / name
    text = path.read_bytes().decode("gb18030" if ".gb18030" in name else "utf-8-sig")
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise ValueError(f"{name} is not the text that was labelled")
    return text


def _span(words: str) -> Span:
    start, end = words.split("-")
    return int(start), int(end)


def score(rows: Sequence[GoldRow], pairs: ScoredPairs) -> AlignmentScore:
    """The highest-scored pair that covers more than half of a sentence counts; it is right when it meets a partner."""
    right = given = 0
    for row in rows:
        mine = [pair for pair in pairs if _overlap(pair[0], row.old) > 0.5 * (row.old[1] - row.old[0])]
        if not mine:
            continue
        given += 1
        best = max(mine, key=lambda pair: pair[2])[1]
        right += any(_overlap(best, new) > 0.5 * min(_length(best), _length(new)) for new in row.new)
    return AlignmentScore(right / max(sum(bool(row.new) for row in rows), 1), right / max(given, 1))


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _length(span: Span) -> int:
    return span[1] - span[0]
