"""Diff and both texts -> rows of aligned paragraphs; the hunks decide, nothing is compared again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from storage.records import Diff, Hunk, HunkKind

MINOR: frozenset[HunkKind] = frozenset({"layout", "typography"})
"""Kinds of hunks that a reader sees only on demand."""
LONG = 400
"""Characters from which on a paragraph is broken at a full stop, to keep both sides level (guess)."""

INDENTATION = re.compile(r"\n([ \t\u3000]+)$")
"""The indentation of the next paragraph at the end of a text: the blanks of "甲。\\n　　"."""

AFTER_BREAK = re.compile(r"(?<=\n)")
"""Where a line ends and the next begins: between the break and 乙 of "甲\\n乙"."""

Sides = Literal["both", "old", "new"]


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters of one side in one style; `inner` marks what changed inside a moved paragraph."""

    text: str
    inner: bool = False


@dataclass(frozen=True, slots=True)
class RowPiece:
    """A stretch of equal text (hunk None), a hunk, or one of the two places of a move."""

    old: tuple[TextRun, ...]
    new: tuple[TextRun, ...]
    hunk: int | None = None
    """Index of the hunk in its Diff."""
    kind: HunkKind | None = None
    sides: Sides = "both"
    first: bool = True
    """False for the later lines of a hunk that was broken into rows."""


@dataclass(slots=True)
class AlignedRow:
    """One paragraph on both sides; `start` is its offset in the newer text."""

    pieces: list[RowPiece] = field(default_factory=list)
    start: int = 0
    joined: bool = False
    """True when at least one side continues the paragraph of the row before."""

    @property
    def weight(self) -> Literal["equal", "minor", "changed"]:
        """Return what the row holds: equal text, minor changes only, or changes of content."""
        if len(self.pieces) == 1 and self.pieces[0].kind is None:
            return "equal"
        kinds = {piece.kind for piece in self.pieces if piece.kind}
        return "equal" if not kinds else "minor" if kinds <= MINOR else "changed"

    def side(self, which: Literal["old", "new"]) -> str:
        """Return the text of one side."""
        if len(self.pieces) == 1 and self.pieces[0].kind is None:
            return self.pieces[0].new[0].text
        return "".join(run.text for piece in self.pieces for run in getattr(piece, which))


def common_offsets(diff: Diff, which: Literal["old", "new"]) -> list[tuple[int, int]]:
    """Map the hunks of one side to the text that both sides share, which is the side without its hunks.

    Returns:
        (offset in the shared text, index of the hunk) of the hunks with text on this side, in its order.
    """
    order = sorted(range(len(diff.hunks)), key=lambda number: side_key(diff.hunks[number], which))
    gone, offsets = 0, []
    for number in order:
        start, end = getattr(diff.hunks[number], which)
        if end > start:
            offsets.append((start - gone, number))
            gone += end - start
    return offsets


def side_key(hunk: Hunk, which: str) -> tuple[int, ...]:
    """Return the sort key of a hunk on one side; the other side decides between hunks at one place."""
    return (*hunk.old, *hunk.new) if which == "old" else (*hunk.new, *hunk.old)


def in_reading_order(diff: Diff) -> Iterator[tuple[int, Sides]]:
    """Yield the hunks as both texts are read at once.

    The offset of a hunk on a side where it has no text is not used.

    Returns:
        (index of the hunk, the sides shown here); a move comes twice, once for each of its places.
    """
    old, new = common_offsets(diff, "old"), common_offsets(diff, "new")
    places = {number: offset for offset, number in old}
    paired = {
        number for offset, number in new if places.get(number) == offset and diff.hunks[number].kind != "move"
    }
    two_sided = {number for _, number in new if number in places}
    i = j = 0
    while i < len(old) or j < len(new):
        here, there = (old[i] if i < len(old) else None), (new[j] if j < len(new) else None)
        if here and there and here == there and here[1] in paired:
            yield here[1], "both"
            i, j = i + 1, j + 1
        elif here and (
            there is None or here[0] < there[0] or (here[0] == there[0] and here[1] not in paired)
        ):
            yield here[1], "old" if here[1] in two_sided else "both"
            paired.discard(here[1])
            i += 1
        elif there and (here is None or there[0] < here[0] or there[1] not in paired):
            yield there[1], "new" if there[1] in two_sided else "both"
            paired.discard(there[1])
            j += 1
        elif here:  # two hunks that cross at one place: their sides are shown apart
            yield here[1], "old"
            paired.discard(here[1])
            i += 1


def moved_down(diff: Diff) -> frozenset[int]:
    """Return the indices of the moves whose text stands further down in the newer text."""
    first: dict[int, Sides] = {}
    for number, sides in in_reading_order(diff):
        first.setdefault(number, sides)
    return frozenset(number for number, sides in first.items() if sides == "old")


def hunk_runs(hunk: Hunk, which: Literal["old", "new"], text: str) -> tuple[TextRun, ...]:
    """Return one side of a hunk; what changed inside a move is marked as inner."""
    start, end = getattr(hunk, which)
    found, here = [], start
    for inner in sorted(hunk.hunks, key=lambda each: side_key(each, which)):
        left, right = getattr(inner, which)
        found += [TextRun(text[here:left]), TextRun(text[left:right], inner=inner.kind not in MINOR)]
        here = right
    found.append(TextRun(text[here:end]))
    return tuple(run for run in found if run.text)


def diff_pieces(diff: Diff, old: str, new: str) -> Iterator[RowPiece]:
    """Yield both texts as one sequence of equal stretches and hunks."""
    here = there = 0
    for number, sides in in_reading_order(diff):
        hunk = diff.hunks[number]
        on_old, on_new = (
            sides != "new" and hunk.old[0] < hunk.old[1],
            sides != "old" and hunk.new[0] < hunk.new[1],
        )
        gap = max(hunk.old[0] - here if on_old else 0, hunk.new[0] - there if on_new else 0)
        if gap:
            yield RowPiece((TextRun(old[here : here + gap]),), (TextRun(new[there : there + gap]),))
            here, there = here + gap, there + gap
        yield RowPiece(
            hunk_runs(hunk, "old", old) if on_old else (),
            hunk_runs(hunk, "new", new) if on_new else (),
            number,
            hunk.kind,
            sides,
        )
        here = hunk.old[1] if on_old else here
        there = hunk.new[1] if on_new else there
    if here < len(old) or there < len(new):
        yield RowPiece((TextRun(old[here:]),), (TextRun(new[there:]),))


def split_at_breaks(piece: RowPiece) -> Iterator[tuple[RowPiece, bool]]:
    """Cut a piece after its line breaks; a hunk with text on both sides stays whole.

    Returns:
        (part of the piece, whether a row ends after it), in order.
    """
    if piece.old and piece.new and piece.hunk is not None:
        yield piece, any(side[-1].text.endswith("\n") for side in (piece.old, piece.new))
        return
    if piece.hunk is None and piece.new and "\n" in piece.new[0].text:
        for part in AFTER_BREAK.split(piece.new[0].text):
            if part:
                same = (TextRun(part),)
                yield RowPiece(same, same), part.endswith("\n")
        return
    line: list[TextRun] = []
    first = True
    for run in piece.new or piece.old:
        for part in filter(None, AFTER_BREAK.split(run.text)):
            line.append(TextRun(part, run.inner))
            if part.endswith("\n"):
                yield with_runs(piece, tuple(line), first=first), True
                line, first = [], False
    if line:
        yield with_runs(piece, tuple(line), first=first), False


def with_runs(piece: RowPiece, line: tuple[TextRun, ...], *, first: bool) -> RowPiece:
    """Return the piece with the runs of `line` on the sides where it has text."""
    old, new = (line if side else () for side in (piece.old, piece.new))
    return RowPiece(old, new, piece.hunk, piece.kind, piece.sides, first)


def split_at_stops(piece: RowPiece, room: int) -> Iterator[RowPiece]:
    """Cut equal text after full stops.

    Args:
        piece: a part of a row; a hunk stays whole.
        room: characters that are left in its row; later parts have LONG characters.
    """
    text = piece.new[0].text if piece.hunk is None and piece.new else ""
    start = 0
    while len(text) - start > room and (stop := text.find("。", start + room)) >= 0 and stop + 1 < len(text):
        cut = (TextRun(text[start : stop + 1]),)
        yield replace(piece, old=cut, new=cut)
        start, room = stop + 1, LONG
    if start == 0:
        yield piece
        return
    rest = (TextRun(text[start:]),)
    yield replace(piece, old=rest, new=rest)


def from_indentation(found: list[RowPiece]) -> list[RowPiece]:
    r"""Shift inserted and deleted paragraphs so that they begin with their own indentation.

    "\n　　|甲。\n　　|乙" and "\n|　　甲。\n|　　乙" are the same insertion; only the second reads well.
    """
    for place in range(1, len(found)):
        before, piece = found[place - 1], found[place]
        if piece.hunk is None or before.hunk is not None or (piece.old and piece.new):
            continue
        side = piece.new or piece.old
        blank = INDENTATION.search(side[-1].text) if side else None
        if blank is None or side[-1].inner or not before.new[-1].text.endswith(blank[1]):
            continue
        width = len(blank[1])
        last = replace(side[-1], text=side[-1].text[:-width])
        found[place] = with_runs(piece, (TextRun(blank[1]), *side[:-1], last), first=True)
        found[place - 1] = lengthened(before, -width, "")
        if place + 1 < len(found) and found[place + 1].hunk is None:
            found[place + 1] = lengthened(found[place + 1], 0, blank[1])
        else:
            found.insert(place + 1, RowPiece((TextRun(blank[1]),), (TextRun(blank[1]),)))
    return [piece for piece in found if any(run.text for run in (*piece.old, *piece.new))]


def lengthened(piece: RowPiece, cut: int, more: str) -> RowPiece:
    """Return equal text with `more` before it, and without its end where `cut` is negative."""
    text = more + (piece.new[0].text[:cut] if cut else piece.new[0].text)
    return replace(piece, old=(TextRun(text),), new=(TextRun(text),))


def aligned_rows(diff: Diff, old: str, new: str) -> list[AlignedRow]:
    """Lay out both texts in full as rows.

    Args:
        diff: the hunks that rebuild one text from the other.
        old: the older text.
        new: the newer text.

    Returns:
        The rows in reading order; blank rows without a hunk are left out.
    """
    found, row, there, filled = [], AlignedRow(), 0, 0
    for piece in from_indentation(list(diff_pieces(diff, old, new))):
        for line, ends in split_at_breaks(piece):
            *parts, last = split_at_stops(line, max(LONG - filled, 0))
            for part in parts:
                row.pieces.append(part)
                there += new_length(part)
                found.append(row)
                row, filled = AlignedRow(start=there), 0
            row.pieces.append(last)
            there, filled = there + new_length(last), filled + new_length(last)
            if ends:
                found.append(row)
                row, filled = AlignedRow(start=there), 0
    found.append(row)
    mark_joined(found)
    return [each for each in found if each.weight != "equal" or each.side("new").strip()]


def mark_joined(found: list[AlignedRow]) -> None:
    """Set `joined` of the rows in which a side continues a paragraph of an earlier row."""
    open_ = {"old": False, "new": False}
    for row in found:
        texts = {"old": row.side("old"), "new": row.side("new")}
        row.joined = any(open_[side] and texts[side] for side in open_)
        open_ = {side: not text.endswith("\n") if text else open_[side] for side, text in texts.items()}


def new_length(piece: RowPiece) -> int:
    """Return the number of characters of a piece in the newer text."""
    return len(piece.new[0].text) if len(piece.new) == 1 else sum(len(run.text) for run in piece.new)
