"""Make runs readable: numbers whole, no islands inside changes, borders at sentences.

Semantic cleanup and lossless shift, after `cleanupSemantic` and `cleanupSemanticLossless` of diff-match-patch, for
Chinese text.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from pipelines.diff.edits.anchors import EqualRun
from pipelines.diff.edits.damage import equal_beside_damage
from pipelines.text.common_affix import common_prefix, common_suffix
from pipelines.text.normal import Normal
from pipelines.text.number_breaks import BREAKS, cell_signs, number_cuts
from pipelines.text.number_tokens import NumberTokens, find_numbers

FARTHEST = 200
"""Most places by which an insertion or deletion slides to a better border; guess."""
AFTER = {"。": 8, "！": 8, "!": 8, "?": 8, "；": 6, ";": 6, ":": 5, ",": 4, "、": 3, "]": 2}
"""Worth of a border right after a mark; this and the next four only rank places; guess."""
BEFORE = 1
"""Worth of a border right before a mark."""
LINE = 10
"""Worth of a border at the begin of a line."""
TORN = -100
"""Worth of a border inside a number."""
CLAUSE = 6
"""Least characters of a clause or line that came or went as a whole; guess."""
DROWNED_BY = {1: 1, 2: 5, 3: 16}
"""Characters of an equal run -> least length of the changes on both sides that makes it an island.

Measured on replaced clauses and sentences; longer runs are hardly ever equal by chance.
"""
AT_LINE = 16
"""The same for a run that ends its line in both texts: lines seldom end alike by chance; guess."""


@dataclass(frozen=True, slots=True)
class GuardedText:
    """One text with its numbers, and the spans (`holes`) that moved away, half-open and ascending."""

    normal: Normal
    numbers: NumberTokens = field(repr=False)
    holes: list[tuple[int, int]] = field(repr=False)

    def length(self, start: int, end: int) -> int:
        """Count the characters of [start, end) that did not move."""
        length = end - start
        if not self.holes:
            return length
        for index in range(bisect_left(self.holes, (start, 0)), len(self.holes)):
            first, last = self.holes[index]
            if last > end:
                break
            length -= last - first
        return length

    def begins_line(self, place: int) -> bool:
        """Whether a line break precedes a place of the normal form."""
        offsets = self.normal.offsets
        return (
            place > 0
            and offsets[place] - offsets[place - 1] > 1
            and not BREAKS.isdisjoint(self.normal.raw[offsets[place - 1] + 1 : offsets[place]])
        )

    def worth(self, place: int) -> int:
        """Return how good a place is for a border; the higher, the better."""
        text = self.normal.text
        if place in (0, len(text)):
            return LINE
        if self.numbers.around(place):
            return TORN
        if self.begins_line(place):
            return LINE
        return AFTER.get(text[place - 1], BEFORE if text[place] in AFTER else 0)


def guarded_text(normal: Normal) -> GuardedText:
    """Return a text with its numbers, of which nothing moved yet."""
    return GuardedText(normal, find_numbers(normal.text, number_cuts(normal), cell_signs(normal)), [])


def clean_up(
    runs: list[EqualRun], old: GuardedText, new: GuardedText, start: tuple[int, int], end: tuple[int, int]
) -> list[EqualRun]:
    """Clean up the runs between two pairs of places.

    Args:
        runs: in order.
        old: the earlier text.
        new: the later text.
        start: place in old and in new where the comparison begins.
        end: place in old and in new where it ends.

    Returns:
        Runs in order, still equal on both sides, none empty.
    """
    whole = [cut for run in merge_runs(runs) if (cut := snap_to_numbers(run, old.numbers, new.numbers)).n > 0]
    whole = slide_borders(whole, old, new)
    settled = _without_islands(whole, old, new, start, end)
    if len(settled) < len(whole):
        settled = _closed(settled, old, new, start, end)
    return _with_undamaged(slide_borders(settled, old, new), old, new, start, end)


def merge_runs(runs: list[EqualRun]) -> list[EqualRun]:
    """Return runs in order; those that follow each other on both sides become one."""
    result: list[EqualRun] = []
    for run in runs:
        if result and result[-1].i + result[-1].n == run.i and result[-1].j + result[-1].n == run.j:
            result[-1] = EqualRun(result[-1].i, result[-1].j, result[-1].n + run.n)
        elif run.n:
            result.append(run)
    return result


def snap_to_numbers(run: EqualRun, old: NumberTokens, new: NumberTokens) -> EqualRun:
    """Return a run shortened until neither end tears a number of either text; its n may become 0."""
    i, j, n = run
    if not (old.torn[i] or new.torn[j] or old.torn[i + n] or new.torn[j + n]):
        return run
    while n > 0 and (torn := _rest(old, i, new, j)):
        i, j, n = i + torn, j + torn, n - torn
    while n > 0 and (torn := _begun(old, i + n, new, j + n)):
        n -= torn
    return EqualRun(i, j, max(n, 0))


def _rest(old: NumberTokens, i: int, new: NumberTokens, j: int) -> int:
    """Count the characters from two places to the ends of the numbers that they tear."""
    left, right = old.around(i), new.around(j)
    return max(left[1] - i if left else 0, right[1] - j if right else 0)


def _begun(old: NumberTokens, i: int, new: NumberTokens, j: int) -> int:
    """Count the characters from the begins of the numbers that two places tear to these places."""
    left, right = old.around(i), new.around(j)
    return max(i - left[0] if left else 0, j - right[0] if right else 0)


def _without_islands(
    runs: list[EqualRun], old: GuardedText, new: GuardedText, start: tuple[int, int], end: tuple[int, int]
) -> list[EqualRun]:
    """Return runs without those that are equal by chance: short, between longer changes on both sides."""
    kept: list[EqualRun] = []
    first = EqualRun(*start, 0)
    for run in [*runs, EqualRun(*end, 0)]:
        while kept and _is_island(kept[-2] if len(kept) > 1 else first, kept[-1], run, old, new):
            kept.pop()
        kept.append(run)
    return kept[:-1]


def _is_island(before: EqualRun, run: EqualRun, after: EqualRun, old: GuardedText, new: GuardedText) -> bool:
    """Whether a run is short between two long changes, and no line, clause or mask explains it."""
    if run.n not in DROWNED_BY:
        return False
    if _is_fitted(before, run, run.n, old, new) or _is_fitted(run, after, run.n, old, new):
        return False
    size = min(_weight(before, run, old, new), _weight(run, after, old, new))
    at_line = old.begins_line(run.i + run.n) and new.begins_line(run.j + run.n)
    if size < (AT_LINE if at_line else DROWNED_BY[run.n]):
        return False
    return not _is_masked(before, run, old, new) and not _is_masked(run, after, old, new)


def _closed(
    runs: list[EqualRun], old: GuardedText, new: GuardedText, start: tuple[int, int], end: tuple[int, int]
) -> list[EqualRun]:
    """Return runs extended over what both sides of a change begin or end with; an island may have kept it."""
    grown: list[EqualRun] = []
    last = EqualRun(*start, 0)
    for run in [*runs, EqualRun(*end, 0)]:
        left, right = _met(last, run, old, new)
        if left.n:
            grown.append(left)
        last = right
    return [*grown, last] if last.n else grown


def _met(left: EqualRun, right: EqualRun, old: GuardedText, new: GuardedText) -> tuple[EqualRun, EqualRun]:
    """Return two runs extended towards each other, never over a move and never into a number."""
    i, j = left.i + left.n, left.j + left.n
    if i == right.i or j == right.j:
        return left, right
    before, after = old.normal.text, new.normal.text
    if before[i] != after[j] and before[right.i - 1] != after[right.j - 1]:
        return left, right
    if _holds_hole(old, i, right.i) or _holds_hole(new, j, right.j):
        return left, right
    most = min(right.i - i, right.j - j)
    head = snap_to_numbers(EqualRun(i, j, common_prefix(before, i, after, j, most)), old.numbers, new.numbers)
    n = head.n if (head.i, head.j) == (i, j) else 0
    tail = common_suffix(before, right.i, after, right.j, most - n)
    rest = snap_to_numbers(EqualRun(right.i - tail, right.j - tail, tail), old.numbers, new.numbers)
    tail = rest.n if (rest.i + rest.n, rest.j + rest.n) == (right.i, right.j) else 0
    return EqualRun(left.i, left.j, left.n + n), EqualRun(right.i - tail, right.j - tail, right.n + tail)


def _is_fitted(left: EqualRun, right: EqualRun, n: int, old: GuardedText, new: GuardedText) -> bool:
    """Whether a whole line (next to a longer run: a clause) came or went between two runs."""
    i, j = left.i + left.n, left.j + left.n
    if (i == right.i) == (j == right.j):
        return False
    grown, begin, stop = (new, j, right.j) if i == right.i else (old, i, right.i)
    if grown.length(begin, stop) != stop - begin or stop - begin < CLAUSE:
        return False
    return min(grown.worth(begin), grown.worth(stop)) >= (LINE if n == 1 else AFTER[","])


def _weight(left: EqualRun, right: EqualRun, old: GuardedText, new: GuardedText) -> int:
    """Count the characters of the longer side of a change; one number for another counts as 1."""
    i, j = left.i + left.n, left.j + left.n
    if old.numbers.spans(i, right.i) and new.numbers.spans(j, right.j):
        return 1
    return max(_change(left, right, old, new))


def _change(left: EqualRun, right: EqualRun, old: GuardedText, new: GuardedText) -> tuple[int, int]:
    """Count the characters between two runs that did not move, in old and in new."""
    return old.length(left.i + left.n, right.i), new.length(left.j + left.n, right.j)


def _is_masked(left: EqualRun, right: EqualRun, old: GuardedText, new: GuardedText) -> bool:
    """Whether the change between two runs is stars against as many characters."""
    before = old.normal.text[left.i + left.n : right.i]
    after = new.normal.text[left.j + left.n : right.j]
    return len(before) == len(after) > 0 and (not before.strip("*") or not after.strip("*"))


def _with_undamaged(
    runs: list[EqualRun], old: GuardedText, new: GuardedText, start: tuple[int, int], end: tuple[int, int]
) -> list[EqualRun]:
    """Return runs together with what is equal beside stars and lost digits."""
    result: list[EqualRun] = []
    i, j = start
    for run in [*runs, EqualRun(*end, 0)]:
        if (i < run.i or j < run.j) and not _holds_hole(old, i, run.i) and not _holds_hole(new, j, run.j):
            inner = equal_beside_damage(old.normal.text[i : run.i], new.normal.text[j : run.j])
            result += [EqualRun(i + found.i, j + found.j, found.n) for found in inner]
        result.append(run)
        i, j = run.i + run.n, run.j + run.n
    return result[:-1]


def _holds_hole(side: GuardedText, start: int, end: int) -> bool:
    """Whether a moved span is inside [start, end)."""
    return bool(side.holes) and side.length(start, end) != end - start


def slide_borders(runs: list[EqualRun], old: GuardedText, new: GuardedText) -> list[EqualRun]:
    """Slide insertions and deletions along equal text to better borders: lines, sentences, commas.

    Args:
        runs: in order; the list is changed.
        old: the earlier text.
        new: the later text.

    Returns:
        Runs in order, still equal on both sides, none empty.
    """
    for index in range(1, len(runs)):
        left, right = runs[index - 1], runs[index]
        i, j = left.i + left.n, left.j + left.n
        if (i == right.i) == (j == right.j):
            continue
        grown, still = (new, old) if i == right.i else (old, new)
        begin, stop = (j, right.j) if i == right.i else (i, right.i)
        place = i if i == right.i else j
        if grown.length(begin, stop) != stop - begin:
            continue
        back, ahead = left.n - (index > 1), right.n - (index < len(runs) - 1)
        move = _best_slide(grown, still, begin, stop, place, back, ahead)
        runs[index - 1] = EqualRun(left.i, left.j, left.n + move)
        runs[index] = EqualRun(right.i + move, right.j + move, right.n - move)
    return [run for run in runs if run.n]


def _best_slide(
    grown: GuardedText, still: GuardedText, begin: int, stop: int, place: int, back: int, ahead: int
) -> int:
    """Return by how many places a piece slides best; negative towards the begin, 0 if it cannot slide."""
    text = grown.normal.text
    low = -common_suffix(text, begin, text, stop, min(back, FARTHEST))
    high = common_prefix(text, begin, text, stop, min(ahead, FARTHEST))
    if low == high:
        return 0

    def worth(step: int) -> tuple[int, int]:
        torn = TORN if still.numbers.around(place + step) else 0
        return grown.worth(begin + step) + grown.worth(stop + step) + torn, -abs(step)

    return max(range(low, high + 1), key=worth)
