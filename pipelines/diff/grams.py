"""Two code point arrays -> runs: stretches that both share, seeded by k-grams that stand once in each."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Codes = npt.NDArray[np.uint32]
    Hashes = npt.NDArray[np.uint64]
    Indices = npt.NDArray[np.int64]

MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
"""Odd 64-bit constants, one for each doubling of the window."""


class Run(NamedTuple):
    """Equal text: old[i : i + n] == new[j : j + n]."""

    i: int
    j: int
    n: int


def gram_hashes(codes: "Codes", size: int) -> "Hashes":
    """Hash of the window of `size` characters at each position, built by doubling; empty for a shorter text."""
    import numpy as np

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


def shared_runs(old: "Codes", new: "Codes", size: int) -> list[Run]:
    """Runs in the order of old, of at least `size` characters; each position lies in at most one of a diagonal."""
    i, j = _unique_pairs(gram_hashes(old, size), gram_hashes(new, size))
    return _joined(old, new, i, j, size)


def _unique_pairs(old: "Hashes", new: "Hashes") -> "tuple[Indices, Indices]":
    """Positions of the hashes that stand exactly once in old and once in new, in the order of old."""
    import numpy as np

    both = np.concatenate((old, new))
    order = np.argsort(both)
    ranked = both[order]
    same = np.concatenate(([False], ranked[1:] == ranked[:-1], [False]))
    first = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
    i = np.minimum(order[first], order[first + 1])
    j = np.maximum(order[first], order[first + 1]) - len(old)
    crossing = (i < len(old)) & (j >= 0)
    i, j = i[crossing], j[crossing]
    by_place = np.argsort(i)
    return i[by_place], j[by_place]


def _joined(old: "Codes", new: "Codes", i: "Indices", j: "Indices", size: int) -> list[Run]:
    """Pairs -> runs: neighbours on one diagonal are one run; runs that are not truly equal are dropped."""
    import numpy as np

    if not len(i):
        return []
    breaks = np.flatnonzero((np.diff(i) > size) | (np.diff(i) != np.diff(j))) + 1
    starts = np.concatenate(([0], breaks))
    ends = np.concatenate((breaks, [len(i)])) - 1
    lengths = i[ends] - i[starts] + size
    runs = zip(i[starts].tolist(), j[starts].tolist(), lengths.tolist(), strict=True)
    return [Run(a, b, n) for a, b, n in runs if np.array_equal(old[a : a + n], new[b : b + n])]
