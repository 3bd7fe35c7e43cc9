"""Split a text into sentences and clauses of its normal form, without note marks, with offsets back."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from pipelines.text.normal import Normal, normalise
from pipelines.text.outline import Outline, Section, outline
from storage.records import Span

NOTE_MARK = re.compile(
    r"[\[(](?:注)?\d{1,3}[\])](?=[^\d\s])|[①-⑳]|\((?:注|见注)\d{1,3}\)"
    r"|[\ue000-\uf8ff](?=\d)|(?<=[\d%‰])[\ue000-\uf8ff]"
)
"""A note mark: 资金[3]1.43亿元, “两直”①; a number in brackets only counts inside a line. A private-use character beside a
figure is a mark of the typesetter."""
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
HAN_YEAR = re.compile("(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}(?=年)")
"""A year in numerals: 一九五七年; a clause has it in figures, as long."""
HAN_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
HYPHEN = "\u00ad"
"""A soft hyphen, which the normal form drops."""
SOFT_HYPHEN = re.compile("(?<=\\d)\u00ad(?=\\d)")
"""Between digits it stands for the dash of a range: 5-6%."""
STARS = re.compile(r"(?<=[一-鿿])\*{1,4}(?=[一-鿿])")
"""Masked characters: 习*平, 市*委."""
FEW = 3
"""Places with lost or masked characters from which on numbers of a text are not trusted; guess."""
LONGEST = 300
"""Most characters of a clause; a longer one is not prose of a report; guess."""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A text prepared for reading targets: normal form without note marks, cut into sentences."""

    raw: str = field(repr=False)
    text: str
    offsets: "array[int]" = field(repr=False)
    outline: Outline = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)
    places: tuple[int, ...] = field(repr=False)
    """Index of the section of each sentence."""

    def section(self, index: int) -> Section:
        """Return the section in which the sentence with this index stands."""
        return self.outline.sections[self.places[index]]

    def raw_span(self, start: int, end: int) -> Span:
        """Map a non-empty span of the prepared text to the raw text.

        Args:
            start: first code point in `text`.
            end: code point after the last one in `text`, greater than `start`.

        Returns:
            Half-open span of code points in `raw`.
        """
        return self.offsets[start], self.offsets[end - 1] + 1

    def clauses(self, sentence: Span) -> Iterator[Span]:
        """Yield the clauses of a sentence, in order.

        Args:
            sentence: half-open span in `text`.

        Yields:
            Half-open spans in `text`, without leading bullets and without the stop that ends the sentence; empty clauses
            and those of more than LONGEST characters are left out.
        """
        for match in CLAUSE.finditer(self.text, *sentence):
            end = match.end()
            while end > match.start() and self.text[end - 1] in "。!?":
                end -= 1
            mark = LEADING.match(self.text, match.start(), end)
            start = mark.end() if mark else match.start()
            if start < end <= start + LONGEST:
                yield start, end


def read_clauses(text: str) -> ClauseText:
    """Prepare any text for reading targets; never raises.

    Args:
        text: raw text of a report, possibly empty.

    Returns:
        The text with its sentences in order; no sentence is empty.
    """
    normal = normalise(SOFT_HYPHEN.sub("-", text) if HYPHEN in text else text)
    plan = outline(text)
    folded, offsets = _without_marks(normal)
    folded = HAN_YEAR.sub(lambda year: year.group().translate(HAN_FIGURES), folded)
    sentences = tuple(_sentences(folded, offsets, plan))
    starts = [section.span[0] for section in plan.sections]
    places = tuple(bisect_right(starts, offsets[start]) - 1 for start, _ in sentences)
    return ClauseText(text, folded, offsets, plan, sentences, places)


@lru_cache(maxsize=1024)
def heading_words(heading: str) -> str:
    """A heading in normal form; kept, as several readers ask for it."""
    return normalise(heading).text


def is_damaged(text: str) -> bool:
    """Whether numbers of a normal text cannot be trusted: masked or lost digits in several places."""
    return any(sum(1 for _ in islice(marks.finditer(text), FEW)) == FEW for marks in (LOST, STARS))


def _without_marks(normal: Normal) -> tuple[str, "array[int]"]:
    """Return the normal text without note marks, and the raw offsets of its characters and its end."""
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
    """Whether a line break precedes a character: then (1) is the number of a heading, not a note mark."""
    before = normal.offsets[index - 1] + 1 if index else 0
    return index == 0 or "\n" in normal.raw[before : normal.offsets[index]]


def _sentences(folded: str, offsets: "array[int]", plan: Outline) -> Iterator[Span]:
    """Yield the outline's sentences as non-empty half-open spans of the prepared text."""
    for start, end in plan.sentences:
        span = bisect_left(offsets, start, 0, len(folded)), bisect_left(offsets, end, 0, len(folded))
        if span[0] < span[1]:
            yield span
