"""Units of two texts -> how alike each two are: by shared pairs of characters, rare ones count most, and neighbours."""

import re

from pipelines.text.arrays import Indices, Matrix
from storage.lazy_imports import np

MASKED = re.compile(r"\d+(?:[.,]\d+)*|(?<=第)[一二三四五六七八九十百]+|(?<=十)[一二三四五六](?=五)")
"""What rolls over from year to year: 12.5, 第十三届, “十四五”."""
LEAD = 14
"""Characters up to which a unit is a lead line or a heading."""
DAMPING = 1.2
"""Shares of a usual unit's weight added to each unit's weight, so that one shared word makes no short units alike."""
NEIGHBOURS = 4
DECAY = 0.8
"""Neighbours on each side within a section, and how their weight falls off."""
SURROUNDINGS = 0.12
"""Weight of what the neighbours share; what the units share themselves has weight 1."""
SURROUNDINGS_DAMPING = 0.3
STEPS = 2
STEP_DECAY = 0.85
SUPPORT = 0.1
"""How far neighbouring pairs are looked for, how their weight falls off, and their share."""


def likeness(old: list[str], new: list[str], sections: tuple[list[int], list[int]]) -> Matrix:
    """Score how alike each old unit is to each new one.

    Args:
        old: masked texts of the old units, at least one.
        new: masked texts of the new units, at least one.
        sections: (old, new) number of the section of each unit.

    Returns:
        Scores from 0 up, shape (old, new), float32; 0 where two units share no pair of characters.
    """
    units, pairs, weights, totals = _weighed([*old, *new])
    count = len(old)
    products = _products(units, pairs, weights, (count, len(new)))
    long = totals[[len(text) > LEAD for text in [*old, *new]]]
    damping = DAMPING * (float(np.median(long)) if len(long) else 1.0)
    scores = _scaled(products, totals[:count], totals[count:], damping)
    rows = _surroundings(totals[:count, None], sections[0], DECAY**2)[:, 0]
    columns = _surroundings(totals[count:, None], sections[1], DECAY**2)[:, 0]
    around = _surroundings(products, sections[0], DECAY)
    around = _surroundings(around.T, sections[1], DECAY).T
    damping = SURROUNDINGS_DAMPING * float(np.median(rows)) + 1e-6
    scores += np.float32(SURROUNDINGS) * _scaled(around, rows, columns, damping)
    return np.where(products > 0, scores, np.float32(0))


def _scaled(products: Matrix, rows: Matrix, columns: Matrix, damping: float) -> Matrix:
    """Products divided by the geometric mean of both sides' damped weights, shape as given, float32."""
    left, right = (1 / np.sqrt(np.float64(side) + damping) for side in (rows, columns))
    scaled = products * left.astype(np.float32)[:, None] * right.astype(np.float32)[None, :]
    return np.asarray(scaled, dtype=np.float32)


def _surroundings(values: Matrix, sections: list[int], decay: float) -> Matrix:
    """Sum up the rows around each row within its section, nearer ones with more weight, itself left out.

    Args:
        values: one row a unit.
        sections: number of the section of each row.
        decay: factor of the weight from one neighbour to the next.
    """
    marks = np.asarray(sections)
    total = np.zeros_like(values)
    for step in range(1, min(NEIGHBOURS, len(values) - 1) + 1):
        is_near = marks[step:] == marks[:-step]
        weights = (decay ** (step - 1) * is_near).astype(values.dtype)[:, None]
        total[:-step] += weights * values[step:]
        total[step:] += weights * values[:-step]
    return total


def supported(scores: Matrix) -> Matrix:
    """Add to each score above zero a share of the best pair just before and just after it, as order is mostly kept.

    Args:
        scores: shape (old, new), float32.

    Returns:
        The same shape; what was 0 stays 0.
    """
    support = np.zeros_like(scores)
    for side in (-1, 1):
        best = np.zeros_like(scores)
        for down in range(1, STEPS + 1):
            for right in range(STEPS + 1):
                weight = np.float32(STEP_DECAY ** (down + right - 1))
                np.maximum(best, weight * _shifted(scores, side * down, side * right), out=best)
        support += best
    return np.where(scores > 0, scores + np.float32(SUPPORT) * support, np.float32(0))


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
    """Replace the numbers and ordinals of a normal text by 0, so that those of two years are alike."""
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
