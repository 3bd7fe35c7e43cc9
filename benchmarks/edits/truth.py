"""Marks against truth: precision and recall by character, moves, whole numbers, islands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.edits.edit_peers import Marks
from benchmarks.edits.generator import Case
from storage.records import Diff, Hunk, Span

FOLDED = ("layout", "typography")
SLACK = 4
"""Most characters between two passages that are neighbours."""


@dataclass(slots=True)
class EditScore:
    """Counts over many cases."""

    right: int = 0
    over: int = 0
    missed: int = 0
    moves: int = 0
    found: int = 0
    false_moves: int = 0
    edited: int = 0
    """Moves that were edited on the way."""
    edited_found: int = 0
    numbers: int = 0
    whole: int = 0
    islands: int = 0

    @property
    def precision(self) -> float:
        """Share of what was marked that was changed."""
        return self.right / max(self.right + self.over, 1)

    @property
    def recall(self) -> float:
        """Share of what was changed that was marked."""
        return self.right / max(self.right + self.missed, 1)

    def add(self, case: Case, marks: Marks, moves: Sequence[tuple[Span, Span]] = ()) -> None:
        """Score one case; without `moves`, a moved passage counts as gone and come."""
        gone, come = list(case.truth.gone), list(case.truth.come)
        if not moves:
            gone += [old for old, _ in case.truth.moves]
            come += [new for _, new in case.truth.moves]
        self._count(case.old, [old for old, _ in marks], gone)
        self._count(case.new, [new for _, new in marks], come)
        self.moves += len(case.truth.moves)
        for true in case.truth.moves:
            is_found = any(_same(move, true, 0.8) or _exchanged(move, true) for move in moves)
            is_edited = any(_inside(span, true[0]) for span in case.truth.gone) or any(
                _inside(span, true[1]) for span in case.truth.come
            )
            self.found += is_found
            self.edited += is_edited
            self.edited_found += is_edited and is_found
        self.false_moves += sum(
            not any(_same(move, true, 0.2) or _exchanged(move, true) for true in case.truth.moves)
            for move in moves
        )
        self.numbers += len(case.truth.numbers)
        self.whole += sum(any(_holds(mark, true) for mark in marks) for true in case.truth.numbers)
        self.islands += islands(marks)

    def _count(self, text: str, marked: Iterable[Span], true: Iterable[Span]) -> None:
        left, right = _coverage(text, marked), _coverage(text, true)
        for place, char in enumerate(text):
            if char.isspace():
                continue
            self.right += left[place] & right[place]
            self.over += left[place] & ~right[place] & 1
            self.missed += right[place] & ~left[place] & 1


def content_of(diff: Diff) -> tuple[Marks, list[tuple[Span, Span]]]:
    """(hunks of content, inner ones of moves among them; moves)."""
    flat: list[Hunk] = [hunk for hunk in diff.hunks if hunk.kind != "move"]
    moves = [hunk for hunk in diff.hunks if hunk.kind == "move"]
    flat += [inner for move in moves for inner in move.hunks]
    marks = [(hunk.old, hunk.new) for hunk in flat if hunk.kind not in FOLDED]
    return sorted(marks), [(move.old, move.new) for move in moves]


def islands(marks: Marks) -> int:
    """Single equal characters between two marks."""
    return sum(b[0][0] - a[0][1] == 1 == b[1][0] - a[1][1] for a, b in pairwise(marks))


def _coverage(text: str, spans: Iterable[Span]) -> bytearray:
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _same(left: tuple[Span, Span], right: tuple[Span, Span], least: float) -> bool:
    return all(_overlap(a, b) >= least for a, b in zip(left, right, strict=True))


def _inside(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] < span[1] <= whole[1]


def _exchanged(left: tuple[Span, Span], right: tuple[Span, Span]) -> bool:
    """Whether two neighbours changed places, which is the same whichever of them is said to have moved."""
    return any(
        0 <= b[0][0] - a[0][1] <= SLACK and 0 <= a[1][0] - b[1][1] <= SLACK
        for a, b in ((left, right), (right, left))
    )


def _overlap(left: Span, right: Span) -> float:
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return shared / max(max(left[1], right[1]) - min(left[0], right[0]), 1)


def _holds(mark: tuple[Span, Span], true: tuple[Span, Span]) -> bool:
    return all(a[0] <= b[0] and b[1] <= a[1] for a, b in zip(mark, true, strict=True))
