"""Edit or copy change -> what its HTML page shows: groups of rows with marks, and an outline."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.compare.comparison import Comparison, edit_change
from pipelines.render.labels import hunk_counts, summary_zh
from pipelines.render.safe_text import visible
from pipelines.render.view.aligned_rows import MINOR, AlignedRow, aligned_rows, moved_down
from pipelines.render.view.edit_highlights import Highlight, highlights
from pipelines.render.view.inline_marks import Mark, row_cells
from pipelines.text.outline import Section, sections_of

AROUND = 1
"""Equal paragraphs shown on either side of a change (guess)."""
FOLD_FROM = 3
"""Neighbouring equal paragraphs from which on they are folded into one line (guess)."""
MANY = 500
"""Neighbouring paragraphs from which on equal ones are drawn together (guess).

So a page of 100,000 lines can be opened.
"""
TOGETHER = 50
"""Equal paragraphs that are then drawn as one (guess)."""
DENSITIES = (0, 1, 3, 6, 12, 25)
"""Hunks per thousand characters from which on a section is one shade darker (guess)."""
HEADING_LONGEST = 60
"""Characters of a first row of a section that is shown as its heading (guess)."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row with its cells; `heading` is true for the line that names a section."""

    heading: bool
    weight: str
    joined: bool
    anchors: tuple[str, ...]
    old: tuple[Mark, ...]
    new: tuple[Mark, ...]
    plain: str | None = None
    """Its text where both sides are equal, so that thousands of equal rows are written fast."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring rows that are all shown, or folded into one line."""

    folded: bool
    lines: tuple[ShownLine, ...]
    paragraphs: int
    characters: int


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section in the outline."""

    heading: str
    role: str
    level: int
    anchor: str
    count: int
    density: int


@dataclass(frozen=True, slots=True)
class EditsView:
    """All that the page of an edit or copy change shows below its head."""

    groups: tuple[Group, ...]
    entries: tuple[OutlineEntry, ...]
    counts: tuple[tuple[str, int], ...]
    summary_zh: str
    minor: int
    highlights: tuple[Highlight, ...]
    more: int
    """Number of changes of content that are not among the highlights."""


@dataclass(slots=True)
class Sections:
    """The sections of the newer text and the ids that lead to them; a row gets those of its sections once."""

    prefix: str
    sections: Sequence[Section]
    starts: list[int] = field(init=False)
    given: int = 0
    """Number of ids that rows already have."""

    def __post_init__(self) -> None:
        self.starts = [section.span[0] for section in self.sections]

    def at(self, offset: int) -> int:
        """Return the index of the section that holds an offset."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def heads(self, row: AlignedRow) -> bool:
        """Return whether a row is the line that names its section."""
        section = self.sections[self.at(row.start)] if self.sections else None
        return (
            section is not None
            and bool(section.heading)
            and section.heading.strip() == row.side("new").strip()
        )

    def anchors(self, end: int) -> tuple[str, ...]:
        """Return the ids of the sections that begin before an offset and have none yet; they count as given."""
        first, self.given = self.given, max(bisect_right(self.starts, end - 1), self.given)
        return tuple(f"{self.prefix}s{number}" for number in range(first, self.given))


def edits_view(comparison: Comparison, prefix: str) -> EditsView:
    """Collect what the page of an edit or copy change shows.

    Args:
        comparison: the change with both texts.
        prefix: what the ids of this change on the page begin with, since a page may show several changes.

    Raises:
        TypeError: the comparison is along the year axis.
    """
    diff = edit_change(comparison)
    found = aligned_rows(diff, comparison.old.text, comparison.new.text)
    sections = Sections(prefix, sections_of(comparison.new.text))
    ends = [*(row.start for row in found[1:]), len(comparison.new.text) + 1][: len(found)]
    kept = always_shown(found, {sections.at(row.start) for row in found if row.weight == "changed"}, sections)
    down = moved_down(diff)
    drawn = [
        shown_line(row, prefix, sections.anchors(end), down, heading=sections.heads(row))
        for row, end in zip(found, ends, strict=True)
    ]
    first, more = highlights(comparison, prefix)
    return EditsView(
        groups=tuple(folded_groups(found, drawn, kept)),
        entries=tuple(outline_entries(found, sections)),
        counts=tuple(hunk_counts(diff.hunks)),
        summary_zh=summary_zh(diff.hunks),
        minor=sum(hunk.kind in MINOR for hunk in diff.hunks),
        highlights=first,
        more=more,
    )


def always_shown(found: list[AlignedRow], busy: set[int], sections: Sections) -> list[bool]:
    """Return for each row whether it is always shown.

    So are changes, their neighbours, and the headings of sections with changes.

    Args:
        found: all rows.
        busy: indices of the sections with changes.
        sections: the sections of the newer text.
    """
    near = {
        number + step
        for number, row in enumerate(found)
        if row.weight == "changed"
        for step in range(-AROUND, AROUND + 1)
    }
    heads = {sections.starts[number] for number in busy if number < len(sections.starts)}
    return [
        number in near or (row.start in heads and len(row.side("new")) < HEADING_LONGEST)
        for number, row in enumerate(found)
    ]


def folded_groups(found: list[AlignedRow], drawn: list[ShownLine], kept: list[bool]) -> list[Group]:
    """Return neighbouring rows that are all shown or all folded; fewer than FOLD_FROM are not folded.

    Args:
        found: all rows.
        drawn: the line of each row.
        kept: for each row whether it is always shown.
    """
    made: list[Group] = []
    start = 0
    for end in range(1, len(found) + 1):
        if end < len(found) and kept[end] == kept[start]:
            continue
        folded = not kept[start] and end - start >= FOLD_FROM
        size = sum(len(row.side("new")) for row in found[start:end])
        lines = drawn[start:end]
        made.append(
            Group(folded, tuple(lines if end - start < MANY else joined_plain(lines)), end - start, size)
        )
        start = end
    return made


def joined_plain(lines: list[ShownLine]) -> Iterator[ShownLine]:
    """Yield lines; up to TOGETHER equal neighbours without ids become one line."""
    held: list[ShownLine] = []
    for each in lines:
        is_plain = each.plain is not None and not each.anchors and not each.heading
        if held and not (is_plain and len(held) < TOGETHER):
            yield replace(held[0], plain="\n".join(one.plain or "" for one in held))
            held = []
        if is_plain:
            held.append(each)
        else:
            yield each
    if held:
        yield replace(held[0], plain="\n".join(one.plain or "" for one in held))


def outline_entries(found: list[AlignedRow], sections: Sections) -> list[OutlineEntry]:
    """Return the outline with counts and densities; deep sections only where they have changes."""
    counts = Counter(
        sections.at(row.start)
        for row in found
        for piece in row.pieces
        if piece.kind and piece.kind not in MINOR and piece.first
    )
    return [
        OutlineEntry(
            heading=visible(section.heading).strip(),
            role=section.role,
            level=min(section.level, 3),
            anchor=f"{sections.prefix}s{number}",
            count=counts[number],
            density=density(counts[number], section.span[1] - section.span[0]),
        )
        for number, section in enumerate(sections.sections)
        if section.level <= 2 or counts[number]
    ]


def density(count: int, characters: int) -> int:
    """Return the shade of a section from 0 (no changes) to 5 by its changes and characters."""
    if not count:
        return 0
    per_thousand = 1000 * count / max(characters, 200)
    return max(bisect_right(DENSITIES, per_thousand) - 1, 1)


def shown_line(
    row: AlignedRow, prefix: str, anchors: tuple[str, ...], down: frozenset[int], *, heading: bool
) -> ShownLine:
    """Return a row with its cells.

    Args:
        row: a row of both texts.
        prefix: what the ids of this change on the page begin with.
        anchors: ids of the sections that begin in the row.
        down: indices of the hunks that moved down.
        heading: whether the row names a section.
    """
    if row.weight == "equal":
        text = visible(row.side("new")).rstrip("\n")
        return ShownLine(heading, row.weight, row.joined, anchors, (), (), text)
    ids = [
        f"{prefix}h{piece.hunk}{'b' if piece.sides == 'new' else ''}"
        for piece in row.pieces
        if piece.hunk is not None and piece.first
    ]
    old, new = row_cells(row.pieces, prefix, down)
    return ShownLine(heading, row.weight, row.joined, (*anchors, *ids), old, new)
