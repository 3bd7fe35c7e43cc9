"""Units of two texts -> how alike each pair is: shared pairs of characters, rare ones count most, and their neighbours."""

import re

from pipelines.text.arrays import Indices, Matrix
from storage.lazy_imports import np

MASKED = re.compile(r"\d+(?:[.,]\d+)*|(?<=第)[一二三四五六七八九十百]+|(?<=十)[一二三四五六](?=五)")
"""What rolls over from year to year: 12.5, 第十三届, “十四五”."""
LEAD = 14
"""Characters up to which a unit is a lead line or a heading."""
DAMPING = 1.2
"""Shares of a usual unit's weight added to each unit's: short units are not alike by one shared word."""
NEIGHBOURS = 4
DECAY = 0.8
"""Neighbours on each side within a section, and how their weight falls off."""
SURROUNDINGS = 0.12
"""Weight of what the neighbours share beside what the units share themselves."""
SURROUNDINGS_DAMPING = 0.3
STEPS = 2
STEP_DECAY = 0.85
SUPPORT = 0.1
"""How far neighbouring pairs are looked for, how their weight falls off, and their share."""


def likeness(old: list[str], new: list[str], sections: tuple[list[int], list[int]]) -> Matrix:
    """Score every pair of two non-empty lists of masked texts; `sections` number the section of each unit."""
    units, pairs, weights, totals = _weighed([*old, *new])
    count = len(old)
    products = _products(units, pairs, weights, (count, len(new)))
    rows, columns = totals[:count, None], totals[None, count:]
    long = totals[[len(text) > LEAD for text in [*old, *new]]]
    usual = float(np.median(long)) if len(long) else 1.0
    scores = products / np.sqrt((rows + DAMPING * usual) * (columns + DAMPING * usual))
    near, far = _band(sections[0]), _band(sections[1])
    rows, columns = (near**2 @ rows), (columns @ far**2)
    damping = SURROUNDINGS_DAMPING * float(np.median(rows)) + 1e-6
    around = near @ products @ far
    scores += SURROUNDINGS * around / np.sqrt((rows + damping) * (columns + damping))
    return np.where(products > 0, scores, 0).astype(np.float32)


def supported(scores: Matrix) -> Matrix:
    """Scores above zero with a share of the best pair just before and just after theirs: order is mostly kept."""
    support = np.zeros_like(scores)
    for side in (-1, 1):
        best = np.zeros_like(scores)
        for down in range(1, STEPS + 1):
            for right in range(STEPS + 1):
                weight = np.float32(STEP_DECAY ** (down + right - 1))
                np.maximum(best, weight * _shifted(scores, side * down, side * right), out=best)
        support += best
    return np.where(scores > 0, scores + SUPPORT * support, 0).astype(np.float32)


def _shifted(scores: Matrix, down: int, right: int) -> Matrix:
    """The scores of the neighbours so many units on; zero beyond the edges."""
    height, width = scores.shape
    moved = np.zeros_like(scores)
    if abs(down) < height and abs(right) < width:
        moved[max(0, -down) : height - max(0, down), max(0, -right) : width - max(0, right)] = scores[
            max(0, down) : height - max(0, -down), max(0, right) : width - max(0, -right)
        ]
    return moved


def mask(text: str) -> str:
    """A normal text with its numbers and ordinals made alike."""
    return MASKED.sub("0", text)


def _weighed(texts: list[str]) -> tuple[Indices, Indices, Matrix, Matrix]:
    """(unit, pair, weight) of each pair of characters in each unit, ordered by pair; and each unit's whole weight."""
    pairs, units = _pairs(texts)
    vocabulary, pairs = np.unique(pairs, return_inverse=True)
    count = len(texts)
    places, repeats = np.unique(pairs * count + units, return_counts=True)
    pairs, units = places // count, places % count
    spread = np.maximum(np.bincount(pairs, minlength=len(vocabulary)), 1)
    weights = repeats * np.log((count + 1) / spread)[pairs]
    totals = np.bincount(units, weights=weights * weights, minlength=count)
    return units, pairs, weights.astype(np.float32), totals.astype(np.float32)


def _products(units: Indices, pairs: Indices, weights: Matrix, shape: tuple[int, int]) -> Matrix:
    """Sum of the products of weights over shared pairs, old units by new: each old entry meets the new ones of its pair."""
    is_old = units < shape[0]
    width = int(pairs[-1]) + 1 if len(pairs) else 0
    meets = np.bincount(pairs[~is_old], minlength=width)
    begins = np.cumsum(meets) - meets
    times = meets[pairs[is_old]]
    ends = np.cumsum(times)
    news = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(
        ends - times - begins[pairs[is_old]], times
    )
    cells = np.repeat(units[is_old] * shape[1], times) + (units[~is_old] - shape[0])[news]
    values = np.repeat(weights[is_old], times) * weights[~is_old][news]
    sums = np.bincount(cells, weights=values, minlength=shape[0] * shape[1])
    return np.asarray(sums.reshape(shape), dtype=np.float32)


def _pairs(texts: list[str]) -> tuple[Indices, Indices]:
    """Each two neighbouring characters of all texts as one number, with the index of the text."""
    joined = "\0".join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, dtype="<u4").astype(np.int64)
    inside = (codes[:-1] != 0) & (codes[1:] != 0)
    return ((codes[:-1] << 21) | codes[1:])[inside], np.cumsum(codes == 0)[:-1][inside]


def _band(sections: list[int]) -> Matrix:
    """How much each unit's surroundings take from each other unit: neighbours of the same section, not itself."""
    places = np.arange(len(sections))
    marks = np.asarray(sections)
    falls = np.array([0, *(DECAY**step for step in range(NEIGHBOURS)), 0], dtype=np.float32)
    distance = np.minimum(np.abs(places[:, None] - places[None, :]), NEIGHBOURS + 1)
    return np.asarray(falls[distance] * (marks[:, None] == marks[None, :]), dtype=np.float32)
