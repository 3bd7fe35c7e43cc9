"""Units of two texts -> how alike each pair is: shared character 2- and 3-grams, rare ones count most."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Indices = npt.NDArray[np.int64]

MASKED = re.compile(r"\d+(?:[.,]\d+)*|(?<=第)[一二三四五六七八九十百]+|(?<=十)[一二三四五六](?=五)")
"""What rolls over from year to year: 12.5, 第十三届, “十四五”."""
COSINE_SHARE = 0.7
"""Weight of the cosine; the rest is containment, which knows a short sentence inside a long one."""


class Likeness(NamedTuple):
    """Scores in [0, 1], old units by new units, and the weight of each unit's own words."""

    scores: "Matrix"
    old_weights: "Matrix"
    new_weights: "Matrix"


def likeness(old: list[str], new: list[str]) -> Likeness:
    """Score every pair of two non-empty lists of normal texts; numbers and ordinals do not count."""
    import numpy as np

    keys, units = _grams([*old, *new])
    vocabulary, columns = np.unique(keys, return_inverse=True)
    width = max(len(vocabulary), 1)
    once = np.unique(units * width + columns)
    units, columns = once // width, once % width
    count = len(old) + len(new)
    spread = np.bincount(columns, minlength=width)
    weights = np.log((count + 1) / np.maximum(spread, 1))[columns]
    totals = np.bincount(units, weights=weights * weights, minlength=count)
    is_old = units < len(old)
    shared = np.zeros(width, dtype=bool)
    shared[np.intersect1d(columns[is_old], columns[~is_old])] = True
    places = np.cumsum(shared) - 1
    kept = shared[columns]
    table = np.zeros((count, max(int(shared.sum()), 1)), dtype=np.float32)
    table[units[kept], places[columns[kept]]] = weights[kept]
    products = table[: len(old)] @ table[len(old) :].T
    left, right = totals[: len(old), None], totals[None, len(old) :]
    cosine = products / np.sqrt(left * right + 1e-9)
    inside = products / (np.minimum(left, right) + 1e-9)
    scores = (COSINE_SHARE * cosine + (1 - COSINE_SHARE) * inside).astype(np.float32)
    return Likeness(scores, totals[: len(old)].astype(np.float32), totals[len(old) :].astype(np.float32))


def mask(text: str) -> str:
    """A normal text with its numbers and ordinals made alike."""
    return MASKED.sub("0", text)


def _grams(texts: list[str]) -> "tuple[Indices, Indices]":
    """The 2- and 3-grams of all texts as numbers, with the index of the text each stands in."""
    import numpy as np

    joined = "\0".join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, dtype="<u4").astype(np.int64)
    units = np.cumsum(codes == 0)
    pairs = (codes[:-1] << 21) | codes[1:]
    is_pair = (codes[:-1] != 0) & (codes[1:] != 0)
    triples = (pairs[:-1] << 21) | codes[2:]
    is_triple = is_pair[:-1] & (codes[2:] != 0)
    return (
        np.concatenate([pairs[is_pair], triples[is_triple]]),
        np.concatenate([units[:-1][is_pair], units[:-2][is_triple]]),
    )
