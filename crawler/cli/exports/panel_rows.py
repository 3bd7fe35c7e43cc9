"""Panel -> rows: a target a row (long), or a place and year a row with columns for each indicator (wide)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crawler.cli.exports.panel_units import NAMED_OTHERWISE, normalised, unit_of
from crawler.cli.exports.target_panel import (
    TARGET_FIELDS,
    ReportHead,
    ReportTargets,
    TargetsAsked,
    divisions,
    level_of,
    mark_of,
    name_of,
    place_of,
)
from crawler.cli.table import Cell, OutputRow
from pipelines.diff.targets.indicators import indicator_names
from pipelines.render.json_change import grade_data
from pipelines.render.view.review_wording import review_words
from pipelines.render.view.target_wording import phrase
from storage.records import Target

LONG = (
    "region", "region_name", "year", "indicator", "name", "measure", "value_min", "value_max", "unit", "qualifier",
    "strength", "reference", "rider", "scope", "horizon", "quote", "start", "end", "confidence", "why", "version",
    "source", "url", "confidence_zh", "why_zh", "reviewed", "review", "flags",
    "province", "city", "level", "written", "normal_min", "normal_max", "normal_unit", "address", "mark",
)  # fmt: skip
WIDE = (
    "province",
    "city",
    "region",
    "region_name",
    "level",
    "year",
    "address",
    "held",
    "version",
    "url",
    "flags",
)
"""The columns of the wide form before those of the indicators."""
NOT_FOUND = "not_found"
NOT_HELD = "not_held"
UNSURE = "needs_look"
PLUS = re.compile(r"\+(?=\d)")
"""The sign before a growth: the + of "+7%"; a spreadsheet takes a cell that begins with it for a formula."""
OPEN = 9999
"""The last year of a range that is open at its end."""

Held = tuple[str, int]
"""(present code of a place, year)."""


@dataclass(frozen=True, slots=True)
class TargetPanel(TargetsAsked):
    """What a panel is asked for, and the places and years that it covers."""

    places: Sequence[str] = ()
    """Present codes, in the order of the rows."""
    years: tuple[int, int] = (0, 0)
    """First and last year of the panel, both included."""

    def not_held(self, held: Sequence[ReportHead]) -> list[Held]:
        """Return the places and years of the panel of which no report is held."""
        there = {(place_of(each.region), each.year) for each in held}
        first, last = self.years
        return [
            (place, year)
            for place in self.places
            for year in range(first, last + 1)
            if (place, year) not in there
        ]


def asked_for(
    held: Sequence[ReportHead],
    codes: Sequence[str],
    years: tuple[int, int],
    indicators: Sequence[str],
    scopes: Sequence[str],
) -> TargetPanel:
    """Return what a panel covers: the years as given, an open end being the first or last year held.

    Args:
        held: the reports of the panel, at least one.
        codes: the places that were asked for, held or not.
        years: as read_years gives them: 0 and 9999 where an end is open.
        indicators: ids; none stands for all.
        scopes: scopes of targets.
    """
    first, last = years
    there = [report.year for report in held]
    span = first or min(there), last if last < OPEN else max(there)
    return TargetPanel(indicators, scopes, list(dict.fromkeys(map(place_of, codes))), span)


@cache
def place_cells(region: str) -> Mapping[str, str]:
    """Return the columns that say where a region is."""
    return divisions(region)


def head_cells(held: ReportHead) -> dict[str, Cell]:
    """Return the columns of a held report."""
    return {
        "region": held.region,
        "region_name": held.region_name,
        "level": held.level or level_of(held.region),
        "year": held.year,
        "address": f"{held.region}/{held.year}",
        "version": held.version,
        "source": held.source,
        "url": held.url,
        "flags": " ".join(held.flags),
        **place_cells(held.region),
    }


def missing_cells(place: str, year: int) -> dict[str, Cell]:
    """Return the columns of a place and year of which no report is held."""
    named: dict[str, Cell] = {
        "region": place,
        "region_name": name_of(place),
        "level": level_of(place),
        "year": year,
    }
    return {**named, "address": f"{place}/{year}", **place_cells(place)}


def long_rows(
    reports: Iterable[ReportTargets], asked: TargetPanel, gaps: Sequence[Held]
) -> Iterator[OutputRow]:
    """Yield every target as a row; an indicator asked for by name that a report or year lacks is a row with its mark."""
    for report in reports:
        head = head_cells(report.held)
        yield from ({**head, **target_cells(report, target)} for target in report.targets)
        for indicator in asked.indicators:
            if mark := mark_of(report, indicator, asked.scopes):
                yield {**head, "indicator": indicator, "qualifier": NOT_FOUND, "mark": mark}
    for place, year in gaps:
        for indicator in asked.indicators:
            yield {**missing_cells(place, year), "indicator": indicator, "mark": NOT_HELD}


def target_cells(report: ReportTargets, target: Target) -> dict[str, Cell]:
    """Return the columns of a target: as read, as written, in the one unit of its indicator, with its reviews."""
    cells: dict[str, Cell] = {name: getattr(target, name) for name in TARGET_FIELDS}
    one = normalised(target)
    cells |= {
        "normal_min": one.low,
        "normal_max": one.high,
        "normal_unit": one.unit,
        "written": as_written(phrase(target)),
    }
    cells |= grade_data(target)
    if said := report.reviewed.get(target):
        cells |= {"reviewed": said.standing, "review": review_words(said)[0]}
    return cells


def as_written(words: str) -> str:
    """Return the words of a target as reports write them: 7%左右, where a change is shown as +7%左右."""
    return PLUS.sub("", words)


@dataclass(frozen=True, slots=True, order=True)
class NumberColumns:
    """The two number columns of an indicator's measure in the wide form."""

    indicator: str
    measure: str

    @property
    def names(self) -> tuple[str, str]:
        """The names of the columns: gdp_growth_min, gdp_growth_max."""
        return f"{self.indicator}_{self.measure}_min", f"{self.indicator}_{self.measure}_max"

    @property
    def unit(self) -> str:
        """The unit of both."""
        own = unit_of(self.indicator, self.measure)
        return own.unit if own else ""


def wide_columns(
    reports: Sequence[ReportTargets], asked: TargetPanel
) -> tuple[list[str], list[NumberColumns]]:
    """Return the indicators of the wide form, in the order of their table, and their number columns.

    Indicators that were asked for by name are there whether or not a report has them; `other`, which is no one thing,
    is only in the long form.
    """
    found = {target.indicator for report in reports for target in report.targets} | set(asked.indicators)
    numbers = {
        NumberColumns(target.indicator, target.measure)
        for report in reports
        for target in report.targets
        if target.indicator != NAMED_OTHERWISE and normalised(target).unit
    }
    order = [each for each in indicator_names() if each in found and each != NAMED_OTHERWISE]
    return order, [each for name in order for each in sorted(numbers) if each.indicator == name]


def wide_names(indicators: Sequence[str], numbers: Sequence[NumberColumns]) -> list[str]:
    """Return the names of all columns of the wide form, in their order."""
    names = list(WIDE)
    for indicator in indicators:
        names.append(indicator)
        names += [name for each in numbers if each.indicator == indicator for name in each.names]
    return names


def wide_rows(
    reports: Sequence[ReportTargets],
    asked: TargetPanel,
    gaps: Sequence[Held],
    indicators: Sequence[str],
    words: Callable[[ReportTargets, Target], str],
) -> Iterator[OutputRow]:
    """Yield a row for each place and year, those that are not held among them.

    Args:
        reports: read reports.
        asked: what was asked for.
        gaps: places and years without a report.
        indicators: the indicators that have columns.
        words: how a target is written in a cell.
    """
    order = {place: at for at, place in enumerate(asked.places)}
    rows = [
        ((order[place_of(report.held.region)], report.held.year), wide_row(report, asked, indicators, words))
        for report in reports
    ]
    blank = dict.fromkeys(indicators, NOT_HELD)
    rows += [
        ((order[place], year), {**missing_cells(place, year), "held": "no", **blank}) for place, year in gaps
    ]
    rows.sort(key=lambda each: each[0])
    return (row for _, row in rows)


def wide_row(
    report: ReportTargets,
    asked: TargetPanel,
    indicators: Sequence[str],
    words: Callable[[ReportTargets, Target], str],
) -> OutputRow:
    """Return the row of a held report: all that is said of an indicator in words, the first sure value in numbers."""
    cells: dict[str, Cell] = {**head_cells(report.held), "held": "yes"}
    said: dict[str, list[str]] = {}
    for target in report.targets:
        said.setdefault(target.indicator, []).append(words(report, target))
        one = normalised(target)
        if one.unit and is_sure(report, target):
            low, high = NumberColumns(target.indicator, target.measure).names
            if low not in cells:
                cells |= {low: one.low, high: one.high}
    for indicator in indicators:
        written = "；".join(dict.fromkeys(said.get(indicator, [])))
        cells[indicator] = written or mark_of(report, indicator, asked.scopes)
    return cells


def is_sure(report: ReportTargets, target: Target) -> bool:
    """Return whether a reading may stand alone as a number: it needs no look, is no stretch goal, and nobody objects."""
    said = report.reviewed.get(target)
    if said and said.standing != "confirmed":
        return False
    return (bool(said) or target.confidence != UNSURE) and target.strength != "stretch"
