"""Runs out of order -> moves: passages that stand elsewhere now, possibly edited on the way."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from pipelines.diff.gaps import Gap, shared_head, shared_tail
from pipelines.diff.grams import Run
from pipelines.diff.normal import Normal

SHORTEST = 24
"""Equal characters of a moved sentence; shorter ones are formulas that turn up anywhere."""
SURE = 60
"""Equal characters from which on a moved piece need not be whole sentences."""
NEAR = 80
"""Most characters between two runs of one moved passage."""
MOSTLY = 0.55
"""Least share of a moved passage that is equal."""
REACH = 60
"""Most characters that a move grows by to whole sentences."""
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
        text, offsets = self.normal.text, self.normal.offsets
        if place in (0, len(text)):
            return True
        if text[place - 1] in STOPS or (
            text[place - 1] in "\"')]" and place > 1 and text[place - 2] in STOPS
        ):
            return text[place] not in "\"')]" or text[place - 1] in "\"')]"
        return not BREAKS.isdisjoint(self.normal.raw[offsets[place - 1] + 1 : offsets[place]])


def find_moves(rest: list[Run], gaps: list[Gap], old: Lines, new: Lines) -> list[Move]:
    """Moves that do not overlap, in the order of old; heavier ones are taken first."""
    clusters = _clusters(rest, gaps)
    taken: list[tuple[Move, Gap, Gap]] = []
    moves: list[Move] = []
    clusters.sort(key=lambda entry: (-entry[0].weight, entry[0].i, entry[0].j))
    for cluster, old_gap, new_gap in clusters:
        if cluster.weight < SHORTEST:
            break
        room = _room(cluster, old_gap, new_gap, taken)
        if room is None:
            continue
        move = _to_sentences(_grown(cluster, room, old, new), room, old, new)
        whole = (
            old.begins(move.i) and old.begins(move.i_end) and new.begins(move.j) and new.begins(move.j_end)
        )
        longer = max(move.i_end - move.i, move.j_end - move.j)
        if move.weight >= (SHORTEST if whole else SURE) and move.weight >= MOSTLY * longer:
            moves.append(move)
            taken.append((move, old_gap, new_gap))
    return sorted(moves, key=lambda move: move.i)


def _clusters(rest: list[Run], gaps: list[Gap]) -> list[tuple[Move, Gap, Gap]]:
    """Runs near each other on both sides, inside one gap of old and one of new."""
    starts_old, starts_new = [gap.i for gap in gaps], [gap.j for gap in gaps]
    clusters: list[tuple[Move, Gap, Gap]] = []
    for run in sorted(rest):
        old_gap, clipped_old = _clip(run, gaps, starts_old, "old")
        new_gap, clipped = _clip(clipped_old, gaps, starts_new, "new")
        if clipped.n < 6 or old_gap is new_gap:
            continue
        if clusters:
            last, last_old, last_new = clusters[-1]
            ahead, aside = clipped.i - last.i_end, clipped.j - last.j_end
            if (last_old, last_new) == (old_gap, new_gap) and 0 <= ahead <= NEAR and 0 <= aside <= NEAR:
                joined = Move(
                    last.i, clipped.i + clipped.n, last.j, clipped.j + clipped.n, [*last.runs, clipped]
                )
                clusters[-1] = (joined, old_gap, new_gap)
                continue
        own = Move(clipped.i, clipped.i + clipped.n, clipped.j, clipped.j + clipped.n, [clipped])
        clusters.append((own, old_gap, new_gap))
    return clusters


def _clip(run: Run, gaps: list[Gap], starts: list[int], side: str) -> tuple[Gap, Run]:
    """The gap that holds most of a run on one side, and the part of the run inside it."""
    place = run.i if side == "old" else run.j
    index = max(bisect_right(starts, place + run.n // 2) - 1, 0)
    gap = gaps[index]
    low, high = (gap.i, gap.i_end) if side == "old" else (gap.j, gap.j_end)
    cut = max(low - place, 0)
    length = min(place + run.n, high) - place - cut
    return gap, Run(run.i + cut, run.j + cut, max(length, 0))


def _room(cluster: Move, old_gap: Gap, new_gap: Gap, taken: list[tuple[Move, Gap, Gap]]) -> Gap | None:
    """How far a cluster may grow: its gaps without the moves already taken; None if it overlaps one."""
    low_i, high_i, low_j, high_j = old_gap.i, old_gap.i_end, new_gap.j, new_gap.j_end
    for move, other_old, other_new in taken:
        if other_old is old_gap:
            if move.i < cluster.i_end and cluster.i < move.i_end:
                return None
            low_i = max(low_i, move.i_end) if move.i_end <= cluster.i else low_i
            high_i = min(high_i, move.i) if move.i >= cluster.i_end else high_i
        if other_new is new_gap:
            if move.j < cluster.j_end and cluster.j < move.j_end:
                return None
            low_j = max(low_j, move.j_end) if move.j_end <= cluster.j else low_j
            high_j = min(high_j, move.j) if move.j >= cluster.j_end else high_j
    return Gap(low_i, high_i, low_j, high_j)


def _grown(move: Move, room: Gap, old: Lines, new: Lines) -> Move:
    """Along the diagonal, as far as both texts agree."""
    a, b = old.normal.text, new.normal.text
    back = shared_tail(a, move.i, b, move.j, min(move.i - room.i, move.j - room.j))
    ahead = shared_head(a, move.i_end, b, move.j_end, min(room.i_end - move.i_end, room.j_end - move.j_end))
    first, *others = move.runs
    runs = [Run(first.i - back, first.j - back, first.n + back), *others]
    runs[-1] = Run(runs[-1].i, runs[-1].j, runs[-1].n + ahead)
    return Move(move.i - back, move.i_end + ahead, move.j - back, move.j_end + ahead, runs)


def _to_sentences(move: Move, room: Gap, old: Lines, new: Lines) -> Move:
    """Trim a stray end of the sentence before, then grow to whole sentences where both sides have one in reach."""
    for cut in range(min(7, move.runs[0].n)):
        if old.begins(move.i + cut) and new.begins(move.j + cut):
            first, *others = move.runs
            runs = [Run(first.i + cut, first.j + cut, first.n - cut), *others]
            move = replace(move, i=move.i + cut, j=move.j + cut, runs=runs)
            break
    else:
        i, j = _last_begin(old, move.i, room.i), _last_begin(new, move.j, room.j)
        move = move if i is None or j is None else replace(move, i=i, j=j)
    for cut in range(min(7, move.runs[-1].n)):
        if old.begins(move.i_end - cut) and new.begins(move.j_end - cut):
            last = move.runs[-1]
            runs = [*move.runs[:-1], Run(last.i, last.j, last.n - cut)]
            return replace(move, i_end=move.i_end - cut, j_end=move.j_end - cut, runs=runs)
    i, j = _next_begin(old, move.i_end, room.i_end), _next_begin(new, move.j_end, room.j_end)
    return move if i is None or j is None else replace(move, i_end=i, j_end=j)


def _last_begin(side: Lines, place: int, limit: int) -> int | None:
    return next((at for at in range(place, max(limit, place - REACH) - 1, -1) if side.begins(at)), None)


def _next_begin(side: Lines, place: int, limit: int) -> int | None:
    return next((at for at in range(place, min(limit, place + REACH) + 1) if side.begins(at)), None)
