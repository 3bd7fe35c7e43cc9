"""Targets -> words: how every renderer writes a target, and a pair of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.diff.targets.indicators import indicator_names
from pipelines.diff.years.summary import arrow, year_counts
from pipelines.diff.years.wording_targets import STRENGTHS, wording
from pipelines.render.labels import YEAR_COUNTS, zh
from pipelines.render.safe_text import one_line
from storage.records import LedgerEntry, Target, TargetPair, YearDiff

QUALIFIED: Mapping[str, str] = {
    "at_least": "{low}以上",
    "at_most": "{high}以内",
    "around": "{low}左右",
    "range": "{low}～{high}",
}
"""Qualifier -> how the values of a target are written; a target without a value is written in its own words."""
SIGNED = frozenset({"growth", "change_pp"})
"""Measures that say how much something changes: their values carry a sign."""
SCOPE_ORDER: Mapping[str, int] = {"headline": 0, "task": 1, "five_year": 2, "result": 3}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of the table of targets."""

    indicator: str
    name: str
    scope: str
    old: str
    new: str
    arrow: str
    """As in diff/years/summary.py: ↑ ↓ = ~ ＋ － ≠."""
    pair: TargetPair
    entry: LedgerEntry | None
    """What became of the older target, where that was judged."""


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


def target_rows(diff: YearDiff) -> list[TargetRow]:
    """Return the rows of the table of targets by SCOPE_ORDER, each scope in the order of the diff."""
    entries = {(entry.target.start, entry.target.indicator): entry for entry in diff.ledger}
    found = []
    for pair in diff.targets:
        target = pair.new or pair.old
        if target is None:
            continue
        old = pair.old
        found.append(
            TargetRow(
                indicator=pair.indicator,
                name=usual_name(target),
                scope=target.scope,
                old=phrase(old) if old else "",
                new=phrase(pair.new) if pair.new else "",
                arrow=arrow(pair),
                pair=pair,
                entry=entries.get((old.start, old.indicator)) if old else None,
            )
        )
    return sorted(found, key=lambda row: SCOPE_ORDER.get(row.scope, len(SCOPE_ORDER)))


def year_summary_zh(diff: YearDiff) -> str:
    """Return a year change as one line of Chinese, counted like diff/years/summary.py."""
    counted = "，".join(f"{YEAR_COUNTS[name]} {count}" for name, count in year_counts(diff))
    return f"{counted or zh('severity0')}；逐字沿用 {diff.carried:.0%}"
