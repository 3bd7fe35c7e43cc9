"""Place the borders of a moved passage where lines or sentences end in both texts."""

from dataclasses import dataclass

from pipelines.diff.edits.gap_alignment import Gap
from pipelines.text.boundaries import Boundaries
from pipelines.text.common_affix import common_prefix, common_suffix
from storage.lazy_imports import distance

REACH = 60
"""Most characters that a move grows by to whole sentences; guess."""
LINE_REACH = 400
"""Most characters that a move grows by to a whole line, if the rest of the line is ALIKE; guess."""
ALIKE = 0.35
"""Least similarity (Indel, 0 to 1) of the edited rests of one line; guess."""
STRAY = 7
"""Characters at the ends of a move that may belong to its neighbours by chance; guess."""
BORROWED = 12
"""Most equal characters that a move takes from what stays in place, to be whole sentences; guess."""


@dataclass(frozen=True, slots=True)
class Border:
    """Places the borders of one move where lines or sentences end in both texts."""

    old: Boundaries
    new: Boundaries
    free: Gap
    """The stretch that no other move has."""
    room: Gap
    """Its part without what stays in place and up to the next clusters."""
    weight: int
    """Equal characters of the move; a longer rest must be similar to belong to it."""
    begun: bool = False
    """Whether the move begins a line in both texts: a rest that only one of them has belongs to it."""

    def place(self, i: int, j: int, length: int, sign: int) -> tuple[int, int, int]:
        """Choose a border for a run that ends at i and j.

        Tried in turn: a line ends here; the edited rest of the line belongs to the move; a sentence ends here; equal text of
        what stays in place is borrowed until one does; the edited rest of the sentence belongs to the move.

        Args:
            i: place in old.
            j: place in new.
            length: characters of the run, of which up to STRAY may be given up.
            sign: -1 at the begin of the move, 1 at its end.

        Returns:
            (place in old, place in new, equal characters that the move gains; negative if it gives some up).
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
        """Whether a line, or else a sentence, ends at both places."""
        if lines:
            return self.old.at_line(i) and self.new.at_line(j)
        return self.old.at_sentence(i) and self.new.at_sentence(j)

    def _borrowed(self, i: int, j: int, sign: int) -> int:
        """Count the equal characters beyond both places, as far as they may be borrowed."""
        a, b, free = self.old.normal.text, self.new.normal.text, self.free
        if sign < 0:
            return common_suffix(a, i, b, j, min(BORROWED, i - free.i, j - free.j))
        return common_prefix(a, i, b, j, min(BORROWED, free.i_end - i, free.j_end - j))

    def _rest(self, i: int, j: int, sign: int, *, lines: bool) -> tuple[int, int] | None:
        """Return where the line or sentence ends on both sides, if near and part of the move; else None."""
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
            next_boundary(self.old, i, limits[0], sign, lines=lines),
            next_boundary(self.new, j, limits[1], sign, lines=lines),
        )
        if k is None or m is None:
            return None
        left, right = self.old.normal.text[min(i, k) : max(i, k)], self.new.normal.text[min(j, m) : max(j, m)]
        inside = room.i - 1 <= k <= room.i_end + 1 and room.j - 1 <= m <= room.j_end + 1
        fits = max(len(left), len(right)) <= self.weight or (self.begun and not (left and right))
        belongs = not lines or (inside and fits) or _alike(left, right)
        return (k, m) if belongs else None


def next_boundary(side: Boundaries, start: int, limit: int, sign: int, *, lines: bool = False) -> int | None:
    """Find the next place where a line, or else a sentence, begins or ends.

    Args:
        side: boundaries of one text.
        start: first place that is tried.
        limit: last place that is tried.
        sign: 1 to search towards the end, -1 towards the begin.
        lines: whether only lines count.

    Returns:
        A place in the normal form; None without one.
    """
    test = side.at_line if lines else side.at_sentence
    return next((at for at in range(start, limit + sign, sign) if test(at)), None)


def _alike(old: str, new: str) -> bool:
    """Whether the rests of two lines are one text that was edited."""
    return distance.Indel.normalized_similarity(old, new) >= ALIKE
