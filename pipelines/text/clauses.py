"""Text -> ClauseText: its normal form without note marks, cut into clauses, with offsets back."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from pipelines.text.normal import Normal, normalise
from pipelines.text.outline import Outline, Section, outline
from storage.records import Span

NOTE_MARK = re.compile(r"[\[(](?:注)?\d{1,3}[\])](?=[^\d\s])|[①-⑳]|\((?:注|见注)\d{1,3}\)")
"""A mark of a note inside the text: 资金[3]1.43亿元, “两直”①; a number in brackets is one only inside a line."""
SENTENCE = re.compile(r"[^。!?]+[。!?]*")
"""Up to a stop."""
CLAUSE = re.compile(r"(?:\([^()]{0,60}\)|(?<=\d)[,:](?=\d)|[^,;:])+")
"""Up to a comma, semicolon or colon; one inside brackets or a number (1,200亿元, 1.79:1) does not count."""
LEADING = re.compile(r"(?:\\[rnt]|\(\d{1,2}\)|\d{1,2}[.、](?=[^\d])|[-·*#>\])])+")
"""What is no part of a clause: bullets, (1), 1., line breaks spelt out."""
LOST = re.compile(
    r"(?:增长|下降|达到|达|突破|超过|提高|占|完成|实现|到)(?=%|个百分点|(?:万|百)?亿元|万元|万吨|万人)|(?:到|至)年,"
)
"""A number that is not there: 增长%, 突破亿元, 到年,; while 到年底 and 突破年 are words."""
READ_AS = str.maketrans(
    "₀₁₂₃₄₅₆₇₈₉⻓⻔⻅⻆⻋⻚⻛⻜⻢⻥⻦⻩⻬⻰⻄⺠⻁⻉⻝⻘⻮⻣",
    "0123456789长门见角车页风飞马鱼鸟黄齐龙西民虎贝食青齿骨",
)
"""Subscript digits (PM₂.₅) and radicals that Unicode does not equate with a letter (增⻓), as they are read."""
ODD = re.compile("[₀-₉⺀-⻿\u00ad]")
"""What READ_AS and SOFT_HYPHEN change."""
SOFT_HYPHEN = re.compile("(?<=\\d)\u00ad(?=\\d)")
"""Between digits it stands for the dash of a range: 5-6%."""
STARS = re.compile(r"(?<=[一-鿿])\*{1,4}(?=[一-鿿])")
"""Masked characters: 习*平, 市*委."""
FEW = 3
LONGEST = 300
"""Characters of a clause; a longer one is no sentence of a report."""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A text as read for targets: folded, without blanks and note marks; `sentences` are spans in it."""

    raw: str = field(repr=False)
    text: str
    offsets: "array[int]" = field(repr=False)
    outline: Outline = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)
    places: tuple[int, ...] = field(repr=False)
    """Number of the section in which each sentence stands."""

    def section(self, index: int) -> Section:
        """The section of a sentence."""
        return self.outline.sections[self.places[index]]

    def raw_span(self, start: int, end: int) -> Span:
        """Where a non-empty piece of the reading stands in the raw text."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def clauses(self, sentence: Span) -> Iterator[Span]:
        """The clauses of a sentence, without the marks that end them; one too long to be a clause is none."""
        for match in CLAUSE.finditer(self.text, *sentence):
            end = match.end()
            while end > match.start() and self.text[end - 1] in "。!?":
                end -= 1
            mark = LEADING.match(self.text, match.start(), end)
            start = mark.end() if mark else match.start()
            if start < end <= start + LONGEST:
                yield start, end


def read(text: str) -> ClauseText:
    """Make a text ready for reading targets; never raises."""
    is_odd = ODD.search(text) is not None
    normal = normalise(SOFT_HYPHEN.sub("-", text.translate(READ_AS)) if is_odd else text)
    plan = outline(text)
    folded, offsets = _without_marks(normal)
    sentences = tuple(_sentences(folded, offsets, plan))
    starts = [section.span[0] for section in plan.sections]
    places = tuple(bisect_right(starts, offsets[start]) - 1 for start, _ in sentences)
    return ClauseText(text, folded, offsets, plan, sentences, places)


def is_damaged(text: str) -> bool:
    """Whether numbers of a normal text cannot be trusted: masked or lost digits in several places."""
    return any(sum(1 for _ in islice(marks.finditer(text), FEW)) == FEW for marks in (LOST, STARS))


def _without_marks(normal: Normal) -> tuple[str, "array[int]"]:
    pieces: list[str] = []
    offsets: array[int] = array("i")
    position = 0
    for mark in NOTE_MARK.finditer(normal.text):
        if mark.group().startswith("(") and _begins_line(normal, mark.start()):
            continue
        pieces.append(normal.text[position : mark.start()])
        offsets.extend(normal.offsets[position : mark.start()])
        position = mark.end()
    pieces.append(normal.text[position:])
    offsets.extend(normal.offsets[position:])
    return "".join(pieces), offsets


def _begins_line(normal: Normal, index: int) -> bool:
    """Whether a line break stands before a character: then (1) is a heading's number."""
    before = normal.offsets[index - 1] + 1 if index else 0
    return index == 0 or "\n" in normal.raw[before : normal.offsets[index]]


def _sentences(folded: str, offsets: "array[int]", plan: Outline) -> Iterator[Span]:
    """The outline's sentences, as spans of the reading; empty ones are left out."""
    for start, end in plan.sentences:
        span = bisect_left(offsets, start, 0, len(folded)), bisect_left(offsets, end, 0, len(folded))
        if span[0] < span[1]:
            yield span
