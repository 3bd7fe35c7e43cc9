"""A passage and its source -> marks: why it is no evidence that one place took specific wording from another."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipelines.boilerplate.pattern_file import read_patterns

Mark = Literal["common", "liturgy", "figures", "heading", "slight"]
"""common: many places have it; liturgy: what every report says; figures: the same scaffold with other figures; heading:
the line of a section; slight: too little or too common wording to tell from chance."""

COMMON_PLACES = 6
"""Places from which on a passage is common; measured: with 8, three in ten of sixty judged pairs were set phrases."""
FIGURES = 0.08
"""Share of digits from which on a sentence is a list of figures; measured."""
SAME_FIGURES = 0.5
"""Share of the figures that must agree for a list of figures to be taken over rather than a scaffold; guess."""
HEADING_LENGTH = 30
"""Characters below which a numbered sentence is a heading; guess."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
"""A figure: "6.5"."""
NUMBERED = re.compile(r"[（(〔]?(?:[一二三四五六七八九十]+|\d+)[）)、.．〕]|第[一二三四五六七八九十]+[，、]")
"""The number before a heading: "（三）"; "第一，"."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a passage is by itself."""

    is_liturgy: bool
    is_heading: bool
    has_figures: bool
    """Whether it has so many digits that it may be a list of figures."""
    figures: tuple[str, ...]


@cache
def liturgy() -> re.Pattern[str]:
    """Return the cues of liturgy as one pattern."""
    return re.compile(read_patterns(Path(__file__).with_name("liturgy.txt"))["liturgy"])


def looked_at(words: str) -> Looked:
    """Say what a passage is by itself: liturgy, the numbered line of a section, a list of figures."""
    has_figures = sum(map(str.isdecimal, words)) > FIGURES * len(words)
    return Looked(
        bool(liturgy().search(words)),
        len(words) < HEADING_LENGTH and bool(NUMBERED.match(words.strip())),
        has_figures,
        tuple(NUMBER.findall(words)),
    )


def marks_of(passage: Looked, source: Looked, places: float) -> tuple[Mark, ...]:
    """Return why a passage is no specific wording, in the order of Mark; empty where it is.

    Args:
        passage: what it is.
        source: what the sentence is that it was found in.
        places: how many places have its wording.
    """
    marks: list[Mark] = []
    if places >= COMMON_PLACES:
        marks.append("common")
    if passage.is_liturgy:
        marks.append("liturgy")
    if passage.has_figures and is_scaffold(passage.figures, source.figures):
        marks.append("figures")
    if passage.is_heading:
        marks.append("heading")
    return tuple(marks)


def is_scaffold(figures: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two lists of figures are other ones: less than half of the longer list is in both."""
    counted, counted_others = Counter(figures), Counter(others)
    return (counted & counted_others).total() < SAME_FIGURES * max(len(figures), len(others))
