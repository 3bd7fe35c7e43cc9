"""One indicator over all places: a tile a province, how the values are spread, the ranking of a year."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from browse.asked import Asked
from browse.browse_view import BrowseView, DataTable
from browse.page_words import word
from browse.target_series import OWN, Said, said_row
from pipelines.compare.naming import place_name
from pipelines.diff.targets.indicators import indicators_by_id
from pipelines.diff.years.summary import midpoint
from pipelines.diff.years.target_verdicts import LESS
from pipelines.gazetteer.regions import region
from storage.archive import Archive
from storage.records import Target
from storage.scoped_views import with_all

IndicatorRow = tuple[dict[str, Any], dict[str, Any]]
"""The best copy of a report (a row of BEST), and one of its targets (a row of TARGETS)."""
LEVELS = ("province", "prefecture", "county")
LISTED = "SELECT indicator, count(DISTINCT version) AS reports FROM targets WHERE scope = 'headline' GROUP BY indicator"
BEST = with_all("""
SELECT id, region, year FROM standing
WHERE place = 1 AND kind = 'government_work_report' AND year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown')
ORDER BY region, year
""")
TARGETS = "SELECT * FROM targets WHERE indicator = ? AND scope = 'headline' ORDER BY version, n"
COLUMNS = (
    "region", "region_name", "level", "year", "value_min", "value_max", "unit", "measure", "qualifier", "confidence",
    "words", "quote", "report", "report_year",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What a place promised in a year, beside the year before."""

    region: str
    name: str
    said: Said
    middle: float
    before: float | None
    """The middle of what it promised the year before in the same measure and unit; None without."""

    @property
    def arrow(self) -> str:
        """Return ▲, ▼ or ＝ beside the year before; empty without that year."""
        if self.before is None:
            return ""
        return "＝" if self.middle == self.before else "▲" if self.middle > self.before else "▼"

    @property
    def sense(self) -> str:
        """Return whether the step is better or worse for this indicator, or empty."""
        if self.arrow not in {"▲", "▼"}:
            return ""
        return "better" if (self.arrow == "▼") == (self.said.target.indicator in LESS) else "worse"


@dataclass(frozen=True, slots=True)
class Tile:
    """A province in the grid: its place in columns and rows of the view, its short name, its value."""

    code: str
    name: str
    across: int
    down: int
    value: PlaceValue | None


def indicator_list_page(archive: Archive, asked: Asked) -> BrowseView:
    """Collect the list of indicators with the number of reports that promise something for each."""
    counts = {row["indicator"]: row["reports"] for row in archive.query(LISTED)}
    rows = [
        {"indicator": each.id, "name": each.name, "reports": counts[each.id]}
        for each in indicators_by_id().values()
        if counts.get(each.id)
    ]
    table = DataTable("indicators", ("indicator", "name", "reports"), rows)
    return BrowseView("indicators.html", word(asked.lang, "indicators"), {"rows": rows}, (table,))


def indicator_page(archive: Archive, asked: Asked) -> BrowseView | None:
    """Collect the page of an indicator for a year and a level; None for an indicator that is none."""
    indicator = indicators_by_id().get(asked.part("indicator"))
    if indicator is None:
        return None
    rows = load_rows(archive, indicator.id)
    measure, unit = usual_measure(rows)
    numbered = [
        each
        for each in rows
        if (each[1]["measure"], each[1]["unit"]) == (measure, unit)
        and (each[1]["value_min"], each[1]["value_max"]) != (None, None)
    ]
    years = sorted({best["year"] for best, _ in numbered})
    year = asked.number("year") or (years[-1] if years else 0)
    values = first_values(said_of_row(each) for each in numbered if each[0]["year"] in {year, year - 1})
    level = asked.field("level") if asked.field("level") in LEVELS else best_level(values, year)
    ranked = ranking(values, year, level)
    return BrowseView(
        "indicator.html",
        indicator.name,
        {
            "indicator": indicator,
            "measure": measure,
            "unit": unit,
            "years": years,
            "year": year,
            "level": level,
            "levels": LEVELS,
            "tiles": tiles(ranking(values, year, "province")),
            "spread": spread(ranked),
            "ranked": ranked,
            "less": indicator.id in LESS,
        },
        (DataTable("targets", COLUMNS, (row_of(*said_of_row(each)) for each in rows)),),
    )


def load_rows(archive: Archive, indicator: str) -> list[IndicatorRow]:
    """Return (place and year of the best copy, target) of every headline target for the year of its report."""
    by_version: dict[str, list[dict[str, Any]]] = {}
    for row in archive.query(TARGETS, [indicator]):
        by_version.setdefault(row["version"], []).append(row)
    return [
        (best, row)
        for best in archive.query(BEST)
        for row in by_version.get(best["id"], ())
        if row["horizon"] in {None, best["year"]}
    ]


def said_of_row(found: IndicatorRow) -> tuple[str, Said]:
    """Return a row as (region, target with its report)."""
    best, row = found
    fields = {name: value for name, value in row.items() if name not in OWN}
    return best["region"], Said(Target(**fields), best["id"], best["year"])


def usual_measure(rows: Sequence[IndicatorRow]) -> tuple[str, str]:
    """Return the measure and unit that most rows have; empty without rows."""
    counts = Counter((row["measure"], row["unit"]) for _, row in rows)
    return counts.most_common(1)[0][0] if counts else ("", "")


def row_of(code: str, said: Said) -> dict[str, Any]:
    """Return a target as a row of the table; all measures and units are in it."""
    return {
        "region": code,
        "region_name": place_name(code),
        "level": level_of(code),
        "year": said.report_year,
        **said_row(said),
    }


def level_of(code: str) -> str:
    """Return the level of a region; a place that the gazetteer lacks counts as a county."""
    found = region(code.partition("-")[0])
    return "county" if found is None or "-" in code else found.level


def first_values(found: Iterable[tuple[str, Said]]) -> dict[tuple[str, int], tuple[Said, float]]:
    """Return for each (region, year) the first target that has a number, and its middle; all are of one measure and unit."""
    values: dict[tuple[str, int], tuple[Said, float]] = {}
    for code, said in found:
        if (middle := midpoint(said.target)) is not None:
            values.setdefault((code, said.report_year), (said, middle))
    return values


def best_level(values: dict[tuple[str, int], tuple[Said, float]], year: int) -> str:
    """Return the level of which most places have a value in a year."""
    counts = Counter(level_of(code) for code, of in values if of == year)
    return max(LEVELS, key=lambda level: counts[level])


def ranking(values: dict[tuple[str, int], tuple[Said, float]], year: int, level: str) -> list[PlaceValue]:
    """Return the places of a level with a value in a year, the highest first."""
    found = [
        PlaceValue(
            code,
            place_name(code),
            said,
            middle,
            before[1] if (before := values.get((code, year - 1))) else None,
        )
        for (code, of), (said, middle) in values.items()
        if of == year and level_of(code) == level
    ]
    return sorted(found, key=lambda each: (-each.middle, each.region))


def tiles(provinces: Sequence[PlaceValue]) -> list[Tile]:
    """Return one tile a province, with or without a value."""
    values = {each.region: each for each in provinces}
    return [
        Tile(code, one.stem if (one := region(code)) else code, across, down, values.get(code))
        for code, across, down in grid_places()
    ]


@cache
def grid_places() -> tuple[tuple[str, int, int], ...]:
    """Return (code, column, row) of each province in the grid."""
    with Path(__file__).with_name("tile_grid.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["code"], int(row["column"]), int(row["row"])) for row in csv.DictReader(lines))


def spread(ranked: Sequence[PlaceValue]) -> list[tuple[float, int]]:
    """Return (value, number of places), the highest value first."""
    return sorted(Counter(each.middle for each in ranked).items(), reverse=True)
