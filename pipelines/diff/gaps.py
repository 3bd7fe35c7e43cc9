"""Between two anchors: the finest comparison, on characters with numbers as single symbols."""

from array import array
from bisect import bisect_left
from typing import NamedTuple

from pipelines.diff.chain import heaviest_chain
from pipelines.diff.grams import Run, shared_runs
from pipelines.diff.normal import codes_of
from pipelines.diff.words import Numbers

LARGEST = 16_000_000
"""Product of lengths up to which a gap is compared as a whole; the bits of its matrix take an eighth in bytes."""
NARROWER = {12: 6, 6: 3}
"""Windows of anchors inside a gap that is too large: tried in turn."""
PRIVATE = 0xF0000
"""First of the code points that stand for whole numbers; what they match is checked against the texts."""
CHUNK = 32

Piece = tuple[int, int]


class Gap(NamedTuple):
    """What stands between two anchors: old[i:i_end] and new[j:j_end]."""

    i: int
    i_end: int
    j: int
    j_end: int


def gaps_between(chain: list[Run], old_length: int, new_length: int) -> list[Gap]:
    """The gap before each run, and the one after the last."""
    gaps: list[Gap] = []
    i = j = 0
    for run in chain:
        gaps.append(Gap(i, run.i, j, run.j))
        i, j = run.i + run.n, run.j + run.n
    gaps.append(Gap(i, old_length, j, new_length))
    return gaps


def widen(old: str, new: str, chain: list[Run]) -> list[Run]:
    """Grow runs into the gaps between them, as far as both texts agree; runs that meet become one."""
    grown: list[Run] = []
    i_end = j_end = 0
    for i, j, n in [*chain, Run(len(old), len(new), 0)]:
        if grown:
            ahead = shared_head(old, i_end, new, j_end, min(i - i_end, j - j_end))
            last = grown[-1]
            grown[-1] = Run(last.i, last.j, last.n + ahead)
            i_end, j_end = i_end + ahead, j_end + ahead
        back = shared_tail(old, i, new, j, min(i - i_end, j - j_end))
        if grown and i - back == i_end and j - back == j_end:
            last = grown[-1]
            grown[-1] = Run(last.i, last.j, last.n + back + n)
        elif n + back:
            grown.append(Run(i - back, j - back, n + back))
        i_end, j_end = i + n, j + n
    return grown


def shared_head(old: str, i: int, new: str, j: int, most: int) -> int:
    """How many characters from i and j on are equal, at most `most`."""
    length = 0
    while (
        length + CHUNK <= most
        and old[i + length : i + length + CHUNK] == new[j + length : j + length + CHUNK]
    ):
        length += CHUNK
    while length < most and old[i + length] == new[j + length]:
        length += 1
    return length


def shared_tail(old: str, i: int, new: str, j: int, most: int) -> int:
    """How many characters before i and j are equal, at most `most`."""
    length = 0
    while (
        length + CHUNK <= most
        and old[i - length - CHUNK : i - length] == new[j - length - CHUNK : j - length]
    ):
        length += CHUNK
    while length < most and old[i - length - 1] == new[j - length - 1]:
        length += 1
    return length


def fill(
    old: str,
    new: str,
    old_pieces: list[Piece],
    new_pieces: list[Piece],
    old_numbers: Numbers,
    new_numbers: Numbers,
) -> list[Run]:
    """Runs that the pieces of a gap share, compared in one go and cut again where the pieces end."""
    left, left_places = _symbols(old, old_pieces, old_numbers)
    right, right_places = _symbols(new, new_pieces, new_numbers)
    blocks = _blocks(left, right)
    if left_places is None and right_places is None:
        i, j = old_pieces[0][0], new_pieces[0][0]
        return [Run(block.i + i, block.j + j, block.n) for block in blocks]
    return _placed(old, new, blocks, left_places or _plain(old_pieces), right_places or _plain(new_pieces))


def _placed(old: str, new: str, blocks: list[Run], left: "array[int]", right: "array[int]") -> list[Run]:
    """Blocks of symbols -> runs of the texts: an end of a piece cuts, and what a symbol stands for is checked."""
    runs: list[Run] = []
    for x, y, count in blocks:
        for step in range(2 * x, 2 * (x + count), 2):
            i, j, n = left[step], right[step + 2 * (y - x)], left[step + 1]
            if old[i : i + n] != new[j : j + n]:
                continue
            last = runs[-1] if runs else Run(-1, -1, 0)
            if last.i + last.n == i and last.j + last.n == j:
                runs[-1] = Run(last.i, last.j, last.n + n)
            else:
                runs.append(Run(i, j, n))
    return runs


def _plain(pieces: list[Piece]) -> "array[int]":
    """Place and length of each character of the pieces, one after the other."""
    return array("i", (value for start, end in pieces for place in range(start, end) for value in (place, 1)))


def _symbols(text: str, pieces: list[Piece], numbers: Numbers) -> "tuple[str, array[int] | None]":
    """The pieces as one string in which each whole number is one symbol; place and length of each symbol.

    None instead of places: one piece without numbers, where each character stands for itself.
    """
    if len(pieces) == 1 and not _holds_number(numbers, *pieces[0]):
        return text[slice(*pieces[0])], None
    parts: list[str] = []
    places = array("i")
    for start, end in pieces:
        at = start
        for index in range(bisect_left(numbers.starts, start), len(numbers.starts)):
            first, last = numbers.starts[index], numbers.ends[index]
            if last > end:
                break
            parts += (text[at:first], _symbol(text[first:last]))
            places.extend(_plain([(at, first)]))
            places.extend((first, last - first))
            at = last
        parts.append(text[at:end])
        places.extend(_plain([(at, end)]))
    return "".join(parts), places


def _holds_number(numbers: Numbers, start: int, end: int) -> bool:
    index = bisect_left(numbers.starts, start)
    return index < len(numbers.starts) and numbers.ends[index] <= end


def _symbol(word: str) -> str:
    """One private code point for a number: equal words get equal symbols."""
    value = 0
    for char in word:
        value = (value * 1_000_003 + ord(char)) & 0xFFFFFFFF
    return chr(PRIVATE + value % 0xFFFE)


def _blocks(old: str, new: str) -> list[Run]:
    """Equal blocks of two strings of symbols."""
    from rapidfuzz.distance import Indel

    if len(old) * len(new) <= LARGEST:
        return [
            Run(block.a, block.b, block.size)
            for block in Indel.editops(old, new).as_matching_blocks()
            if block.size
        ]
    return _narrow(old, new, 12)


def _narrow(old: str, new: str, size: int) -> list[Run]:
    """A gap too large to compare as a whole: anchors of its own, then the gaps between them; else nothing is shared."""
    if size not in NARROWER:
        return []
    size = NARROWER[size]
    runs = shared_runs(codes_of(old), codes_of(new), size)
    chain = widen(old, new, heaviest_chain(runs)[0])
    found: list[Run] = []
    for index, gap in enumerate(gaps_between(chain, len(old), len(new))):
        left, right = old[gap.i : gap.i_end], new[gap.j : gap.j_end]
        if left and right:
            small = len(left) * len(right) <= LARGEST
            inner = _blocks(left, right) if small else _narrow(left, right, size)
            found += [Run(run.i + gap.i, run.j + gap.j, run.n) for run in inner]
        found += chain[index : index + 1]
    return found
