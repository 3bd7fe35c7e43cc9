"""Text -> sketch: tells copies of one report from different reports.

One-permutation MinHash: every run of 8 Han characters and digits is hashed once; the hash's first bits
name one of 128 slots, each slot keeps the smallest rest. Two sketches agree in a slot about as often as
the sets of runs overlap (standard error about .04 at .5), whatever the white space and punctuation.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipelines.text.arrays import Codes, Hashes, Slots
from pipelines.text.lazy_imports import np
from pipelines.text.normal import codes_of

SLOTS = 128
RUN = 8
EMPTY = 0xFFFFFFFF
EMPTY_BYTE = 0xFF
SAME = 0.5
"""Jaccard from which two texts are the same report; different reports measure .003 to .03."""
CONTAINED = 0.8
"""Share of the shorter text found in the longer from which it is abridged or cut."""
FAR = 0.1
"""Jaccard below which two texts have nothing to do with each other."""

BASE = 0x9E3779B97F4A7C15
MIXERS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Multipliers of the splitmix64 finaliser."""

FOLDED = ((0xFF10, 0xFF19, 0xFF10 - 0x30),)
"""Full-width digits are digits: (first, last, what to subtract)."""
KEPT = ((0x30, 0x39), (0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
"""Ranges of code points that count: digits, 〇, Han."""

Relation = Literal["same", "part", "different", "between"]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text for comparing it: 128 slots of 32 bits and the number of distinct runs."""

    slots: bytes
    size: int


def sketch(text: str) -> Sketch:
    """The sketch of a text of any length; a text of fewer than 8 Han characters and digits has size 0."""
    hashes = _hashes(_kept(codes_of(text)))
    slots = _slots(hashes).tobytes()
    hashes.sort()
    return Sketch(slots, int(np.count_nonzero(hashes[1:] != hashes[:-1])) + bool(len(hashes)))


def _slots(hashes: Hashes) -> Slots:
    """The smallest rest in each slot."""
    shift = 64 - (SLOTS.bit_length() - 1)
    rest = ((hashes >> np.uint64(shift - 32)) & np.uint64(EMPTY)).astype(np.uint32)
    slots = np.full(SLOTS, EMPTY, dtype=np.uint32)
    np.minimum.at(slots, (hashes >> np.uint64(shift)).astype(np.intp), np.minimum(rest, EMPTY - 1))
    return slots


@cache
def _table() -> Codes:
    """Code point -> what is kept of it: itself, the digit that it stands for, or 0 for nothing."""
    table = np.zeros(0x110000, dtype=np.uint32)
    for first, last in KEPT:
        table[first : last + 1] = np.arange(first, last + 1)
    for first, last, less in FOLDED:
        table[first : last + 1] = np.arange(first - less, last + 1 - less)
    return table


def _kept(codes: Codes) -> Hashes:
    """Code points of the Han characters and digits among a text's, full-width digits folded."""
    points = _table().take(codes)
    kept: Hashes = points[points != 0].astype(np.uint64)
    return kept


def _hashes(points: Hashes) -> Hashes:
    """One well-mixed 64-bit hash for each run of RUN code points; arithmetic wraps at 64 bits.

    The hash of a run is a polynomial in BASE; runs of two, four and eight are made of two halves each.
    """
    if len(points) < RUN:
        return points[:0]
    hashes: Hashes = points
    length, factor = 1, BASE
    while length < RUN:
        hashes = hashes[:-length] * np.uint64(factor) + hashes[length:]
        length, factor = 2 * length, factor * factor % (1 << 64)
    for shift, mixer in zip((30, 27), MIXERS, strict=True):
        hashes ^= hashes >> np.uint64(shift)
        hashes *= np.uint64(mixer)
    return hashes ^ (hashes >> np.uint64(31))


def jaccard(a: Sketch, b: Sketch) -> float:
    """Estimated share of runs that two texts have in common, of all that either has: 0 to 1."""
    left, right = (np.frombuffer(s.slots, dtype=np.uint32) for s in (a, b))
    used = (left != EMPTY) | (right != EMPTY)
    total = int(np.count_nonzero(used))
    return float(np.count_nonzero((left == right) & used)) / total if total else 0.0


def containment(a: Sketch, b: Sketch) -> float:
    """Estimated share of the smaller text's runs that the larger one has too: 0 to 1."""
    smaller = min(a.size, b.size)
    if not smaller:
        return 0.0
    near = jaccard(a, b)
    return min(1.0, near * (a.size + b.size) / (1 + near) / smaller)


def relate(a: Sketch, b: Sketch) -> Relation:
    """Whether two texts are the same report, one is part of the other, or they are different reports.

    `between` is the doubtful rest: more in common than two reports ever had, less than two copies.
    """
    near = jaccard(a, b)
    if near >= SAME:
        return "same"
    if containment(a, b) >= CONTAINED:
        return "part"
    return "different" if near < FAR else "between"


def packed_sketch(codes: Codes) -> str:
    """MinHash of a text's code points with one byte a slot, in base 64: enough to tell reports apart, and small."""
    slots = _slots(_hashes(_kept(codes)))
    return b64encode(
        np.where(slots == EMPTY, EMPTY_BYTE, slots % EMPTY_BYTE).astype(np.uint8).tobytes()
    ).decode()


def packed_jaccard(left: str, right: str) -> float:
    """The same as `jaccard`, of two packed sketches; too high by about 1 in 255, as bytes agree by chance."""
    pairs = zip(b64decode(left), b64decode(right), strict=False)
    used = [pair for pair in pairs if pair != (EMPTY_BYTE, EMPTY_BYTE)]
    return sum(a == b for a, b in used) / len(used) if used else 0.0


def near_pairs(sketches: Sequence[Sketch], threshold: float = SAME) -> list[tuple[int, int, float]]:
    """All pairs (i, j, Jaccard) with i < j and Jaccard >= threshold, in order; exact over the sketches."""
    if len(sketches) < 2:
        return []
    slots = np.stack([np.frombuffer(s.slots, dtype=np.uint32) for s in sketches])
    filled = slots != EMPTY
    pairs: list[tuple[int, int, float]] = []
    for i in range(len(sketches) - 1):
        used = np.count_nonzero(filled[i + 1 :] | filled[i], axis=1)
        equal = np.count_nonzero((slots[i + 1 :] == slots[i]) & filled[i], axis=1)
        near = np.nonzero((equal > 0) & (equal >= threshold * used))[0]
        pairs.extend((i, i + 1 + int(j), float(equal[j] / used[j])) for j in near)
    return pairs
