"""Text -> Outline: sections with roles, paragraphs and sentences, in clean texts, blobs and texts out of PDFs."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.text import section_roles
from pipelines.text.headings import Heading, find_headings
from pipelines.text.section_roles import Role
from pipelines.text.sentences import join_lines, lines_of, sentences_of
from storage.records import Span

LONG_OPENING = 200
"""Characters between salutation and first heading from which on they are a part of their own."""
LONGEST_CLOSING = 1500


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text from its heading to the next one; `span` covers the heading and the text, not deeper sections."""

    heading: str
    """As written, with its number; empty where a part has no heading."""
    level: int
    """1 for 一、 2 for （一） 3 for 1. and 0 for parts without heading."""
    role: Role
    span: Span
    heading_span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a text: sections cover it without gaps; offsets are code points of the text as given."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Span, ...] = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)

    def section_at(self, offset: int) -> Section | None:
        """The section in which an offset stands; None only for an empty text."""
        return section_at(self.sections, offset)

    def role_at(self, offset: int) -> Role:
        """The role of the section in which an offset stands."""
        section = self.section_at(offset)
        return section.role if section else "head"

    def spans_of(self, role: Role) -> tuple[Span, ...]:
        """Where the parts with this role stand; neighbours joined."""
        spans: list[Span] = []
        for section in self.sections:
            if section.role != role:
                continue
            if spans and spans[-1][1] == section.span[0]:
                spans[-1] = (spans[-1][0], section.span[1])
            else:
                spans.append(section.span)
        return tuple(spans)


def outline(text: str) -> Outline:
    """Find the parts of any text; never raises, one pass over lines, headings and sentences."""
    lines = lines_of(text)
    headings = find_headings(text, lines)
    paragraphs = join_lines(text, lines, {heading.start for heading in headings})
    cuts = {heading.start for heading in headings} | {heading.end for heading in headings}
    return Outline(
        sections=tuple(_sections(text, lines, headings)),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences_of(text, paragraphs, cuts)),
    )


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections alone, for those who need no sentences."""
    lines = lines_of(text)
    return tuple(_sections(text, lines, find_headings(text, lines)))


def section_at(sections: Sequence[Section], offset: int) -> Section | None:
    """The section in which an offset stands; None only without sections."""
    index = bisect_right(sections, offset, key=lambda section: section.span[0]) - 1
    return sections[max(index, 0)] if sections else None


def _sections(text: str, lines: list[Span], headings: list[Heading]) -> list[Section]:
    """Cover the text: parts by cues (head, closing, attachments, notes) around and between the headings."""
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
    """(start, role, heading) in order -> sections up to the next start."""
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
    """Each heading with the role of its section: by its words, else by its place; after the turn all are plans."""
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
        restarts = (
            heading.level == 1
            and heading.number == 1
            and part != "head"
            and not section_roles.REVIEW.search(words)
        )
        level = 2 if restarts else heading.level
        role = section_roles.role_of_heading(words, level, part, heading.number)
        if level == 1 or part == "head":
            part = role = "review" if role == "head" else role
        marks.append((heading.start, role, heading))
    return marks if any(role == "tasks" for _, role, _ in marks) else [_as_task(*mark) for mark in marks]


def _as_task(start: int, role: Role, heading: Heading | None) -> tuple[int, Role, Heading | None]:
    """Where no part is named for its tasks, they stand under the headings below this year's goals."""
    if role == "goals" and heading and heading.level > 1:
        return start, "tasks", heading
    return start, role, heading


def _salutation_end(text: str, limit: int) -> int | None:
    """Where the opening words to the deputies end; None without salutation."""
    salutation = section_roles.SALUTATION.search(text, 0, limit)
    if salutation is None:
        return None
    asked = section_roles.SALUTATION_ENDS.search(text, salutation.end(), min(limit, salutation.end() + 300))
    return asked.end() if asked else salutation.end()


def _turn(text: str, start: int, end: int) -> int | None:
    """Without headings of the first level: the sentence that turns to this year's plan."""
    turn = section_roles.PLAN_BEGINS.search(text, start, end) if start else None
    return turn.start() if turn else None


def _tail(text: str, lines: list[Span], last_heading: int) -> list[tuple[int, Role]]:
    """(start, role) of closing, attachments and notes, in order; none of them where a text is cut."""
    closing = _closing(text)
    if closing is None:
        return []
    parts: list[tuple[int, Role]] = [(closing, "closing")]
    for start, end in lines:
        role = section_roles.role_of_line(text[start : min(end, start + 40)]) if start > closing else None
        if role and parts[-1][1] != role:
            parts.append((start, role))
    limit = parts[1][0] if len(parts) > 1 else len(text)
    return parts if limit - closing <= LONGEST_CLOSING and not closing < last_heading < limit else []


def _closing(text: str) -> int | None:
    """Start of the last address to the deputies that sounds like an end; the first one of all is the salutation."""
    starts = [match.start() for match in section_roles.SALUTATION.finditer(text)]
    for start in reversed(starts[1:]):
        if section_roles.CLOSING_WORDS.search(text, start, start + LONGEST_CLOSING):
            return start
    return None
