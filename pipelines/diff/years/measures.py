"""Two figures -> whether they measure alike, and their bounds in one unit: 8 and 2 % stay two things."""

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.quantities import scale_of
from storage.records import Target

SIZES = Path(__file__).with_name("unit_sizes.csv")
"""Units that measure one dimension, with their size in its smallest or most usual unit."""
INDEX_RANGE = (85, 130)
"""Values that are an index with last year as 100: 居民消费价格指数103; wider than any stated since 1978."""
INDEXED = frozenset({"cpi"})
JOBS = "new_urban_jobs"
"""Counted in persons and in jobs, which is one: 新增就业岗位5000个."""
NEAR_MISS = 0.1
"""How far below a value 接近 may lie, as a share of it; guess, only ever used to say that it is below."""
JUST_BELOW = 1e-6
ROUGH = 0.03
"""How far a 左右 of a result may lie from its value, as a share of it; as for targets, see target_verdicts.py."""


@dataclass(frozen=True, slots=True)
class PlainFigure:
    """A figure in plain terms: what it measures, and its bounds, closed; infinite where it has none."""

    measure: str
    dimension: str
    low: float
    high: float

    def is_like(self, other: "PlainFigure") -> bool:
        """Tell whether two figures may be set against each other."""
        return self.measure == other.measure and self.dimension == other.dimension


def plain_figure(figure: Target | Promise) -> PlainFigure | None:
    """A target's or a result's figure in plain terms; None for one in words."""
    low, high = (
        (figure.value_min, figure.value_max) if isinstance(figure, Target) else (figure.low, figure.high)
    )
    if figure.measure == "qualitative" or (low is None and high is None):
        return None
    if figure.indicator in INDEXED and not figure.unit and _is_index(low, high):
        return PlainFigure("growth", "percent", *_bounds(low, high, 1, -100))
    factor, plain = scale_of(figure.unit)
    if figure.indicator == JOBS and plain == "个":
        plain = "人"
    dimension, size = _sizes().get(plain, (plain, 1.0))
    return PlainFigure(figure.measure, dimension, *_bounds(low, high, factor * size, 0))


def told_bounds(figure: PlainFigure, qualifier: str, words: str) -> tuple[float, float]:
    """Between which values a result lies by its own words, closed.

    Args:
        figure: the result.
        qualifier: its qualifier, one of those of a target.
        words: the words of its clause, for 接近.
    """
    low, high = figure.low, figure.high
    if "接近" in words and math.isfinite(high):
        return low - NEAR_MISS * abs(low), high - JUST_BELOW * abs(high)
    if qualifier == "around":
        return low - ROUGH * abs(low), high + ROUGH * abs(high)
    return low, high


def _is_index(low: float | None, high: float | None) -> bool:
    return all(value is None or INDEX_RANGE[0] <= value <= INDEX_RANGE[1] for value in (low, high))


def _bounds(low: float | None, high: float | None, factor: float, shift: float) -> tuple[float, float]:
    return (
        -math.inf if low is None else low * factor + shift,
        math.inf if high is None else high * factor + shift,
    )


@cache
def _sizes() -> dict[str, tuple[str, float]]:
    """Unit -> (dimension, size)."""
    with SIZES.open(encoding="utf-8", newline="") as file:
        return {row["unit"]: (row["dimension"], float(row["size"])) for row in csv.DictReader(file)}
