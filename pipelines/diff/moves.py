"""Runs out of order -> moves: passages that stand elsewhere now, possibly edited on the way."""

from bisect import bisect_right, insort
from dataclasses import dataclass, field

from pipelines.diff.gaps import Gap, shared_head, shared_tail
from pipelines.diff.grams import Run
from pipelines.diff.normal import Normal

SHORTEST = 24
"""Equal characters of a moved sentence; shorter ones are formulas that turn up anywhere."""
SURE = 60
"""Equal characters from which on a moved piece need not be whole sentences."""
NEAR = 80
"""Most characters between two runs of one moved passage, beside the length of the shorter one."""
MOSTLY = 0.4
"""Least share of a moved passage that lies in anchors; between them more is equal."""
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
STOPS = frozenset("。！？!?;；")
BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Move:
    """old[i:i_end] stands at new[j:j_end]; runs are what stayed equal inside."""

    i: int
    i_end: int
    j: int
    j_end: int
    runs: list[Run] = field(repr=False)

    @property
    def weight(self) -> int:
        """Characters that stayed equal."""
        return sum(run.n for run in self.runs)


@dataclass(frozen=True, slots=True)
class Lines:
    """One text with its line breaks: knows where sentences begin."""

    normal: Normal

    def begins(self, place: int) -> bool:
        """Whether a sentence or a line begins at a place of the normal form."""
        text = self.normal.text
        if place in (0, len(text)):
            return True
        if text[place - 1] in STOPS or (
            text[place - 1] in "\"')]" and place > 1 and text[place - 2] in STOPS
        ):
            return text[place] not in "\"')]" or text[place - 1] in "\"')]"
        return self.breaks(place)

    def breaks(self, place: int) -> bool:
        """Whether a line begins at a place of the normal form."""
        if place in (0, len(self.normal.text)):
            return True
        start, end = self.normal.offsets[place - 1] + 1, self.normal.offsets[place]
        return start < end and not BREAKS.isdisjoint(self.normal.raw[start:end])


def find_moves(rest: list[Run], gaps: list[Gap], old: Lines, new: Lines) -> list[Move]:
    """Moves that do not overlap, in the order of old; heavier ones are taken first."""
    clusters = sorted(_clusters(rest, gaps), key=lambda entry: (-entry[0].weight, entry[0].i, entry[0].j))
    gone, come = _Taken(len(old.normal.text)), _Taken(len(new.normal.text))
    moves: list[Move] = []
    for cluster, old_gap, new_gap in clusters:
        free_old, free_new = gone.room(cluster.i, cluster.i_end), come.room(cluster.j, cluster.j_end)
        if cluster.weight < SHORTEST or not free_old or not free_new:
            continue
        free = Gap(*free_old, *free_new)
        move = _whole(cluster, free, _within(free, old_gap, new_gap), old, new)
        begins = (
            old.begins(move.i) and old.begins(move.i_end) and new.begins(move.j) and new.begins(move.j_end)
        )
        longer = max(move.i_end - move.i, move.j_end - move.j)
        if move.weight >= (SHORTEST if begins else SURE) and move.weight >= MOSTLY * longer:
            moves.append(move)
            gone.add(move.i, move.i_end)
            come.add(move.j, move.j_end)
    return sorted(moves, key=lambda move: move.i)


class _Taken:
    """Spans of one text that moves hold already."""

    def __init__(self, length: int) -> None:
        self.spans: list[tuple[int, int]] = [(-1, 0), (length, length + 1)]

    def room(self, start: int, end: int) -> tuple[int, int] | None:
        """The free stretch round a span; None if it is not free."""
        index = bisect_right(self.spans, (start, end))
        before, after = self.spans[index - 1], self.spans[min(index, len(self.spans) - 1)]
        return (before[1], after[0]) if before[1] <= start and end <= after[0] else None

    def add(self, start: int, end: int) -> None:
        insort(self.spans, (start, end))


def _within(free: Gap, old_gap: Gap, new_gap: Gap) -> Gap:
    """The free stretch as far as nothing stays in place there."""
    return Gap(
        max(free.i, old_gap.i),
        min(free.i_end, old_gap.i_end),
        max(free.j, new_gap.j),
        min(free.j_end, new_gap.j_end),
    )


def _clusters(rest: list[Run], gaps: list[Gap]) -> list[tuple[Move, Gap, Gap]]:
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


def _join(cluster: Move, run: Run) -> Move | None:
    """A cluster with one more run, if that is near on both sides; what overlaps is cut off the run."""
    cut = max(cluster.i_end - run.i, cluster.j_end - run.j, 0)
    run = Run(run.i + cut, run.j + cut, run.n - cut)
    near = NEAR + min(cluster.weight, run.n)
    if cut > STRAY or run.n <= 0 or run.i - cluster.i_end > near or run.j - cluster.j_end > near:
        return None
    return Move(cluster.i, run.i + run.n, cluster.j, run.j + run.n, [*cluster.runs, run])


def _clip(run: Run, gaps: list[Gap], starts: list[int], side: str) -> tuple[Gap, Run]:
    """The gap that holds most of a run on one side, and the part of the run inside it."""
    place = run.i if side == "old" else run.j
    index = max(bisect_right(starts, place + run.n // 2) - 1, 0)
    gap = gaps[index]
    low, high = (gap.i, gap.i_end) if side == "old" else (gap.j, gap.j_end)
    cut = max(low - place, 0)
    length = min(place + run.n, high) - place - cut
    return gap, Run(run.i + cut, run.j + cut, max(length, 0))


def _whole(cluster: Move, free: Gap, room: Gap, old: Lines, new: Lines) -> Move:
    """A cluster grown along the diagonal and to whole sentences, at its begin and at its end."""
    a, b = old.normal.text, new.normal.text
    first, last = cluster.runs[0], cluster.runs[-1]
    back = shared_tail(a, cluster.i, b, cluster.j, min(cluster.i - room.i, cluster.j - room.j))
    ahead = shared_head(
        a, cluster.i_end, b, cluster.j_end, min(room.i_end - cluster.i_end, room.j_end - cluster.j_end)
    )
    i, j, step = _begin(cluster.i - back, cluster.j - back, first.n, free, room, old, new)
    i_end, j_end, stop = _end(cluster.i_end + ahead, cluster.j_end + ahead, last.n, free, room, old, new)
    runs = list(cluster.runs)
    runs[0] = Run(first.i - back + step, first.j - back + step, first.n + back - step)
    runs[-1] = Run(runs[-1].i, runs[-1].j, runs[-1].n + ahead + stop)
    return Move(i, i_end, j, j_end, runs)


def _begin(i: int, j: int, length: int, free: Gap, room: Gap, old: Lines, new: Lines) -> tuple[int, int, int]:
    """(old begin, new begin, step of the first run's begin): a move begins with a sentence on both sides.

    A stray end is trimmed, else equal text is borrowed from what stays in place, else the unequal start is taken in.
    """
    for step in range(min(STRAY, length)):
        if old.begins(i + step) and new.begins(j + step):
            return i + step, j + step, step
    most = min(BORROWED, i - free.i, j - free.j)
    for step in range(1, shared_tail(old.normal.text, i, new.normal.text, j, most) + 1):
        if old.begins(i - step) and new.begins(j - step):
            return i - step, j - step, -step
    for lines, reach in ((True, LINE_REACH), (False, REACH)):
        low_i = _back(old, i, max(free.i, room.i - BORROWED, i - reach), lines=lines)
        low_j = _back(new, j, max(free.j, room.j - BORROWED, j - reach), lines=lines)
        if low_i is None or low_j is None:
            continue
        if _alike(old.normal.text[low_i:i], new.normal.text[low_j:j], lines=lines):
            return low_i, low_j, 0
    return i, j, 0


def _end(i: int, j: int, length: int, free: Gap, room: Gap, old: Lines, new: Lines) -> tuple[int, int, int]:
    """(old end, new end, step of the last run's end), as _begin."""
    for step in range(min(STRAY, length)):
        if old.begins(i - step) and new.begins(j - step):
            return i - step, j - step, -step
    most = min(BORROWED, free.i_end - i, free.j_end - j)
    for step in range(1, shared_head(old.normal.text, i, new.normal.text, j, most) + 1):
        if old.begins(i + step) and new.begins(j + step):
            return i + step, j + step, step
    for lines, reach in ((True, LINE_REACH), (False, REACH)):
        high_i = _on(old, i, min(free.i_end, room.i_end + BORROWED, i + reach), lines=lines)
        high_j = _on(new, j, min(free.j_end, room.j_end + BORROWED, j + reach), lines=lines)
        if high_i is None or high_j is None:
            continue
        if _alike(old.normal.text[i:high_i], new.normal.text[j:high_j], lines=lines):
            return high_i, high_j, 0
    return i, j, 0


def _back(side: Lines, place: int, limit: int, *, lines: bool) -> int | None:
    test = side.breaks if lines else side.begins
    return next((at for at in range(place, limit - 1, -1) if test(at)), None)


def _on(side: Lines, place: int, limit: int, *, lines: bool) -> int | None:
    test = side.breaks if lines else side.begins
    return next((at for at in range(place, limit + 1) if test(at)), None)


def _alike(old: str, new: str, *, lines: bool) -> bool:
    """Whether what stands beside a move belongs to it: the edited rest of its sentence, or of its paragraph."""
    from rapidfuzz.distance import Indel

    return not lines or Indel.normalized_similarity(old, new) >= ALIKE
