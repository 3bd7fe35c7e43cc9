"""MinHash sketches of texts: tell copies of one report from different reports.

One-permutation MinHash (Li, Owen and Zhang 2012) over shingles of 8 Han characters and digits. Each shingle is hashed
once to 64 bits; the first 7 bits choose one of 128 slots, and a slot keeps the smallest of the next 32 bits. The share of
equal slots estimates the Jaccard similarity of the two sets of shingles, with a standard error of about .04 at .5;
white space and punctuation have no influence.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipelines.text.arrays import Codes, Flags, Hashes, Indices, Slots
from pipelines.text.normal import codes_of
from storage.lazy_imports import np

SLOTS = 128
SLOT_SHIFT = 64 - (SLOTS.bit_length() - 1)
"""Bits of a hash after those that choose its slot."""
EXPECTED = 16
"""Small rests a slot: one has none in e^16 slots, one text in 70,000."""
RUN = 8
"""Code points of a shingle."""
EMPTY = 0xFFFFFFFF
"""Value of a slot without shingle."""
EMPTY_BYTE = 0xFF
"""The same in a packed sketch."""
SAME = 0.5
"""Jaccard from which on two texts are one report; measured: different reports have .003 to .03."""
CONTAINED = 0.8
"""Share of the shorter text found in the longer one from which on it is abridged or cut; guess."""
FAR = 0.1
"""Jaccard below which two texts are different reports; three times what such reports measure."""

BASE = 0x9E3779B97F4A7C15
"""2^64 divided by the golden ratio, odd."""
MIXERS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Multipliers of the splitmix64 finaliser."""

FOLDED = ((0xFF10, 0xFF19, 0xFF10 - 0x30),)
"""Full-width digits, which count as digits: (first, last, what to subtract)."""
KEPT = ((0x30, 0x39), (0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
"""Ranges of code points that count: digits, 〇, Han."""

Relation = Literal["same", "part", "different", "between"]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text for comparing it: 128 slots, and the number of distinct shingles."""

    slots: bytes
    size: int


def sketch(text: str) -> Sketch:
    """Return the sketch of a text; its size is 0 for fewer than 8 Han characters and digits."""
    hashes = _hashes(_kept(codes_of(text)))
    slots = _slots(hashes).tobytes()
    hashes.sort()
    return Sketch(slots, int(np.count_nonzero(hashes[1:] != hashes[:-1])) + bool(len(hashes)))


def _slots(hashes: Hashes) -> Slots:
    """Return the smallest rest of the hashes in each slot.

    The smallest ones of a long text are looked for among its small rests, of which each slot is expected to have
    EXPECTED; among all only if a slot has none of these.

    Args:
        hashes: (n,) uint64, in any order, n may be 0.

    Returns:
        (128,) uint32; EMPTY where no hash belongs to the slot.
    """
    rests = (hashes >> np.uint64(SLOT_SHIFT - 32)).astype(np.uint32)
    bound = EMPTY * EXPECTED * SLOTS // max(len(hashes), 1)
    if bound < EMPTY:
        small = np.flatnonzero(rests < bound)
        slots = _smallest(hashes[small], rests[small])
        if (slots != EMPTY).all():
            return slots
    return _smallest(hashes, rests)


def _smallest(hashes: Hashes, rests: Slots) -> Slots:
    """Return the smallest of the rests, (n,) uint32, in the slot of each hash: (128,) uint32, EMPTY for none."""
    slots = np.full(SLOTS, EMPTY, dtype=np.uint32)
    np.minimum.at(slots, (hashes >> np.uint64(SLOT_SHIFT)).astype(np.intp), np.minimum(rests, EMPTY - 1))
    return slots


@cache
def _table() -> Codes:
    """Return what each code point counts as: (0x110000,) uint32, 0 for code points that do not count."""
    table = np.zeros(0x110000, dtype=np.uint32)
    for first, last in KEPT:
        table[first : last + 1] = np.arange(first, last + 1)
    for first, last, less in FOLDED:
        table[first : last + 1] = np.arange(first - less, last + 1 - less)
    return table


def _kept(codes: Codes) -> Hashes:
    """Return Han characters and digits, full-width digits folded: (n,) uint32 -> (m,) uint64."""
    points = _table().take(codes)
    kept: Hashes = points.compress(points != 0).astype(np.uint64)
    return kept


def _hashes(points: Hashes) -> Hashes:
    """Hash each shingle of RUN code points; arithmetic wraps at 64 bits.

    The hash is a polynomial in BASE, built by doubling (from hashes of 1, 2 and 4 code points), with the finaliser of
    splitmix64 at the end.

    Args:
        points: (n,) uint64.

    Returns:
        (n - 7,) uint64 in the order of the text; empty if n is below 8.
    """
    if len(points) < RUN:
        return points[:0]
    hashes: Hashes = points
    length, factor = 1, BASE
    while length < RUN:
        rest = hashes[length:]
        hashes = hashes[:-length] * np.uint64(factor)
        hashes += rest
        length, factor = 2 * length, factor * factor % (1 << 64)
    for shift, mixer in zip((30, 27), MIXERS, strict=True):
        hashes ^= hashes >> np.uint64(shift)
        hashes *= np.uint64(mixer)
    hashes ^= hashes >> np.uint64(31)
    return hashes


def jaccard(a: Sketch, b: Sketch) -> float:
    """Estimate the Jaccard similarity of the shingles of two texts.

    Returns:
        Share of the shingles of either text that both have, 0 to 1; 0 if neither has any.
    """
    left, right = (np.frombuffer(s.slots, dtype=np.uint32) for s in (a, b))
    used = (left != EMPTY) | (right != EMPTY)
    total = int(np.count_nonzero(used))
    return float(np.count_nonzero((left == right) & used)) / total if total else 0.0


def containment(a: Sketch, b: Sketch) -> float:
    """Estimate how much of the text with fewer shingles the other one contains.

    Returns:
        Share of the smaller set of shingles, 0 to 1; 0 if it is empty.
    """
    smaller = min(a.size, b.size)
    if not smaller:
        return 0.0
    near = jaccard(a, b)
    return min(1.0, near * (a.size + b.size) / (1 + near) / smaller)


def relate(a: Sketch, b: Sketch) -> Relation:
    """Decide whether two texts are one report, one is part of the other, or they are different reports.

    Returns:
        `same`, `part`, `different`, or `between`: more in common than two reports ever had, less than two copies.
    """
    near = jaccard(a, b)
    if near >= SAME:
        return "same"
    if containment(a, b) >= CONTAINED:
        return "part"
    return "different" if near < FAR else "between"


def packed_sketch(codes: Codes) -> str:
    """Return a sketch of one byte a slot: enough to tell reports apart, and a quarter of the size.

    This is b-bit minwise hashing (Li and König 2010) with b = 8.

    Args:
        codes: code points of a text, (n,) uint32.

    Returns:
        128 bytes in base 64; EMPTY_BYTE in a slot without shingle.
    """
    slots = _slots(_hashes(_kept(codes)))
    return b64encode(
        np.where(slots == EMPTY, EMPTY_BYTE, slots % EMPTY_BYTE).astype(np.uint8).tobytes()
    ).decode()


def packed_jaccard(left: str, right: str) -> float:
    """Estimate the Jaccard similarity from two packed sketches, as `jaccard` does from whole ones.

    Returns:
        0 to 1; 0 if both are empty. Bytes agree by chance in 1 of 255 slots, and nothing is taken off for that.
    """
    pairs = zip(b64decode(left), b64decode(right), strict=False)
    used = [pair for pair in pairs if pair != (EMPTY_BYTE, EMPTY_BYTE)]
    return sum(a == b for a, b in used) / len(used) if used else 0.0


def near_pairs(sketches: Sequence[Sketch], threshold: float = SAME) -> list[tuple[int, int, float]]:
    """Find all pairs of similar sketches; exact over the sketches, without comparing all pairs.

    Prefix filtering (Chaudhuri, Ganti and Kaushik 2006): a sketch of n filled slots can only be similar to one with which
    it shares at least one of its n - ceil(threshold n) + 1 rarest values. Those of different reports are shared by none.

    Args:
        sketches: of any number of texts.
        threshold: least estimated Jaccard similarity of a pair, above 0.

    Returns:
        (i, j, Jaccard) with i < j, indices of `sketches`, in order.
    """
    if len(sketches) < 2:
        return []
    slots = np.stack([np.frombuffer(s.slots, dtype=np.uint32) for s in sketches])
    filled = slots != EMPTY
    pairs: list[tuple[int, int, float]] = []
    for i, others in _candidates(slots, filled, threshold):
        used = np.count_nonzero(filled[others] | filled[i], axis=1)
        equal = np.count_nonzero((slots[others] == slots[i]) & filled[i], axis=1)
        near = np.nonzero((equal > 0) & (equal >= threshold * used))[0]
        pairs.extend((i, int(others[at]), float(equal[at] / used[at])) for at in near)
    return pairs


def _candidates(slots: Slots, filled: Flags, threshold: float) -> Iterator[tuple[int, Indices]]:
    """Yield each sketch with the later ones with which it shares one of its rarest values.

    Args:
        slots: (n, 128) uint32.
        filled: (n, 128), where slots are not empty.
        threshold: least similarity.

    Yields:
        (i, (m,) indices above i in order), in the order of i; sketches without such others are left out.
    """
    rows, ends = _rarest(slots, filled, threshold)
    shared = np.nonzero(ends - np.arange(len(rows)) > 1)[0]
    shared = shared[np.argsort(rows[shared], kind="stable")]
    firsts = np.nonzero(np.diff(rows[shared], prepend=-1))[0]
    for first, last in zip(firsts, [*firsts, len(shared)][1:], strict=True):
        groups = [rows[place + 1 : ends[place]] for place in shared[first:last]]
        yield int(rows[shared[first]]), np.unique(np.concatenate(groups))


def _rarest(slots: Slots, filled: Flags, threshold: float) -> tuple[Indices, Indices]:
    """Return the rarest values of all sketches as groups of equal ones, each with the sketches that hold it.

    Returns:
        (m,) indices of sketches, those of one value side by side and in order; (m,) where the group of each ends.
    """
    names = slots.astype(np.uint64) | (np.arange(SLOTS, dtype=np.uint64) << np.uint64(32))
    _, which, counts = np.unique(names, return_inverse=True, return_counts=True)
    rank = np.empty(len(counts), dtype=np.int64)
    rank[np.argsort(counts, kind="stable")] = np.arange(len(counts))
    ranks = np.sort(np.where(filled, rank[which.reshape(slots.shape)], len(counts)), axis=1)
    sizes = np.count_nonzero(filled, axis=1)
    kept = np.arange(SLOTS) < (sizes - np.ceil(threshold * sizes) + 1)[:, None]
    rows, columns = np.nonzero(kept & (ranks < len(counts)))
    values = ranks[rows, columns]
    order = np.argsort(values, kind="stable")
    values = values[order]
    return rows[order], np.searchsorted(values, values, side="right")
