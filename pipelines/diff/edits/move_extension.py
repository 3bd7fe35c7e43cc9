"""Join moves that an edit had split, and extend them by edited sentences at their ends."""

from bisect import bisect_right
from dataclasses import replace

from pipelines.diff.edits.block_moves import MOSTLY, NEAR, Move
from pipelines.diff.edits.gap_alignment import Gap
from pipelines.diff.edits.move_borders import next_boundary
from pipelines.text.boundaries import Boundaries
from storage.lazy_imports import distance

SENTENCE_REACH = 200
"""Most characters of an edited sentence that a move grows by; guess."""
SIMILAR = 0.5
"""Similarity (Indel, 0 to 1) from which on two sentences are one, edited; measured: different ones seldom reach .3."""
LEAST = 6
"""Characters below which sentences are similar by chance; guess."""
STOP = 1
"""Characters, a full stop, that a run in place may have taken by chance."""


def extend_moves(moves: list[Move], gaps: list[Gap], old: Boundaries, new: Boundaries) -> list[Move]:
    """Join and extend moves.

    Args:
        moves: in the order of old, without overlaps.
        gaps: gaps between the runs that stay in place, in order.
        old: boundaries of the earlier text.
        new: boundaries of the later text.

    Returns:
        Moves in the order of old; none overlaps another or, by more than one full stop, what stays in place.
    """
    joined = _joined(moves, gaps)
    by_new = sorted(range(len(joined)), key=lambda index: joined[index].j)
    rank = {index: place for place, index in enumerate(by_new)}
    end_old, end_new = len(old.normal.text), len(new.normal.text)
    for index, move in enumerate(joined):
        in_old, in_new = _gaps(move, gaps)
        before = joined[by_new[rank[index] - 1]].j_end if rank[index] else 0
        after = joined[by_new[rank[index] + 1]].j if rank[index] + 1 < len(joined) else end_new
        room = Gap(
            max(in_old.i - STOP, joined[index - 1].i_end if index else 0),
            min(in_old.i_end + STOP, joined[index + 1].i if index + 1 < len(joined) else end_old),
            max(in_new.j - STOP, before),
            min(in_new.j_end + STOP, after),
        )
        joined[index] = _grown(move, room, old, new)
    return joined


def _gaps(move: Move, gaps: list[Gap]) -> tuple[Gap, Gap]:
    """Return the gaps of old and of new that have the middle of a move."""
    in_old = bisect_right(gaps, (move.i + move.i_end) // 2, key=lambda gap: gap.i)
    in_new = bisect_right(gaps, (move.j + move.j_end) // 2, key=lambda gap: gap.j)
    return gaps[max(in_old - 1, 0)], gaps[max(in_new - 1, 0)]


def _joined(moves: list[Move], gaps: list[Gap]) -> list[Move]:
    """Return moves in order; those with only an edit between them in both texts become one."""
    order = {id(move): place for place, move in enumerate(sorted(moves, key=lambda move: move.j))}
    joined: list[Move] = []
    last: Move | None = None
    for move in moves:
        follows = last is not None and order[id(move)] == order[id(last)] + 1
        if joined and follows and _belong(joined[-1], move, gaps):
            first = joined[-1]
            joined[-1] = Move(first.i, move.i_end, first.j, move.j_end, [*first.runs, *move.runs])
        else:
            joined.append(move)
        last = move
    return joined


def _belong(first: Move, second: Move, gaps: list[Gap]) -> bool:
    """Whether two moves in the same gaps are near enough and equal enough to be one."""
    left, right = _gaps(first, gaps), _gaps(second, gaps)
    if left[0] is not right[0] or left[1] is not right[1]:
        return False
    near = NEAR + min(first.weight, second.weight)
    longer = max(second.i_end - first.i, second.j_end - first.j)
    return (
        0 <= second.i - first.i_end <= near
        and 0 <= second.j - first.j_end <= near
        and first.weight + second.weight >= MOSTLY * longer
    )


def _grown(move: Move, room: Gap, old: Boundaries, new: Boundaries) -> Move:
    """Return a move with the similar sentences at both ends, one after the other."""
    i, j, i_end, j_end = move.i, move.j, move.i_end, move.j_end
    while more := _alike(old, i, room.i, new, j, room.j, -1):
        i, j = more
    while more := _alike(old, i_end, room.i_end, new, j_end, room.j_end, 1):
        i_end, j_end = more
    return replace(move, i=i, j=j, i_end=i_end, j_end=j_end)


def _alike(
    old: Boundaries, i: int, i_limit: int, new: Boundaries, j: int, j_limit: int, sign: int
) -> tuple[int, int] | None:
    """Return where the next sentences end on both sides, if they are one edited sentence; else None."""
    k, m = _next(old, i, i_limit, sign), _next(new, j, j_limit, sign)
    if k is None or m is None or min(abs(k - i), abs(m - j)) < LEAST:
        return None
    left, right = old.normal.text[min(i, k) : max(i, k)], new.normal.text[min(j, m) : max(j, m)]
    return (k, m) if distance.Indel.normalized_similarity(left, right) >= SIMILAR else None


def _next(side: Boundaries, place: int, limit: int, sign: int) -> int | None:
    """Return the next place where a sentence ends within SENTENCE_REACH and the limit; None without one."""
    stop = min(limit, place + SENTENCE_REACH) if sign > 0 else max(limit, place - SENTENCE_REACH)
    return next_boundary(side, place + sign, stop, sign)
