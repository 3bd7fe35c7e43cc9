"""Align two texts in normal form: what both share in order, what moved, and thereby what changed.

Anchor, chain, align: k-grams that are unique in both texts are anchors, the heaviest chain of them stays in place, and
the gaps between them are aligned by characters. Patience diff and genome aligners (MUMmer, minimap) work alike.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from pipelines.diff.edits.anchors import EqualRun, shared_runs
from pipelines.diff.edits.block_moves import Move, find_moves
from pipelines.diff.edits.chaining import heaviest_chain
from pipelines.diff.edits.gap_alignment import Gap, align_gap, extend_runs, gaps_between
from pipelines.diff.edits.gap_anchors import anchor_large_gaps, anchor_leftovers
from pipelines.diff.edits.move_extension import extend_moves
from pipelines.diff.edits.renumbering import keep_item_numbers
from pipelines.diff.edits.semantic_cleanup import (
    GuardedText,
    clean_up,
    guarded_text,
    slide_borders,
    snap_to_numbers,
)
from pipelines.text.boundaries import Boundaries
from pipelines.text.common_affix import common_prefix, common_suffix
from pipelines.text.normal import Normal, codes_of
from storage.records import Span

ANCHOR = 12
"""Characters of a k-gram that anchors: unique in both texts, and long enough not to be a formula; guess."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Equal runs that stay in place, and moves with the runs inside them; all else was changed."""

    runs: list[EqualRun] = field(repr=False)
    moves: list[Move]


def align(old: Normal, new: Normal) -> Alignment:
    """Align two texts; deterministic, without a limit by time.

    Args:
        old: the earlier text.
        new: the later text.

    Returns:
        Runs in the order of both texts, and moves in the order of `old`; none overlap in either text. Offsets are places
        in the normal forms.
    """
    chain, rest = _anchored(old.text, new.text)
    left, right = guarded_text(old), guarded_text(new)
    chain = slide_borders(extend_runs(old.text, new.text, chain), left, right)
    gaps = gaps_between(chain, len(old.text), len(new.text))
    rest = anchor_leftovers(codes_of(old.text), codes_of(new.text), rest, gaps)
    lines = Boundaries(old), Boundaries(new)
    found = extend_moves(find_moves(rest, gaps, *lines), gaps, *lines)
    moves = [whole for move in found if (whole := _untorn(move, left, right))]
    left = replace(left, holes=sorted((move.i, move.i_end) for move in moves))
    right = replace(right, holes=sorted((move.j, move.j_end) for move in moves))
    chain = [
        snap_to_numbers(run, left.numbers, right.numbers) for run in _clipped(chain, left.holes, right.holes)
    ]
    gaps = gaps_between(chain, len(old.text), len(new.text))
    end = (len(old.text), len(new.text))
    runs = clean_up(_filled(chain, gaps, left, right), left, right, (0, 0), end)
    return Alignment(
        keep_item_numbers(runs, left, right),
        [_inside(move, left, right) for move in moves],
    )


def _anchored(old: str, new: str) -> tuple[list[EqualRun], list[EqualRun]]:
    """Return (anchors in the same order in both texts, anchors out of order)."""
    chain, rest = heaviest_chain(_anchors(old, new))
    return anchor_large_gaps(old, new, chain, gaps_between(chain, len(old), len(new))), rest


def _anchors(old: str, new: str) -> list[EqualRun]:
    """Return the common prefix, the runs of unique k-grams and the common suffix, in the order of `old`."""
    shorter = min(len(old), len(new))
    head = common_prefix(old, 0, new, 0, shorter)
    tail = common_suffix(old, len(old), new, len(new), shorter - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    middle = shared_runs(codes_of(old[head:old_end]), codes_of(new[head:new_end]), ANCHOR)
    runs = [
        EqualRun(0, 0, head),
        *(EqualRun(run.i + head, run.j + head, run.n) for run in middle),
        EqualRun(old_end, new_end, tail),
    ]
    return [run for run in runs if run.n]


def _untorn(move: Move, old: GuardedText, new: GuardedText) -> Move | None:
    """Return a move whose borders tear no number; None if nothing is left of it."""
    first, last = (
        snap_to_numbers(move.runs[0], old.numbers, new.numbers),
        snap_to_numbers(move.runs[-1], old.numbers, new.numbers),
    )
    if first.n <= 0 or last.n <= 0:
        return None
    if old.numbers.around(move.i) or new.numbers.around(move.j):
        move = replace(move, i=first.i, j=first.j)
    if old.numbers.around(move.i_end) or new.numbers.around(move.j_end):
        move = replace(move, i_end=last.i + last.n, j_end=last.j + last.n)
    return replace(move, runs=[first, *move.runs[1:-1], last] if len(move.runs) > 1 else [first])


def _clipped(chain: list[EqualRun], old: list[Span], new: list[Span]) -> list[EqualRun]:
    """Return runs without the characters that moves took at their ends."""
    clipped: list[EqualRun] = []
    for i, j, n in chain:
        head = max(_covered(old, i), _covered(new, j))
        tail = max(_covered_before(old, i + n), _covered_before(new, j + n))
        if n > head + tail:
            clipped.append(EqualRun(i + head, j + head, n - head - tail))
    return clipped


def _covered(holes: list[Span], place: int) -> int:
    """Count the characters after a place that belong to a move."""
    index = bisect_left(holes, (place + 1, 0)) - 1
    return max(holes[index][1] - place, 0) if index >= 0 else 0


def _covered_before(holes: list[Span], place: int) -> int:
    """Count the characters before a place that belong to a move."""
    index = bisect_left(holes, (place, 0)) - 1
    return place - holes[index][0] if index >= 0 and holes[index][1] >= place else 0


def _filled(chain: list[EqualRun], gaps: list[Gap], old: GuardedText, new: GuardedText) -> list[EqualRun]:
    """Return the chain with the runs inside its gaps, aligned as if the moved text had never been there."""
    runs: list[EqualRun] = []
    for index, gap in enumerate(gaps):
        left, right = _pieces(gap.i, gap.i_end, old.holes), _pieces(gap.j, gap.j_end, new.holes)
        if left and right:
            runs += align_gap(old.normal.text, new.normal.text, left, right, old.numbers, new.numbers)
        runs += chain[index : index + 1]
    return runs


def _pieces(start: int, end: int, holes: list[Span]) -> list[Span]:
    """Return the parts of [start, end) outside the holes, as half-open spans in order."""
    if not holes:
        return [(start, end)] if start < end else []
    pieces: list[Span] = []
    for first, last in holes[bisect_left(holes, (start, 0)) :]:
        if first >= end:
            break
        pieces.append((start, first))
        start = last
    return [piece for piece in [*pieces, (start, end)] if piece[0] < piece[1]]


def _inside(move: Move, old: GuardedText, new: GuardedText) -> Move:
    """Return a move with all runs that stayed equal inside it."""
    left, right = replace(old, holes=[]), replace(new, holes=[])
    chain = [snap_to_numbers(run, old.numbers, new.numbers) for run in move.runs]
    inner = [EqualRun(run.i - move.i, run.j - move.j, run.n) for run in chain]
    gaps = [
        Gap(gap.i + move.i, gap.i_end + move.i, gap.j + move.j, gap.j_end + move.j)
        for gap in gaps_between(inner, move.i_end - move.i, move.j_end - move.j)
    ]
    runs = clean_up(
        _filled(chain, gaps, left, right), left, right, (move.i, move.j), (move.i_end, move.j_end)
    )
    return replace(move, runs=runs)
