"""Target, YearDiff -> words: how every renderer writes a target, and a year change on one line."""

from collections.abc import Mapping

from pipelines.diff.targets.indicators import indicator_names
from pipelines.diff.years.summary import year_counts
from pipelines.diff.years.wording_targets import STRENGTHS, wording
from pipelines.render.labels import YEAR_COUNTS, zh
from pipelines.render.safe_text import one_line
from storage.records import Target, YearDiff

QUALIFIED: Mapping[str, str] = {
    "at_least": "{low}以上",
    "at_most": "{high}以内",
    "around": "{low}左右",
    "range": "{low}～{high}",
}
"""Qualifier -> how the values of a target are written; a target without a value is written in its own words."""
SIGNED = frozenset({"growth", "change_pp"})
"""Measures that say how much something changes: their values carry a sign."""


def value_words(value: float, unit: str, *, signed: bool) -> str:
    """Return a value with its unit: +8%, 3.2万人."""
    written = f"{value:+g}" if signed and value else f"{value:g}"
    return written + unit


def phrase(target: Target) -> str:
    """Return a target in a few characters: 力争 +8%以上, or the words of one without a value."""
    signed = target.measure in SIGNED
    ends = [target.value_min, target.value_max]
    low, high = (value_words(end, target.unit, signed=signed) if end is not None else "" for end in ends)
    if not low and not high:
        return wording(target)
    said = QUALIFIED.get(target.qualifier, "{low}").format(low=low or high, high=high or low)
    return " ".join(filter(None, (STRENGTHS.get(target.strength, ""), said)))


def usual_name(target: Target) -> str:
    """Return the usual name of a target's indicator, or its own words for one that is not in the table."""
    return indicator_names().get(target.indicator) or one_line(target.name)


def year_summary_zh(diff: YearDiff) -> str:
    """Return a year change as one line of Chinese, counted like diff/years/summary.py."""
    counted = "，".join(f"{YEAR_COUNTS[name]} {count}" for name, count in year_counts(diff))
    return f"{counted or zh('severity0')}；逐字沿用 {diff.carried:.0%}"
