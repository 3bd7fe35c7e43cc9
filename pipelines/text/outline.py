"""Divide a text into sections with roles, paragraphs and sentences, with or without line breaks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.text.headings import Heading, find_headings
from pipelines.text.section_roles import (
    CLOSING_WORDS,
    PLAN_BEGINS,
    REVIEW,
    SALUTATION,
    SALUTATION_ENDS,
    Role,
    role_of_heading,
    role_of_line,
)
from pipelines.text.sentences import join_lines, line_spans, sentences_of
from storage.records import Span

LONG_OPENING = 200
"""Characters between salutation and first heading from which on they are a section; guess."""
LONGEST_CLOSING = 1500
"""Most characters of a closing; guess."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text from its heading to the next heading of any level."""

    heading: str
    """As written, with its number; empty where a part has no heading."""
    level: int
    """1 for 一、 2 for （一） 3 for 1. and 0 for parts without heading."""
    role: Role
    span: Span
    heading_span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a text, as half-open spans of code points of the raw text; sections leave no gaps."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Span, ...] = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)

    def section_at(self, offset: int) -> Section | None:
        """Return the section at an offset; None only for an empty text."""
        return section_at(self.sections, offset)

    def role_at(self, offset: int) -> Role:
        """Return the role of the section at an offset; `head` for an empty text."""
        section = self.section_at(offset)
        return section.role if section else "head"


def outline(text: str) -> Outline:
    """Find the parts of any text; never raises.

    Args:
        text: raw text, with or without line breaks.

    Returns:
        Sections that cover the text, and its paragraphs and sentences, all in order; all empty for an empty text.
    """
    lines = line_spans(text)
    headings = find_headings(text, lines)
    paragraphs = join_lines(text, lines, {heading.start for heading in headings})
    cuts = {heading.start for heading in headings}
    cuts |= {heading.end for heading in headings if heading.is_end_known}
    return Outline(
        sections=tuple(_sections(text, lines, headings)),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences_of(text, paragraphs, cuts)),
    )


def sections_of(text: str) -> tuple[Section, ...]:
    """Return the sections alone, which costs less than the whole outline."""
    lines = line_spans(text)
    return tuple(_sections(text, lines, find_headings(text, lines)))


def section_at(sections: Sequence[Section], offset: int) -> Section | None:
    """Find the section at an offset.

    Args:
        sections: in order, without gaps.
        offset: code point of the raw text; before the first section, the first one counts.

    Returns:
        The section; None if there are no sections.
    """
    index = bisect_right(sections, offset, key=lambda section: section.span[0]) - 1
    return sections[max(index, 0)] if sections else None


def _sections(text: str, lines: list[Span], headings: list[Heading]) -> list[Section]:
    """Return sections that cover the text: its parts by cue words, divided by the headings."""
    tail = _tail(text, lines, max((heading.start for heading in headings if heading.level < 3), default=0))
    body_end = tail[0][0] if tail else len(text)
    headings = [heading for heading in headings if heading.start < body_end]
    marks: list[tuple[int, Role, Heading | None]] = [(0, "head", None)]
    first = headings[0].start if headings else body_end
    opening = _salutation_end(text, first)
    if opening is not None and first - opening >= LONG_OPENING:
        marks.append((opening, "review", None))
    turn = None if any(heading.level == 1 for heading in headings) else _turn(text, marks[-1][0], body_end)
    marks += [] if turn is None else [(turn, "tasks", None)]
    marks += _roles(text, headings, len(text) if turn is None else turn)
    marks += [(start, role, None) for start, role in tail]
    marks.sort(key=lambda mark: mark[0])
    return _cover(text, marks)


def _cover(text: str, marks: list[tuple[int, Role, Heading | None]]) -> list[Section]:
    """Make sections of (start, role, heading) in order, each up to the next start."""
    ends = [mark[0] for mark in marks[1:]] + [len(text)]
    return [
        Section(
            heading=text[heading.start : heading.end] if heading else "",
            level=heading.level if heading else 0,
            role=role,
            span=(start, end),
            heading_span=(heading.start, heading.end) if heading else (start, start),
        )
        for (start, role, heading), end in zip(marks, ends, strict=True)
        if start < end
    ]


def _roles(text: str, headings: list[Heading], turn: int) -> list[tuple[int, Role, Heading | None]]:
    """Return each heading with the role of its section, by its words or its place; plans after the turn."""
    marks: list[tuple[int, Role, Heading | None]] = []
    part: Role = "head"
    for before, heading in zip([None, *headings], headings, strict=False):
        if before and part == "review" and heading.level == before.level == 2 and heading.number == 1:
            turn = min(turn, _turn(text, before.end, heading.start) or turn)
        if heading.start >= turn and part in ("head", "review"):
            part = "tasks"
            marks.append((turn, "tasks", None))
            turn = len(text)
        words = text[heading.start : heading.end]
        restarts = heading.level == 1 and heading.number == 1 and part != "head" and not REVIEW.search(words)
        level = 2 if restarts else heading.level
        role = role_of_heading(words, level, part, heading.number)
        if level == 1 or part == "head":
            part = role = "review" if role == "head" else role
        marks.append((heading.start, role, heading))
    return marks if any(role == "tasks" for _, role, _ in marks) else [_as_task(*mark) for mark in marks]


def _as_task(start: int, role: Role, heading: Heading | None) -> tuple[int, Role, Heading | None]:
    """Make a heading below this year's goals a task, for texts in which no part is named for its tasks."""
    if role == "goals" and heading and heading.level > 1:
        return start, "tasks", heading
    return start, role, heading


def _salutation_end(text: str, limit: int) -> int | None:
    """Return where the opening words to the deputies end; None without salutation."""
    salutation = SALUTATION.search(text, 0, limit)
    if salutation is None:
        return None
    asked = SALUTATION_ENDS.search(text, salutation.end(), min(limit, salutation.end() + 300))
    return asked.end() if asked else salutation.end()


def _turn(text: str, start: int, end: int) -> int | None:
    """Return where a text without headings of level 1 turns to this year's plan; None if nowhere."""
    turn = PLAN_BEGINS.search(text, start, end) if start else None
    return turn.start() if turn else None


def _tail(text: str, lines: list[Span], last_heading: int) -> list[tuple[int, Role]]:
    """Return (start, role) of closing, attachments and notes, in order; empty where the text is cut short."""
    closing = _closing(text)
    if closing is None:
        return []
    parts: list[tuple[int, Role]] = [(closing, "closing")]
    for start, end in lines:
        role = role_of_line(text[start : min(end, start + 40)]) if start > closing else None
        if role and parts[-1][1] != role:
            parts.append((start, role))
    limit = parts[1][0] if len(parts) > 1 else len(text)
    return parts if limit - closing <= LONGEST_CLOSING and not closing < last_heading < limit else []


def _closing(text: str) -> int | None:
    """Return the start of the last address to the deputies that sounds like an end; None without one."""
    starts = [match.start() for match in SALUTATION.finditer(text)]
    for start in reversed(starts[1:]):
        if CLOSING_WORDS.search(text, start, start + LONGEST_CLOSING):
            return start
    return None
