"""Detect block moves: passages that are elsewhere in the later text, possibly edited on the way.

Runs out of order cluster to passages (compare Tichy 1984, where moves are exact); a passage is a move if it is long
enough and mostly equal, and it grows to whole sentences or lines.
"""

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace

from pipelines.diff.edits.anchors import EqualRun
from pipelines.diff.edits.gap_alignment import Gap
from pipelines.diff.edits.move_borders import STRAY, Border
from pipelines.text.boundaries import Boundaries
from pipelines.text.common_affix import common_prefix, common_suffix

SHORTEST = 24
"""Least equal characters of moved sentences; shorter ones are formulas that occur anywhere; guess."""
SURE = 60
"""Equal characters from which on a moved piece need not be whole sentences; guess."""
NEAR = 80
"""Most characters between two runs of one moved passage, plus the length of the shorter one; guess."""
MOSTLY = 0.4
"""Least share of a moved passage that its runs cover; guess."""
LOOK_BACK = 4
"""Last clusters that a run may continue: stray runs in between do not break a passage; guess."""


@dataclass(frozen=True, slots=True)
class Move:
    """A moved passage: old[i:i_end] is at new[j:j_end]; `runs` are what stayed equal inside, in order."""

    i: int
    i_end: int
    j: int
    j_end: int
    runs: list[EqualRun] = field(repr=False)

    @property
    def weight(self) -> int:
        """Characters that stayed equal."""
        return sum(run.n for run in self.runs)


def find_moves(rest: list[EqualRun], gaps: list[Gap], old: Boundaries, new: Boundaries) -> list[Move]:
    """Find moves; heavier ones are taken first.

    Args:
        rest: runs out of order.
        gaps: gaps between the runs that stay in place, in order.
        old: boundaries of the earlier text.
        new: boundaries of the later text.

    Returns:
        Moves in the order of `old`; none overlap in either text.
    """
    clusters = sorted(_clusters(rest, gaps), key=lambda entry: (-entry[0].weight, entry[0].i, entry[0].j))
    clusters = [entry for entry in clusters if entry[0].weight >= SHORTEST]
    others = _Others([cluster for cluster, _, _ in clusters])
    gone, come = _Taken(len(old.normal.text)), _Taken(len(new.normal.text))
    moves: list[Move] = []
    for whole, old_gap, new_gap in clusters:
        cluster = _trimmed(whole, gone, come)
        free_old, free_new = gone.room(cluster.i, cluster.i_end), come.room(cluster.j, cluster.j_end)
        if not free_old or not free_new:
            continue
        free = Gap(*free_old, *free_new)
        room = others.room(cluster, _within(free, old_gap, new_gap))
        move = _whole(cluster, free, room, old, new)
        begins = (
            old.at_sentence(move.i)
            and old.at_sentence(move.i_end)
            and new.at_sentence(move.j)
            and new.at_sentence(move.j_end)
        )
        longer = max(cluster.i_end - cluster.i, cluster.j_end - cluster.j)
        if move.weight >= (SHORTEST if begins else SURE) and move.weight >= MOSTLY * longer:
            moves.append(move)
            gone.add(move.i, move.i_end)
            come.add(move.j, move.j_end)
    return sorted(moves, key=lambda move: move.i)


def _trimmed(cluster: Move, gone: "_Taken", come: "_Taken") -> Move:
    """Return a cluster without up to STRAY characters at its ends that another move already has."""
    runs = list(cluster.runs)
    i, j, n = runs[0]
    cut = max(gone.overlap(i, i + n)[0], come.overlap(j, j + n)[0])
    if 0 < cut < n:
        runs[0] = EqualRun(i + cut, j + cut, n - cut)
    i, j, n = runs[-1]
    cut = max(gone.overlap(i, i + n)[1], come.overlap(j, j + n)[1])
    if 0 < cut < n:
        runs[-1] = EqualRun(i, j, n - cut)
    first, last = runs[0], runs[-1]
    return Move(first.i, last.i + last.n, first.j, last.j + last.n, runs) if runs != cluster.runs else cluster


class _Taken:
    """Spans of one text that moves already have."""

    def __init__(self, length: int) -> None:
        self.spans: list[tuple[int, int]] = [(-1, 0), (length, length + 1)]

    def room(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the free half-open stretch around a span; None if part of the span is taken."""
        index = bisect_right(self.spans, (start, end))
        before, after = self.spans[index - 1], self.spans[min(index, len(self.spans) - 1)]
        return (before[1], after[0]) if before[1] <= start and end <= after[0] else None

    def overlap(self, start: int, end: int) -> tuple[int, int]:
        """Count the taken characters at the begin and at the end of a span; 0 where they are more than STRAY."""
        index = bisect_right(self.spans, (start, end))
        head = self.spans[index - 1][1] - start
        tail = end - self.spans[min(bisect_left(self.spans, (end, 0)), len(self.spans)) - 1][0]
        return (head if 0 < head <= STRAY else 0), (tail if 0 < tail <= STRAY else 0)

    def add(self, start: int, end: int) -> None:
        insort(self.spans, (start, end))


class _Others:
    """The begins and ends of all clusters, sorted, so that none grows over another."""

    def __init__(self, clusters: list[Move]) -> None:
        self.starts_old = sorted(cluster.i for cluster in clusters)
        self.ends_old = sorted(cluster.i_end for cluster in clusters)
        self.starts_new = sorted(cluster.j for cluster in clusters)
        self.ends_new = sorted(cluster.j_end for cluster in clusters)

    def room(self, cluster: Move, room: Gap) -> Gap:
        """Return the part of a cluster's room up to the next cluster on each side."""
        before_i, before_j = bisect_right(self.ends_old, cluster.i), bisect_right(self.ends_new, cluster.j)
        after_i, after_j = (
            bisect_left(self.starts_old, cluster.i_end),
            bisect_left(self.starts_new, cluster.j_end),
        )
        return Gap(
            max(room.i, self.ends_old[before_i - 1]) if before_i else room.i,
            min([room.i_end, *self.starts_old[after_i : after_i + 1]]),
            max(room.j, self.ends_new[before_j - 1]) if before_j else room.j,
            min([room.j_end, *self.starts_new[after_j : after_j + 1]]),
        )


def _within(free: Gap, old_gap: Gap, new_gap: Gap) -> Gap:
    """Return the part of a free stretch in which nothing stays in place."""
    return Gap(
        max(free.i, old_gap.i),
        min(free.i_end, old_gap.i_end),
        max(free.j, new_gap.j),
        min(free.j_end, new_gap.j_end),
    )


def _clusters(rest: list[EqualRun], gaps: list[Gap]) -> list[tuple[Move, Gap, Gap]]:
    """Return clusters of runs near each other on both sides, each with its gap of old and its gap of new."""
    starts_old, starts_new = [gap.i for gap in gaps], [gap.j for gap in gaps]
    clusters: list[tuple[Move, Gap, Gap]] = []
    for run in sorted(rest):
        old_gap, clipped_old = _clip(run, gaps, starts_old, "old")
        new_gap, clipped = _clip(clipped_old, gaps, starts_new, "new")
        if clipped.n < 6 or old_gap is new_gap:
            continue
        for index in range(len(clusters) - 1, max(len(clusters) - 1 - LOOK_BACK, -1), -1):
            last, last_old, last_new = clusters[index]
            joined = _join(last, clipped) if last_old is old_gap and last_new is new_gap else None
            if joined:
                clusters[index] = (joined, old_gap, new_gap)
                break
        else:
            own = Move(clipped.i, clipped.i + clipped.n, clipped.j, clipped.j + clipped.n, [clipped])
            clusters.append((own, old_gap, new_gap))
    return clusters


def _join(cluster: Move, run: EqualRun) -> Move | None:
    """Return a cluster with one more run, without what overlaps; None if the run is too far on a side."""
    cut = max(cluster.i_end - run.i, cluster.j_end - run.j, 0)
    run = EqualRun(run.i + cut, run.j + cut, run.n - cut)
    near = NEAR + min(cluster.weight, run.n)
    if cut > STRAY or run.n <= 0 or run.i - cluster.i_end > near or run.j - cluster.j_end > near:
        return None
    return Move(cluster.i, run.i + run.n, cluster.j, run.j + run.n, [*cluster.runs, run])


def _clip(run: EqualRun, gaps: list[Gap], starts: list[int], side: str) -> tuple[Gap, EqualRun]:
    """Return the gap that has most of a run on one side, and the part of the run inside it."""
    place = run.i if side == "old" else run.j
    index = max(bisect_right(starts, place + run.n // 2) - 1, 0)
    gap = gaps[index]
    low, high = (gap.i, gap.i_end) if side == "old" else (gap.j, gap.j_end)
    cut = max(low - place, 0)
    length = min(place + run.n, high) - place - cut
    return gap, EqualRun(run.i + cut, run.j + cut, max(length, 0))


def _whole(cluster: Move, free: Gap, room: Gap, old: Boundaries, new: Boundaries) -> Move:
    """Return a cluster grown along the diagonal and to whole sentences, at its begin and at its end."""
    a, b = old.normal.text, new.normal.text
    first, last = cluster.runs[0], cluster.runs[-1]
    back = common_suffix(a, cluster.i, b, cluster.j, min(cluster.i - room.i, cluster.j - room.j))
    ahead = common_prefix(
        a, cluster.i_end, b, cluster.j_end, min(room.i_end - cluster.i_end, room.j_end - cluster.j_end)
    )
    border = Border(old, new, free, room, cluster.weight)
    i, j, before = border.place(cluster.i - back, cluster.j - back, first.n, -1)
    border = replace(border, begun=old.at_line(i) and new.at_line(j))
    i_end, j_end, after = border.place(cluster.i_end + ahead, cluster.j_end + ahead, last.n, 1)
    runs = list(cluster.runs)
    runs[0] = EqualRun(first.i - back - before, first.j - back - before, first.n + back + before)
    runs[-1] = EqualRun(runs[-1].i, runs[-1].j, runs[-1].n + ahead + after)
    return Move(i, i_end, j, j_end, runs)
