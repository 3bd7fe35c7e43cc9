"""Find anchors: stretches that two texts share, seeded by k-grams that occur once in each."""

from typing import NamedTuple

from pipelines.text.arrays import Codes, Flags, Hashes, Indices
from storage.lazy_imports import np

MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
"""Odd 64-bit constants, one for each doubling of the window."""
SAMPLES = ((3_000_000, 15), (1_000_000, 7), (400_000, 3))
"""(characters of both texts, mask of the hash bits that must be zero): one k-gram in 16, 8 or 4 is used.

Measured: 5 MB against 5 MB stay below 5 s and 300 MB (benchmarks/edits/bounds.py).
"""
PORTION = 1 << 18
"""K-grams hashed at a time: bounds memory."""
REACH = 96
"""Most characters between two k-grams of one run; guess."""


class EqualRun(NamedTuple):
    """Equal text: old[i : i + n] == new[j : j + n], in code points of the normal forms."""

    i: int
    j: int
    n: int


def gram_hashes(codes: Codes, size: int) -> Hashes:
    """Hash the k-gram at each position, by doubling the window.

    Args:
        codes: (n,) uint32.
        size: code points of a k-gram, 1 to 31.

    Returns:
        (n - size + 1,) uint64; empty if n is below `size`. Equal k-grams have equal hashes.
    """
    if len(codes) < size:
        return np.empty(0, dtype=np.uint64)
    power = codes.astype(np.uint64)
    power *= np.uint64(MIXERS[0])
    power ^= power >> np.uint64(32)
    whole: Hashes | None = None
    width, done = 1, 0
    for mixer in MIXERS:
        if size & width:
            count = len(codes) - done - width + 1
            tail = power[done : done + count]
            whole = tail.copy() if whole is None else whole[:count] * np.uint64(mixer) + tail
            done += width
        if done == size:
            break
        power = power[:-width] * np.uint64(mixer) + power[width:]
        width *= 2
    assert whole is not None
    return whole[: len(codes) - size + 1]


def shared_runs(old: Codes, new: Codes, size: int) -> list[EqualRun]:
    """Find runs that two texts share around k-grams that occur once in each.

    Args:
        old: code points, (n,) uint32.
        new: code points, (m,) uint32.
        size: code points of a k-gram, and least length of a run.

    Returns:
        Runs in the order of `old`; in large texts only those around the k-grams that SAMPLES chooses by their content.
    """
    i, j = unique_pairs(_sampled(old, size, len(old) + len(new)), _sampled(new, size, len(old) + len(new)))
    return merge_pairs(old, new, i, j, size)


def _sampled(codes: Codes, size: int, total: int) -> tuple[Indices, Hashes]:
    """Return positions (k,) int64 and hashes (k,) uint64 of k-grams; in large texts of one in 4, 8 or 16."""
    mask = np.uint64(next((bits for limit, bits in SAMPLES if total > limit), 0))
    places: list[Indices] = []
    hashes: list[Hashes] = []
    for start in range(0, max(len(codes) - size + 1, 1), PORTION):
        portion = gram_hashes(codes[start : start + PORTION + size - 1], size)
        kept = np.flatnonzero((portion >> np.uint64(40)) & mask == 0)
        places.append(kept + start)
        hashes.append(portion[kept])
    return np.concatenate(places), np.concatenate(hashes)


def unique_pairs(old: tuple[Indices, Hashes], new: tuple[Indices, Hashes]) -> tuple[Indices, Indices]:
    """Pair the k-grams that occur exactly once in each text.

    Args:
        old: positions (n,) int64, ascending, and hashes (n,) uint64 of the k-grams of one text.
        new: the same of the other text.

    Returns:
        Positions in `old` and in `new`, both (k,) int64, in the order of `old`.
    """
    both = np.concatenate((old[1], new[1]))
    count = len(old[1])
    order = np.argsort(both)
    ranked = both[order]
    same = np.concatenate(([False], ranked[1:] == ranked[:-1], [False]))
    first = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
    left = np.minimum(order[first], order[first + 1])
    right = np.maximum(order[first], order[first + 1])
    crossing = (left < count) & (right >= count)
    i = np.sort(left[crossing])
    by_place = np.argsort(left[crossing])
    return old[0][i], new[0][right[crossing][by_place] - count]


def merge_pairs(old: Codes, new: Codes, i: Indices, j: Indices, size: int) -> list[EqualRun]:
    """Merge pairs of k-grams to runs: neighbours on one diagonal, if all between them is equal too.

    Args:
        old: code points, (n,) uint32.
        new: code points, (m,) uint32.
        i: positions in `old`, (k,) int64, ascending.
        j: their positions in `new`, (k,) int64.
        size: code points of a k-gram.

    Returns:
        Runs in the order of `old`; empty without pairs.
    """
    i, j = _equal_pairs(old, new, i, j, size)
    if not len(i):
        return []
    step, aside = np.diff(i), np.diff(j)
    runs: list[EqualRun] = []
    for first, last in _stretches((step > REACH) | (step != aside)):
        a, b, n = int(i[first]), int(j[first]), int(i[last]) - int(i[first]) + size
        if first == last or (old[a : a + n] == new[b : b + n]).all():
            runs.append(EqualRun(a, b, n))
            continue
        for start, stop in _stretches(step[first:last] > size):
            a, b, n = (
                int(i[first + start]),
                int(j[first + start]),
                int(i[first + stop] - i[first + start]) + size,
            )
            if (old[a : a + n] == new[b : b + n]).all():
                runs.append(EqualRun(a, b, n))
    return runs


def _equal_pairs(old: Codes, new: Codes, i: Indices, j: Indices, size: int) -> tuple[Indices, Indices]:
    """Return the pairs whose k-grams are really equal, not by their hashes alone."""
    equal = np.ones(len(i), dtype=np.bool_)
    for step in range(size):
        equal &= old[i + step] == new[j + step]
    return (i, j) if equal.all() else (i[equal], j[equal])


def _stretches(breaks: Flags) -> list[tuple[int, int]]:
    """Return the first and last index of each stretch between breaks; break k is between k and k + 1."""
    cuts = np.flatnonzero(breaks)
    firsts = np.concatenate(([0], cuts + 1)).tolist()
    lasts = np.concatenate((cuts, [len(breaks)])).tolist()
    return list(zip(firsts, lasts, strict=True))
