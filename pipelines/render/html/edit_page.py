"""Comparison along the edit or copy axis -> what its HTML shows: groups of rows with marks, and an outline."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.compare.comparison import Comparison
from pipelines.render.labels import counted, summary_zh
from pipelines.render.safe_text import visible
from pipelines.render.view.aligned_rows import MINOR, AlignedRow, moved_down, rows
from pipelines.render.view.edit_highlights import Highlight, highlights
from pipelines.render.view.inline_marks import Mark, cells
from pipelines.text.outline import Section, sections_of
from storage.records import Diff

AROUND = 1
"""Equal paragraphs shown on either side of a change."""
FOLD_FROM = 3
"""So many equal paragraphs are folded into one line."""
MANY = 500
"""So many neighbouring paragraphs are no longer drawn one by one."""
TOGETHER = 50
"""Paragraphs that are then drawn as one."""
DENSITIES = (0, 1, 3, 6, 12, 25)
"""Hunks per thousand characters from which on a section is drawn one shade darker."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row as drawn; `heading` is true for the line that names a section."""

    heading: bool
    weight: str
    joined: bool
    anchors: tuple[str, ...]
    old: tuple[Mark, ...]
    new: tuple[Mark, ...]
    plain: str | None = None
    """Its text where both sides are the same, so that thousands of equal rows are drawn fast."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are shown, or rows that are folded into one line."""

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
    """All that the page of an edit or copy change shows beside its head."""

    groups: tuple[Group, ...]
    entries: tuple[OutlineEntry, ...]
    counts: tuple[tuple[str, int], ...]
    summary_zh: str
    minor: int
    highlights: tuple[Highlight, ...]
    more: int
    """Changes of content beside the highlights."""


@dataclass(slots=True)
class Sections:
    """The sections of the newer text, and where each begins among the rows."""

    prefix: str
    sections: Sequence[Section]
    starts: list[int] = field(init=False)
    given: int = 0
    """How many anchors were given to rows."""

    def __post_init__(self) -> None:
        self.starts = [section.span[0] for section in self.sections]

    def at(self, offset: int) -> int:
        """Number of the section in which an offset stands."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def heads(self, row: AlignedRow) -> bool:
        """Whether a row is the line that names a section."""
        section = self.sections[self.at(row.start)] if self.sections else None
        return (
            section is not None
            and bool(section.heading)
            and section.heading.strip() == row.side("new").strip()
        )

    def anchors(self, end: int) -> tuple[str, ...]:
        """Ids of the sections that begin before an offset and were not given yet."""
        first, self.given = self.given, max(bisect_right(self.starts, end - 1), self.given)
        return tuple(f"{self.prefix}s{number}" for number in range(first, self.given))


def edits_view(comparison: Comparison, prefix: str) -> EditsView:
    """What to show of a Diff; `prefix` keeps ids apart where several changes stand on one page."""
    diff = comparison.change
    if not isinstance(diff, Diff):
        raise TypeError("a year change has a view of its own")
    found = rows(diff, comparison.old.text, comparison.new.text)
    sections = Sections(prefix, sections_of(comparison.new.text))
    ends = [*(row.start for row in found[1:]), len(comparison.new.text) + 1][: len(found)]
    kept = shown(found, {sections.at(row.start) for row in found if row.weight == "changed"}, sections)
    down = moved_down(diff)
    drawn = [
        line(row, prefix, sections.anchors(end), down, heading=sections.heads(row))
        for row, end in zip(found, ends, strict=True)
    ]
    first, more = highlights(comparison, prefix)
    return EditsView(
        groups=tuple(groups(found, drawn, kept)),
        entries=tuple(entries(found, sections)),
        counts=tuple(counted(diff.hunks)),
        summary_zh=summary_zh(diff.hunks),
        minor=sum(hunk.kind in MINOR for hunk in diff.hunks),
        highlights=first,
        more=more,
    )


def shown(found: list[AlignedRow], busy: set[int], sections: Sections) -> list[bool]:
    """Which rows are not folded: changes, their neighbours, and the headings of sections with changes."""
    near = {
        number + step
        for number, row in enumerate(found)
        if row.weight == "changed"
        for step in range(-AROUND, AROUND + 1)
    }
    heads = {sections.starts[number] for number in busy if number < len(sections.starts)}
    return [
        number in near or (row.start in heads and len(row.side("new")) < 60)
        for number, row in enumerate(found)
    ]


def groups(found: list[AlignedRow], drawn: list[ShownLine], kept: list[bool]) -> list[Group]:
    """Neighbouring rows that are all shown or all folded; short folds are shown."""
    made: list[Group] = []
    start = 0
    for end in range(1, len(found) + 1):
        if end < len(found) and kept[end] == kept[start]:
            continue
        folded = not kept[start] and end - start >= FOLD_FROM
        size = sum(len(row.side("new")) for row in found[start:end])
        lines = drawn[start:end]
        made.append(Group(folded, tuple(lines if end - start < MANY else merged(lines)), end - start, size))
        start = end
    return made


def merged(lines: list[ShownLine]) -> Iterator[ShownLine]:
    """Lines of which plain neighbours are drawn as one, so that a page of a hundred thousand lines can be opened."""
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


def entries(found: list[AlignedRow], sections: Sections) -> list[OutlineEntry]:
    """The outline with the number of changes in each section and how dense they are."""
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
    """Shade of a section, 0 without changes to 5."""
    if not count:
        return 0
    per_thousand = 1000 * count / max(characters, 200)
    return max(bisect_right(DENSITIES, per_thousand) - 1, 1)


def line(
    row: AlignedRow, prefix: str, anchors: tuple[str, ...], down: frozenset[int], *, heading: bool
) -> ShownLine:
    """A row with its cells drawn."""
    if row.weight == "equal":
        text = visible(row.side("new")).rstrip("\n")
        return ShownLine(heading, row.weight, row.joined, anchors, (), (), text)
    ids = [
        f"{prefix}h{piece.hunk}{'b' if piece.sides == 'new' else ''}"
        for piece in row.pieces
        if piece.hunk is not None and piece.first
    ]
    old, new = cells(row.pieces, prefix, down)
    return ShownLine(heading, row.weight, row.joined, (*anchors, *ids), old, new)
