"""Runs out of order -> moves: passages that stand elsewhere now, possibly edited on the way."""

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace

from pipelines.diff.edits.anchors import EqualRun
from pipelines.diff.edits.gap_alignment import Gap
from pipelines.text.boundaries import Boundaries
from pipelines.text.common_affix import common_prefix, common_suffix
from pipelines.text.lazy_imports import distance

SHORTEST = 24
"""Equal characters of a moved sentence; shorter ones are formulas that turn up anywhere."""
SURE = 60
"""Equal characters from which on a moved piece need not be whole sentences."""
NEAR = 80
"""Most characters between two runs of one moved passage, beside the length of the shorter one."""
MOSTLY = 0.4
"""Least share of what lies between the first and the last anchor of a moved passage that anchors cover."""
REACH = 60
"""Most characters that a move grows by to whole sentences."""
LINE_REACH = 400
"""Most characters that a move grows by to a whole line, if the rest of the line is ALIKE."""
ALIKE = 0.35
LOOK_BACK = 4
"""Clusters that a run may continue: stray runs in between do not break a passage."""
STRAY = 7
"""Characters at the ends of a move that may belong to its neighbours by chance."""
BORROWED = 12
"""Most equal characters that a move takes from what stays in place, to be whole sentences."""


@dataclass(frozen=True, slots=True)
class Move:
    """old[i:i_end] stands at new[j:j_end]; runs are what stayed equal inside."""

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
    """Moves that do not overlap, in the order of old; heavier ones are taken first."""
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
    """A cluster without the few characters at its ends that a move holds: the full stop before it, the blank after."""
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
    """Spans of one text that moves hold already."""

    def __init__(self, length: int) -> None:
        self.spans: list[tuple[int, int]] = [(-1, 0), (length, length + 1)]

    def room(self, start: int, end: int) -> tuple[int, int] | None:
        """The free stretch round a span; None if it is not free."""
        index = bisect_right(self.spans, (start, end))
        before, after = self.spans[index - 1], self.spans[min(index, len(self.spans) - 1)]
        return (before[1], after[0]) if before[1] <= start and end <= after[0] else None

    def overlap(self, start: int, end: int) -> tuple[int, int]:
        """How many characters at the begin and at the end of a span are taken; 0 where more than STRAY are."""
        index = bisect_right(self.spans, (start, end))
        head = self.spans[index - 1][1] - start
        tail = end - self.spans[min(bisect_left(self.spans, (end, 0)), len(self.spans)) - 1][0]
        return (head if 0 < head <= STRAY else 0), (tail if 0 < tail <= STRAY else 0)

    def add(self, start: int, end: int) -> None:
        insort(self.spans, (start, end))


class _Others:
    """Where all clusters begin and end, sorted: none grows over its neighbours."""

    def __init__(self, clusters: list[Move]) -> None:
        self.starts_old = sorted(cluster.i for cluster in clusters)
        self.ends_old = sorted(cluster.i_end for cluster in clusters)
        self.starts_new = sorted(cluster.j for cluster in clusters)
        self.ends_new = sorted(cluster.j_end for cluster in clusters)

    def room(self, cluster: Move, room: Gap) -> Gap:
        """The part of a cluster's room up to the next cluster on each side."""
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
    """The free stretch as far as nothing stays in place there."""
    return Gap(
        max(free.i, old_gap.i),
        min(free.i_end, old_gap.i_end),
        max(free.j, new_gap.j),
        min(free.j_end, new_gap.j_end),
    )


def _clusters(rest: list[EqualRun], gaps: list[Gap]) -> list[tuple[Move, Gap, Gap]]:
    """Runs near each other on both sides, inside one gap of old and one of new."""
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
    """A cluster with one more run, if that is near on both sides; what overlaps is cut off the run."""
    cut = max(cluster.i_end - run.i, cluster.j_end - run.j, 0)
    run = EqualRun(run.i + cut, run.j + cut, run.n - cut)
    near = NEAR + min(cluster.weight, run.n)
    if cut > STRAY or run.n <= 0 or run.i - cluster.i_end > near or run.j - cluster.j_end > near:
        return None
    return Move(cluster.i, run.i + run.n, cluster.j, run.j + run.n, [*cluster.runs, run])


def _clip(run: EqualRun, gaps: list[Gap], starts: list[int], side: str) -> tuple[Gap, EqualRun]:
    """The gap that holds most of a run on one side, and the part of the run inside it."""
    place = run.i if side == "old" else run.j
    index = max(bisect_right(starts, place + run.n // 2) - 1, 0)
    gap = gaps[index]
    low, high = (gap.i, gap.i_end) if side == "old" else (gap.j, gap.j_end)
    cut = max(low - place, 0)
    length = min(place + run.n, high) - place - cut
    return gap, EqualRun(run.i + cut, run.j + cut, max(length, 0))


def _whole(cluster: Move, free: Gap, room: Gap, old: Boundaries, new: Boundaries) -> Move:
    """A cluster grown along the diagonal and to whole sentences, at its begin and at its end."""
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


@dataclass(frozen=True, slots=True)
class Border:
    """Puts a border of a move where sentences end on both sides; `sign` is -1 at its begin, 1 at its end."""

    old: Boundaries
    new: Boundaries
    free: Gap
    room: Gap
    weight: int
    """Equal characters of the move: a rest that is longer must be alike to belong to it."""
    begun: bool = False
    """Whether the move begins a line in both texts: a rest that only one of them has belongs to it."""

    def place(self, i: int, j: int, length: int, sign: int) -> tuple[int, int, int]:
        """(old place, new place, equal characters won outside, negative if given up), for a run that ends at i and j.

        In turn: the line ends here; the edited rest of the line belongs to it; a sentence ends here; equal text is
        borrowed from what stays in place until one does; the edited rest of the sentence belongs to it.
        """
        for lines in (True, False):
            steps = [*range(0, -min(STRAY, length), -1)]
            steps += [] if lines else range(1, self._borrowed(i, j, sign) + 1)
            for step in steps:
                if self._ends(i + sign * step, j + sign * step, lines=lines):
                    return i + sign * step, j + sign * step, step
            rest = self._rest(i, j, sign, lines=lines)
            if rest:
                return *rest, 0
        return i, j, 0

    def _ends(self, i: int, j: int, *, lines: bool) -> bool:
        if lines:
            return self.old.at_line(i) and self.new.at_line(j)
        return self.old.at_sentence(i) and self.new.at_sentence(j)

    def _borrowed(self, i: int, j: int, sign: int) -> int:
        """How many characters beyond both places are equal, of those that may be borrowed."""
        a, b, free = self.old.normal.text, self.new.normal.text, self.free
        if sign < 0:
            return common_suffix(a, i, b, j, min(BORROWED, i - free.i, j - free.j))
        return common_prefix(a, i, b, j, min(BORROWED, free.i_end - i, free.j_end - j))

    def _rest(self, i: int, j: int, sign: int, *, lines: bool) -> tuple[int, int] | None:
        """Where the line or sentence ends on both sides, if that is near, and for a line if its rest is alike."""
        free, room = self.free, self.room
        reach = LINE_REACH if lines else REACH
        limits = (
            (max(free.i, room.i - BORROWED, i - reach), max(free.j, room.j - BORROWED, j - reach))
            if sign < 0
            else (
                min(free.i_end, room.i_end + BORROWED, i + reach),
                min(free.j_end, room.j_end + BORROWED, j + reach),
            )
        )
        k, m = (
            _next(self.old, i, limits[0], sign, lines=lines),
            _next(self.new, j, limits[1], sign, lines=lines),
        )
        if k is None or m is None:
            return None
        left, right = self.old.normal.text[min(i, k) : max(i, k)], self.new.normal.text[min(j, m) : max(j, m)]
        inside = room.i - 1 <= k <= room.i_end + 1 and room.j - 1 <= m <= room.j_end + 1
        fits = max(len(left), len(right)) <= self.weight or (self.begun and not (left and right))
        belongs = not lines or (inside and fits) or _alike(left, right)
        return (k, m) if belongs else None


def _next(side: Boundaries, place: int, limit: int, sign: int, *, lines: bool) -> int | None:
    test = side.at_line if lines else side.at_sentence
    return next((at for at in range(place, limit + sign, sign) if test(at)), None)


def _alike(old: str, new: str) -> bool:
    """Whether the rests of two lines are one text, edited."""
    return distance.Indel.normalized_similarity(old, new) >= ALIKE
