"""Target -> its values in the one unit of its indicator and measure, by the table panel_units.csv."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from pipelines.diff.targets.quantities import scale_of
from storage.records import Target

TABLE = Path(__file__).with_name("panel_units.csv")
ANY = "*"
"""Row of every indicator that has none of its own."""
NAMED_OTHERWISE = "other"
"""The indicator of what has no id: it may be counted in anything, and has no unit of its own."""


@dataclass(frozen=True, slots=True)
class PanelUnit:
    """The unit of an indicator's measure, and what one of a written unit is in it."""

    unit: str
    takes: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Normalised:
    """Values in `unit`; an end that the target leaves open is None, and all is empty where no unit is sure."""

    low: float | None = None
    high: float | None = None
    unit: str = ""


NOT_NORMALISED = Normalised()


@cache
def panel_units() -> dict[tuple[str, str], PanelUnit]:
    """The table: (indicator or ANY, measure) -> unit."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator"], row["measure"]): PanelUnit(
                row["unit"],
                {
                    name: Decimal(factor)
                    for name, _, factor in (pair.partition("=") for pair in row["takes"].split())
                },
            )
            for row in csv.DictReader(file)
        }


def unit_of(indicator: str, measure: str) -> PanelUnit | None:
    """Return the unit of an indicator's measure; None where it has none."""
    table = panel_units()
    return (
        None if indicator == NAMED_OTHERWISE else table.get((indicator, measure)) or table.get((ANY, measure))
    )


def normalised(target: Target) -> Normalised:
    """Return a target's values in the one unit of its indicator and measure.

    A unit that is none of the table's (倍, 番, dollars for yuan) is not converted: how it is meant is not sure.
    """
    if target.value_min is None and target.value_max is None:
        return NOT_NORMALISED
    factor, unit = factor_of(target.indicator, target.measure, target.unit)
    if factor is None:
        return NOT_NORMALISED
    return Normalised(_times(target.value_min, factor), _times(target.value_max, factor), unit)


@lru_cache(maxsize=4096)
def factor_of(indicator: str, measure: str, written: str) -> tuple[Decimal | None, str]:
    """Return what one of a written unit is in the panel's unit, and that unit; None where it is not sure."""
    own = unit_of(indicator, measure)
    if own is None:
        return None, ""
    whole = written in own.takes  # 百分点 is no hundred of anything
    scale, plain = (1.0, written) if whole else scale_of(written)
    return (Decimal(scale) * own.takes[plain], own.unit) if plain in own.takes else (None, "")


def _times(value: float | None, factor: Decimal) -> float | None:
    """Multiply as decimals, so that 1.2 万亿 is 12000 亿 and not a little more."""
    return None if value is None else float(Decimal(repr(value)) * factor)
