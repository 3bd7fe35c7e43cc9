"""Align the gaps between anchors by characters, with each number as one symbol."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipelines.diff.edits.anchors import EqualRun
from pipelines.text.common_affix import common_prefix, common_suffix
from pipelines.text.number_tokens import NumberTokens
from storage.lazy_imports import distance

if TYPE_CHECKING:
    from diff_match_patch import diff_match_patch

LARGEST = 4_000_000
"""Product of lengths (2,000 characters a side) up to which a gap is aligned; beyond it is replaced.

The bit-parallel LCS takes product / 8 bytes, here 0.5 MB.
"""
SHORT = 20
"""Symbols of both sides up to which diff-match-patch is used: its time grows with the square; guess."""
PRIVATE = 0xF0000
"""First of the code points that represent whole numbers; what they match is checked against the texts."""
ONE = array("i", [1])
"""Width of a single character."""

GapPiece = tuple[int, int]
"""Half-open span of a text."""


class Gap(NamedTuple):
    """The text between two anchors: old[i:i_end] and new[j:j_end], in code points of the normal forms."""

    i: int
    i_end: int
    j: int
    j_end: int


def gaps_between(chain: list[EqualRun], old_length: int, new_length: int) -> list[Gap]:
    """Return the gap before each run of a chain, and the one after the last.

    Args:
        chain: runs in order.
        old_length: code points of the earlier text.
        new_length: code points of the later text.

    Returns:
        One gap more than there are runs; a gap may be empty on one or both sides.
    """
    gaps: list[Gap] = []
    i = j = 0
    for run in chain:
        gaps.append(Gap(i, run.i, j, run.j))
        i, j = run.i + run.n, run.j + run.n
    gaps.append(Gap(i, old_length, j, new_length))
    return gaps


def extend_runs(old: str, new: str, chain: list[EqualRun]) -> list[EqualRun]:
    """Extend runs into the gaps around them as far as both texts agree.

    Args:
        old: the earlier text.
        new: the later text.
        chain: runs in order.

    Returns:
        Runs in order; runs that meet become one.
    """
    grown: list[EqualRun] = []
    i_end = j_end = 0
    for i, j, n in [*chain, EqualRun(len(old), len(new), 0)]:
        if grown:
            ahead = common_prefix(old, i_end, new, j_end, min(i - i_end, j - j_end))
            last = grown[-1]
            grown[-1] = EqualRun(last.i, last.j, last.n + ahead)
            i_end, j_end = i_end + ahead, j_end + ahead
        back = common_suffix(old, i, new, j, min(i - i_end, j - j_end))
        if grown and i - back == i_end and j - back == j_end:
            last = grown[-1]
            grown[-1] = EqualRun(last.i, last.j, last.n + back + n)
        elif n + back:
            grown.append(EqualRun(i - back, j - back, n + back))
        i_end, j_end = i + n, j + n
    return grown


def align_gap(
    old: str,
    new: str,
    old_pieces: list[GapPiece],
    new_pieces: list[GapPiece],
    old_numbers: NumberTokens,
    new_numbers: NumberTokens,
) -> list[EqualRun]:
    """Align the pieces of a gap as if they followed each other.

    Args:
        old: the whole earlier text.
        new: the whole later text.
        old_pieces: half-open spans of `old`, in order, not empty.
        new_pieces: half-open spans of `new`, in order, not empty.
        old_numbers: numbers of `old`, each compared as one symbol.
        new_numbers: numbers of `new`.

    Returns:
        Runs in order, none over the end of a piece; empty if the product of lengths exceeds LARGEST.
    """
    if _size(old_pieces) * _size(new_pieces) > LARGEST:
        return []
    left, left_places = _symbols(old, old_pieces, old_numbers)
    right, right_places = _symbols(new, new_pieces, new_numbers)
    blocks = _blocks(left, right)
    if left_places is None and right_places is None:
        i, j = old_pieces[0][0], new_pieces[0][0]
        return [EqualRun(block.i + i, block.j + j, block.n) for block in blocks]
    return _placed(old, new, blocks, left_places or _plain(old_pieces), right_places or _plain(new_pieces))


class SymbolPositions(NamedTuple):
    """Where each symbol is in its text, and how many characters it has there."""

    starts: "array[int]"
    widths: "array[int]"

    def extend(self, start: int, end: int) -> None:
        """Add one symbol for each character of [start, end)."""
        self.starts.extend(range(start, end))
        self.widths.extend(ONE * (end - start))

    def span(self, first: int, count: int) -> tuple[int, int]:
        """Return the half-open span from the begin of one symbol to the end of the last of `count`."""
        return self.starts[first], self.starts[first + count - 1] + self.widths[first + count - 1]


def _size(pieces: list[GapPiece]) -> int:
    """Count the characters of some pieces."""
    return sum(end - start for start, end in pieces)


def _placed(
    old: str, new: str, blocks: list[EqualRun], left: SymbolPositions, right: SymbolPositions
) -> list[EqualRun]:
    """Map blocks of symbols to equal runs of the texts; a run ends where a piece ends."""
    runs: list[EqualRun] = []
    for x, y, count in blocks:
        (i, i_end), (j, j_end) = left.span(x, count), right.span(y, count)
        width = sum(left.widths[x : x + count])
        if i_end - i == j_end - j == width and old[i:i_end] == new[j:j_end]:
            runs.append(EqualRun(i, j, width))
            continue
        for step in range(count):
            i, j, n = left.starts[x + step], right.starts[y + step], left.widths[x + step]
            if old[i : i + n] == new[j : j + n]:
                runs.append(EqualRun(i, j, n))
    return runs


def _plain(pieces: list[GapPiece]) -> SymbolPositions:
    """Return positions with one symbol for each character of the pieces."""
    places = SymbolPositions(array("i"), array("i"))
    for start, end in pieces:
        places.extend(start, end)
    return places


def _symbols(text: str, pieces: list[GapPiece], numbers: NumberTokens) -> tuple[str, SymbolPositions | None]:
    """Return the pieces as one string with each number as one symbol, and the symbols' positions.

    None instead of positions: one piece without numbers, where each character is its own symbol.
    """
    if len(pieces) == 1 and not _holds_number(numbers, *pieces[0]):
        return text[slice(*pieces[0])], None
    parts: list[str] = []
    places = SymbolPositions(array("i"), array("i"))
    for start, end in pieces:
        at = start
        for index in range(bisect_left(numbers.starts, start), len(numbers.starts)):
            first, last = numbers.starts[index], numbers.ends[index]
            if last > end:
                break
            parts += (text[at:first], _symbol(text[first:last]))
            places.extend(at, first)
            places.starts.append(first)
            places.widths.append(last - first)
            at = last
        parts.append(text[at:end])
        places.extend(at, end)
    return "".join(parts), places


def _holds_number(numbers: NumberTokens, start: int, end: int) -> bool:
    """Whether a whole number is inside [start, end)."""
    index = bisect_left(numbers.starts, start)
    return index < len(numbers.starts) and numbers.ends[index] <= end


def _symbol(word: str) -> str:
    """Return one private code point for a number; equal words have equal symbols."""
    value = 0
    for char in word:
        value = (value * 1_000_003 + ord(char)) & 0xFFFFFFFF
    return chr(PRIVATE + value % 0xFFFE)


def _blocks(old: str, new: str) -> list[EqualRun]:
    """Return equal blocks of two strings of symbols: by diff-match-patch, or by bit-parallel LCS."""
    if len(old) + len(new) <= SHORT:
        return [] if set(old).isdisjoint(new) else list(_exact(old, new))
    return [
        EqualRun(block.a, block.b, block.size)
        for block in distance.Indel.editops(old, new).as_matching_blocks()
        if block.size
    ]


def _exact(old: str, new: str) -> Iterator[EqualRun]:
    """Yield the equal blocks that diff-match-patch finds."""
    i = j = 0
    for operation, text in _differ().diff_main(old, new, checklines=False):
        if operation == 0:
            yield EqualRun(i, j, len(text))
        i += len(text) if operation <= 0 else 0
        j += len(text) if operation >= 0 else 0


@cache
def _differ() -> "diff_match_patch":
    """Return diff-match-patch without its clock: the result must not depend on load."""
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    return differ
