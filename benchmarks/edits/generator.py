"""(text, donor, seed) -> an edited text with the truth of what was edited: for measuring, never for production."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from storage.records import Span

LINE = re.compile(r"[^\n]+\n?")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]")
CLAUSE = re.compile(r"[^，。；：、！？\n]{4,30}[，；]")
UNITS = "万亿元|亿元|万元|元|亿美元|万美元|美元|个百分点|万人次|人次|万人|人|万吨|吨|亿斤|万亩|亩|万户|户|公里|平方公里|万平方米|平方米|立方米|小时|分钟|天|岁|倍|[%％‰年月日个家项座所件次名位条套辆处批种类级届台床米]"
NUMBER = re.compile(rf"\d+(?:\.\d+)?(?:{UNITS})?(?:左右|以上|以下|以内)?")
WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
COMMA = re.compile(r"[，；]")
MASKABLE = re.compile(r"[党政黄]")
LONG_DIGITS = re.compile(r"\d{3,}(?:\.\d+)?")
QUOTES = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "，": ",", "（": "(", "）": ")", "：": ":", "％": "%"}
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What was edited: spans of old that went, spans of new that came, passages that moved, whole numbers."""

    gone: list[Span] = field(default_factory=list)
    come: list[Span] = field(default_factory=list)
    moves: list[tuple[Span, Span]] = field(default_factory=list)
    numbers: list[tuple[Span, Span]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Case:
    """One generated pair."""

    old: str
    new: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Edit:
    """old[start:end] becomes `text`."""

    start: int
    end: int
    text: str
    is_number: bool = False


class Generator:
    """Makes edits of a text that never overlap; the donor's words are what gets inserted."""

    def __init__(self, text: str, donor: str, seed: int) -> None:
        self.random = random.Random(seed)
        self.text = text
        self.donor_sentences = [m.group() for m in SENTENCE.finditer(donor) if 12 <= len(m.group()) <= 120]
        self.donor_clauses = [m.group() for m in CLAUSE.finditer(donor)]
        self.donor_words = [m.group() for m in WORD.finditer(donor)]
        self.free = bytearray(b"\x01" * len(text))
        self.edits: list[Edit] = []
        self.moves: list[tuple[Span, int]] = []
        self.still = bytearray(b"\x01" * len(text))

    def take(self, start: int, end: int, room: int = 1) -> bool:
        """Reserve a span and `room` characters on each side; False where it is taken."""
        low, high = max(start - room, 0), min(end + room, len(self.text))
        if not all(self.free[low:high]):
            return False
        self.free[low:high] = bytes(high - low)
        return True

    def pick(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A random match that starts near a random place."""
        place = self.random.randrange(max(len(self.text) - 1, 1))
        return pattern.search(self.text, place)

    def replace(self, match: re.Match[str] | None, text: str, *, is_number: bool = False) -> int:
        """Replace a match; the number of changed characters, 0 when nothing was done."""
        if match is None or match.group() == text or not self.take(*match.span()):
            return 0
        self.edits.append(Edit(match.start(), match.end(), text, is_number=is_number))
        return match.end() - match.start() + len(text)

    def insert(self, place: int, text: str) -> int:
        """Insert at a place."""
        if not self.take(place, place):
            return 0
        self.edits.append(Edit(place, place, text))
        return len(text)

    # kinds of edits, each gives the number of changed characters

    def number(self) -> int:
        """One digit of a number becomes another, sometimes with another qualifier."""
        match = self.pick(NUMBER)
        if match is None or (
            match.start() and (self.text[match.start() - 1].isdigit() or self.text[match.start() - 1] == ".")
        ):
            return 0
        digits = [index for index, char in enumerate(match.group()) if char.isdigit()]
        index = self.random.choice(digits)
        other = self.random.choice(
            [digit for digit in "123456789" if int(digit) != int(match.group()[index])]
        )
        text = match.group()[:index] + other + match.group()[index + 1 :]
        if self.random.random() < 0.2 and text.endswith(("左右", "以上")):
            text = text[:-2] + ("以上" if text.endswith("左右") else "左右")
        return self.replace(match, text, is_number=True)

    def word(self) -> int:
        """Two to four characters become others."""
        match = self.pick(WORD)
        other = self.random.choice(self.donor_words)
        if match is None or set(match.group()) & set(other):
            return 0
        return self.replace(match, other)

    def character(self) -> int:
        """One character comes, goes or becomes another."""
        match = self.pick(re.compile(r"[\u4e00-\u9fff]"))
        if match is None:
            return 0
        other = self.random.choice("".join(self.donor_words))
        if other in self.text[max(match.start() - 2, 0) : match.end() + 2]:
            return 0
        if self.random.random() < 0.3:
            return self.insert(match.start(), other)
        if (
            self.random.random() < 0.4
            and match.group()
            not in self.text[match.start() - 1 : match.start()] + self.text[match.end() : match.end() + 1]
        ):
            return self.replace(match, "")
        return self.replace(match, other)

    def clause(self) -> int:
        """A clause comes, goes or becomes another."""
        match = self.pick(CLAUSE)
        action = self.random.random()
        if match and action < 0.35:
            return self.insert(match.start(), self.random.choice(self.donor_clauses))
        return self.replace(
            match,
            ""
            if action < 0.65
            else self.random.choice(self.donor_clauses)[:-1] + (match.group()[-1] if match else ""),
        )

    def sentence(self) -> int:
        """A sentence comes, goes or becomes another."""
        match = self.pick(SENTENCE)
        action = self.random.random()
        if match and action < 0.4:
            return self.insert(match.end(), self.random.choice(self.donor_sentences))
        return self.replace(match, "" if action < 0.7 else self.random.choice(self.donor_sentences))

    def paragraph(self) -> int:
        """A paragraph comes or goes."""
        match = self.pick(re.compile(r"(?<=\n)[^\n]{30,400}\n"))
        if match and self.random.random() < 0.5:
            sentences = self.random.choices(self.donor_sentences, k=self.random.randint(2, 5))
            return self.insert(match.start(), "".join(sentences) + "\n")
        return self.replace(match, "")

    def punctuation(self) -> int:
        """A comma becomes another mark: sentences are split and merged so."""
        match = self.pick(COMMA)
        return self.replace(
            match,
            self.random.choice([mark for mark in "，；。、" if match and mark != match.group()] or ["。"]),
        )

    def mask(self) -> int:
        """A character is masked."""
        match = self.pick(MASKABLE)
        return self.replace(match, "*")

    def digits(self) -> int:
        """A long run of digits is lost."""
        return self.replace(self.pick(LONG_DIGITS), "")

    def move(self) -> int:
        """A paragraph or a few sentences go elsewhere; sometimes edited on the way."""
        whole = self.random.random() < 0.6
        match = self.pick(
            re.compile(r"(?<=\n)[^\n]{60,500}\n")
            if whole
            else re.compile(r"(?<=[。！？])(?:[^。！？\n]+[。！？]){1,3}")
        )
        target = self.pick(re.compile(r"(?<=\n)" if whole else r"(?<=[。！？])(?=[^\n])"))
        if match is None or target is None or len(match.group()) < 60:
            return 0
        place = target.start()
        if (
            match.start() - 80 <= place <= match.end() + 80
            or not self.free[place]
            or not all(self.still[match.start() : match.end()])
            or any(match.start() < landed < match.end() for _, landed in self.moves)
        ):
            return 0
        if not self.still[place] or not self.take(place, place):
            return 0
        self.still[match.start() : match.end()] = bytes(len(match.group()))
        self.free[match.start() - 1] = 0
        self.free[min(match.end(), len(self.text) - 1)] = 0
        self.moves.append((match.span(), place))
        return 0

    def build(self) -> Case:
        """Put the new text together and say where everything went."""
        self.edits.sort(key=lambda edit: (edit.start, edit.end))
        assembly = Assembly(self.text, self.edits)
        moved = {span for span, _ in self.moves}
        borders = {place for span in moved for place in span} | {place for _, place in self.moves}
        for start, end in pairwise(sorted({0, len(self.text), *borders})):
            for span, place in self.moves:
                if place == start:
                    begin = assembly.length
                    assembly.copy(*span)
                    assembly.truth.moves.append((span, (begin, assembly.length)))
            if (start, end) not in moved:
                assembly.copy(start, end)
        return Case(self.text, "".join(assembly.pieces), assembly.truth)


@dataclass(slots=True)
class Assembly:
    """The new text as it grows, and the truth about it."""

    text: str
    edits: list[Edit]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    truth: Truth = field(default_factory=Truth)

    def emit(self, text: str) -> None:
        """Add to the new text."""
        self.pieces.append(text)
        self.length += len(text)

    def copy(self, start: int, end: int) -> None:
        """Copy old[start:end] with its edits."""
        at = start
        for edit in self.edits:
            if edit.start < start or edit.end > end or edit.start == edit.end == end:
                continue
            self.emit(self.text[at : edit.start])
            head, tail = _shared(self.text[edit.start : edit.end], edit.text, whole=edit.is_number)
            self.truth.gone.append((edit.start + head, edit.end - tail))
            self.truth.come.append((self.length + head, self.length + len(edit.text) - tail))
            if edit.is_number:
                self.truth.numbers.append((self.truth.gone[-1], self.truth.come[-1]))
            self.emit(edit.text)
            at = edit.end
        self.emit(self.text[at:end])


def _shared(old: str, new: str, *, whole: bool) -> Span:
    """Characters that both sides of an edit begin and end with: not changed, whoever chose them (numbers are whole)."""
    if whole:
        return 0, 0
    shorter = min(len(old), len(new))
    head = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    most = shorter - head
    tail = next((index for index in range(most) if old[-1 - index] != new[-1 - index]), most)
    return head, tail


MIX: dict[str, tuple[Callable[[Generator], int], float]] = {
    "number": (Generator.number, 3),
    "word": (Generator.word, 4),
    "character": (Generator.character, 2),
    "clause": (Generator.clause, 2),
    "sentence": (Generator.sentence, 1),
    "paragraph": (Generator.paragraph, 0.15),
    "punctuation": (Generator.punctuation, 1),
    "mask": (Generator.mask, 0.5),
    "digits": (Generator.digits, 0.5),
    "move": (Generator.move, 0.3),
}


def generate(text: str, donor: str, seed: int, share: float, kinds: tuple[str, ...] = tuple(MIX)) -> Case:
    """Edit about `share` of the characters (deleted and inserted ones over twice the length)."""
    generator = Generator(text, donor, seed)
    wanted, done, idle = share * 2 * len(text), 0, 0
    if "move" in kinds:
        for _ in range(2 + int(share * 40)):
            generator.move()
    rest = [kind for kind in kinds if kind != "move"]
    weights = [MIX[kind][1] for kind in rest]
    while rest and done < wanted and idle < 2000:
        changed = MIX[generator.random.choices(rest, weights)[0]][0](generator)
        done += changed
        idle = 0 if changed else idle + 1
    return generator.build()


def with_noise(case: Case, seed: int) -> Case:
    """The same case with the new side reflowed and with other quotes and marks: truth keeps its meaning."""
    chooser = random.Random(seed)
    places = [0] * (len(case.new) + 1)
    parts: list[str] = []
    length = 0
    for index, char in enumerate(case.new):
        places[index] = length
        written = char.translate(QUOTES) if char != "\n" else chooser.choice(["\n", "\n\n　　", " ", ""])
        if char in "。；" and chooser.random() < 0.2:
            written += chooser.choice(["\n", "\n　　", " "])
        elif chooser.random() < 0.01:
            written += chooser.choice([" ", "\n"])
        parts.append(written)
        length += len(written)
    places[len(case.new)] = length

    written_text = "".join(parts)

    def moved(span: Span) -> Span:
        start, end = places[span[0]], places[span[1]]
        return start, start + len(written_text[start:end].rstrip())

    truth = Truth(
        case.truth.gone,
        [moved(span) for span in case.truth.come],
        [(old, moved(new)) for old, new in case.truth.moves],
        [(old, moved(new)) for old, new in case.truth.numbers],
    )
    return Case(case.old, written_text, truth)
