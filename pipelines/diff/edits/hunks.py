"""Turn an alignment of normal forms into hunks of the raw texts; each character is accounted for once."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pipelines.diff.edits.alignment import Alignment
from pipelines.diff.edits.anchors import EqualRun
from pipelines.diff.edits.hunk_kinds import DIGIT_JOIN, is_apart, kind_in_context, kind_of
from pipelines.diff.edits.layout_changes import folded_changes
from pipelines.text.equal_numbers import SAME_FIGURE, is_same_figure
from pipelines.text.normal import Normal
from storage.records import Hunk, HunkKind, Span

SectionNamer = Callable[[Span, Span | None], str]
"""(raw span in old, raw span in new or None where new has nothing) -> heading of the section."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A changed half-open stretch of one normal form; `move` is the index of its move, else -1."""

    start: int
    end: int
    move: int = -1


@dataclass(frozen=True, slots=True)
class ChangedStretch:
    """What is between two equal runs: raw spans with all dropped characters, and the changed segments."""

    old_span: Span
    new_span: Span
    old: list[Segment]
    new: list[Segment]


@dataclass(slots=True)
class Builder:
    """Collects the hunks of two texts; moves are added once both of their ends were met."""

    old: Normal
    new: Normal
    section: SectionNamer | None = None
    """Names the section of a hunk; None to name none."""
    hunks: list[Hunk] = field(default_factory=list)
    left: dict[int, Span] = field(default_factory=dict)
    """Index of a move -> its raw span in old."""
    landed: dict[int, Span] = field(default_factory=dict)
    """Index of a move -> its raw span in new."""

    def add(self, kind: HunkKind, old: Span, new: Span, note: str = "") -> None:
        """Add one hunk with its texts, unless both sides are empty."""
        before, after = self.old.raw[slice(*old)], self.new.raw[slice(*new)]
        if before or after:
            section = self.section(old, new if after else None) if self.section else ""
            self.hunks.append(
                Hunk(kind=kind, old=old, new=new, old_text=before, new_text=after, section=section, note=note)
            )

    def fold(self, old: Span, new: Span) -> None:
        """Add a hunk of layout or typography, unless both raw spans are equal; of a number that splits or joins."""
        before, after = self.old.raw[slice(*old)], self.new.raw[slice(*new)]
        if before == after:
            return
        self.add("layout" if "".join(before.split()) == "".join(after.split()) else "typography", old, new)
        if (not before or not after) and is_apart(before + after) and self._joins_digits(old):
            self.hunks[-1] = replace(self.hunks[-1], kind="number", note=DIGIT_JOIN)

    def _joins_digits(self, old: Span) -> bool:
        """Whether a place of old is (or was) between two digits."""
        raw = self.old.raw
        inside = old[0] > 0 and old[1] < len(raw)
        return inside and raw[old[0] - 1].isdecimal() and raw[old[1]].isdecimal()

    def change(self, old: Span, new: Span, before: str, after: str) -> None:
        """Add one changed piece; `before` and `after` are its normal forms."""
        kind, note = kind_in_context(kind_of(before, after), self.old.raw, old, self.new.raw, new)
        if kind in {"number", "wording"} and not note and is_same_figure(before, after):
            kind, note = "number", SAME_FIGURE
        self.add(kind, old, new, note)


def build_hunks(
    old: Normal, new: Normal, alignment: Alignment, section: SectionNamer | None = None
) -> list[Hunk]:
    """Make all hunks of two texts.

    Args:
        old: the earlier text.
        new: the later text.
        alignment: of their normal forms.
        section: names the section of a hunk; None to name none.

    Returns:
        Hunks in the order of old, and of new where old has nothing; spans are half-open code points of the raw texts. A
        move has one hunk, and its inner hunks have offsets of the whole texts.
    """
    builder = Builder(old, new, section)
    holes_old = sorted((move.i, move.i_end, index) for index, move in enumerate(alignment.moves))
    holes_new = sorted((move.j, move.j_end, index) for index, move in enumerate(alignment.moves))
    _walk(builder, alignment.runs, (0, len(old.text)), (0, len(new.text)), holes_old, holes_new, None)
    for index, move in enumerate(alignment.moves):
        spans = builder.left[index], builder.landed[index]
        inner = Builder(old, new)
        _walk(inner, move.runs, (move.i, move.i_end), (move.j, move.j_end), [], [], spans)
        builder.add("move", *spans)
        builder.hunks[-1] = replace(builder.hunks[-1], hunks=tuple(inner.hunks))
    return sorted(builder.hunks, key=lambda hunk: (hunk.old, hunk.new))


def _walk(
    builder: Builder,
    runs: list[EqualRun],
    old: Span,
    new: Span,
    holes_old: list[tuple[int, int, int]],
    holes_new: list[tuple[int, int, int]],
    raw: tuple[Span, Span] | None,
) -> None:
    """Add the hunks between and inside the runs, from the begin to the end of both (parts of) texts."""
    whole_old, whole_new = raw or ((0, len(builder.old.raw)), (0, len(builder.new.raw)))
    i, j = old[0], new[0]
    raw_i, raw_j = whole_old[0], whole_new[0]
    for run in [*runs, EqualRun(old[1], new[1], 0)]:
        last = run.n == 0
        end_i = whole_old[1] if last else builder.old.offsets[run.i]
        end_j = whole_new[1] if last else builder.new.offsets[run.j]
        segments = _segments(i, run.i, holes_old), _segments(j, run.j, holes_new)
        _region(builder, ChangedStretch((raw_i, end_i), (raw_j, end_j), *segments))
        if last:
            break
        i, j = run.i + run.n, run.j + run.n
        raw_i, raw_j = builder.old.offsets[i - 1] + 1, builder.new.offsets[j - 1] + 1
        if builder.old.raw[end_i:raw_i] != builder.new.raw[end_j:raw_j]:
            for before, after in folded_changes(builder.old, builder.new, run):
                builder.fold(before, after)


def _segments(start: int, end: int, holes: list[tuple[int, int, int]]) -> list[Segment]:
    """Return the segments of [start, end): changed text and moves in turn."""
    if not holes:
        return [Segment(start, end)] if start < end else []
    segments: list[Segment] = []
    for first, last, move in holes[bisect_left(holes, (start, 0, 0)) :]:
        if first >= end:
            break
        if start < first:
            segments.append(Segment(start, first))
        segments.append(Segment(first, last, move))
        start = last
    return [*segments, Segment(start, end)] if start < end else segments


def _region(builder: Builder, region: ChangedStretch) -> None:
    """Give each dropped character of a stretch to a fold or to the change next to it."""
    old, new = region.old, region.new
    if not old and not new:
        builder.fold(region.old_span, region.new_span)
    elif len(old) == len(new) == 1 and old[0].move == new[0].move == -1:
        _replaced(builder, region, old[0], new[0])
    else:
        _mixed(builder, region)


def _replaced(builder: Builder, region: ChangedStretch, old: Segment, new: Segment) -> None:
    """Add a replaced piece; what was dropped around it is compared by itself."""
    left, right = _core(builder.old, old), _core(builder.new, new)
    builder.fold((region.old_span[0], left[0]), (region.new_span[0], right[0]))
    before, after = builder.old.text[old.start : old.end], builder.new.text[new.start : new.end]
    builder.change(left, right, before, after)
    builder.fold((left[1], region.old_span[1]), (right[1], region.new_span[1]))


def _core(normal: Normal, segment: Segment) -> Span:
    """Return the raw span of a segment, from its first to its last kept character."""
    return normal.offsets[segment.start], normal.offsets[segment.end - 1] + 1


def _mixed(builder: Builder, region: ChangedStretch) -> None:
    """Add insertions, deletions and moves; white space belongs to the piece before it, if there is one."""
    old_leads = new_leads = False
    if not region.old:
        new_leads = _should_lead(builder.old, region.old_span, builder.new, region.new_span, region.new)
    elif not region.new:
        old_leads = _should_lead(builder.new, region.new_span, builder.old, region.old_span, region.old)
    kept_old, spans_old = _attach(builder.old, region.old_span, region.old, leads=old_leads)
    kept_new, spans_new = _attach(builder.new, region.new_span, region.new, leads=new_leads)
    builder.fold(kept_old, kept_new)
    _emit(builder, region, spans_old, spans_new)


def _should_lead(still: Normal, still_span: Span, grown: Normal, span: Span, segments: list[Segment]) -> bool:
    """Whether the white space that stayed is that after the pieces rather than that before them."""
    stayed = still.raw[slice(*still_span)]
    before = grown.raw[span[0] : _core(grown, segments[0])[0]]
    after = grown.raw[_core(grown, segments[-1])[1] : span[1]]
    return stayed != before and stayed == after


def _attach(normal: Normal, span: Span, segments: list[Segment], *, leads: bool) -> tuple[Span, list[Span]]:
    """Return (the raw span that stays, the raw span of each segment); together they cover the whole span."""
    if not segments:
        return span, []
    cores = [_core(normal, segment) for segment in segments]
    if leads:
        starts = [span[0], *(core[1] for core in cores)]
        return (cores[-1][1], span[1]), list(zip(starts[:-1], (core[1] for core in cores), strict=True))
    ends = [*(core[0] for core in cores[1:]), span[1]]
    return (span[0], cores[0][0]), list(zip((core[0] for core in cores), ends, strict=True))


def _emit(builder: Builder, region: ChangedStretch, spans_old: list[Span], spans_new: list[Span]) -> None:
    """Add changed pieces, paired in order, and note where moves are; pieces without partner came or went."""
    rest_old = list(_noted(region.old, spans_old, builder.left))
    rest_new = list(_noted(region.new, spans_new, builder.landed))
    at_old = spans_old[-1][1] if spans_old else region.old_span[1]
    at_new = spans_new[-1][1] if spans_new else region.new_span[1]
    for index in range(max(len(rest_old), len(rest_new))):
        old = rest_old[index] if index < len(rest_old) else None
        new = rest_new[index] if index < len(rest_new) else None
        before = builder.old.text[old[0].start : old[0].end] if old else ""
        after = builder.new.text[new[0].start : new[0].end] if new else ""
        old_span = old[1] if old else (at_old, at_old)
        new_span = new[1] if new else (at_new, at_new)
        builder.change(old_span, new_span, before, after)


def _noted(
    segments: list[Segment], spans: list[Span], moved: dict[int, Span]
) -> Iterator[tuple[Segment, Span]]:
    """Yield the segments that did not move with their spans, and note the spans of those that did."""
    for segment, span in zip(segments, spans, strict=True):
        if segment.move >= 0:
            moved[segment.move] = span
        else:
            yield segment, span
