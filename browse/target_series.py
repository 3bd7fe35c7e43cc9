"""Targets of a place's reports -> one series an indicator: promised and achieved, year by year, with the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from browse.charts import ChartPoint
from pipelines.diff.targets.indicators import indicator_names
from pipelines.render.view.target_wording import phrase
from storage.archive import Archive
from storage.records import Target
from storage.scoped_views import with_region

TARGETS = with_region("""
SELECT t.*, s.region, s.year, s.id AS report FROM standing s JOIN targets t ON t.version = s.id
WHERE s.place = 1 AND s.kind = 'government_work_report' AND s.year IS NOT NULL AND s.region = ?1
  AND t.scope IN ('headline', 'result') AND t.indicator != 'other'
ORDER BY s.year, t.n
""")
OWN = ("region", "year", "report", "version", "n")
"""Columns of TARGETS that are no field of a target."""


@dataclass(frozen=True, slots=True)
class Said:
    """A target or a result, and the report that states it."""

    target: Target
    report: str
    report_year: int

    @property
    def words(self) -> str:
        """Return it in a few characters."""
        return phrase(self.target)


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """A year of an indicator: what was promised for it, and what a later report states of it."""

    year: int
    promised: tuple[Said, ...]
    achieved: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TargetSeries:
    """An indicator of a place over the years, in the one measure and unit in which it was promised most often."""

    indicator: str
    name: str
    measure: str
    unit: str
    years: tuple[SeriesYear, ...]

    def points(self) -> list[ChartPoint]:
        """Return what a chart shows: the first value of each year; further ones stand in the table below it."""
        return [
            ChartPoint(
                each.year,
                each.promised[0].target.value_min if each.promised else None,
                each.promised[0].target.value_max if each.promised else None,
                achieved_value(each),
                f"{each.year}: " + "；".join(said.words for said in (*each.promised, *each.achieved)),
            )
            for each in self.years
        ]


def achieved_value(year: SeriesYear) -> float | None:
    """Return the one number that is stated for a year; None for none, for a range, and where two differ."""
    values = {
        said.target.value_min
        for said in year.achieved
        if said.target.value_min is not None and said.target.value_min == said.target.value_max
    }
    return values.pop() if len(values) == 1 else None


def load_series(archive: Archive, codes: Sequence[str]) -> list[TargetSeries]:
    """Return the series of a place, those with most years first.

    Args:
        archive: an open archive.
        codes: the codes that the place had, the oldest first.
    """
    rows = [row for each in codes for row in archive.query(TARGETS, [each])]
    by_indicator: dict[str, list[Said]] = {}
    for row in rows:
        target = Target(**{name: value for name, value in row.items() if name not in OWN})
        by_indicator.setdefault(target.indicator, []).append(Said(target, row["report"], row["year"]))
    found = [series for name, said in by_indicator.items() if (series := series_of(name, said))]
    return sorted(found, key=lambda each: (-len(each.years), list(indicator_names()).index(each.indicator)))


def series_of(indicator: str, found: Sequence[Said]) -> TargetSeries | None:
    """Return one series; None for an indicator that was never promised.

    Only what is in the usual measure and unit can stand in one chart: growth beside growth, 万人 beside 万人. A result
    counts for the year that it is for where a later report states it and the reading of it is no guess.
    """
    promised = [said for said in found if said.target.scope == "headline" and is_of_own_year(said)]
    if not promised:
        return None
    measure, unit = usual(said.target for said in promised)
    years: dict[int, tuple[list[Said], list[Said]]] = {}
    for said in found:
        target = said.target
        if (target.measure, target.unit) != (measure, unit):
            continue
        if target.scope == "headline" and is_of_own_year(said):
            years.setdefault(said.report_year, ([], []))[0].append(said)
        elif (
            target.scope == "result"
            and target.horizon == said.report_year - 1
            and target.confidence != "needs_look"
        ):
            years.setdefault(target.horizon, ([], []))[1].append(said)
    kept = tuple(
        SeriesYear(year, tuple(said), tuple(stated)) for year, (said, stated) in sorted(years.items())
    )
    return TargetSeries(indicator, indicator_names().get(indicator, indicator), measure, unit, kept)


def is_of_own_year(said: Said) -> bool:
    """Whether a target is for the year of its report."""
    return said.target.horizon in {None, said.report_year}


def usual(targets: Iterable[Target]) -> tuple[str, str]:
    """Return the measure and unit that most targets have; of equally many the later ones."""
    counts: dict[tuple[str, str], int] = {}
    for place, target in enumerate(targets):
        key = target.measure, target.unit
        counts[key] = counts.get(key, 0) + 1_000_000 + place
    return max(counts, key=lambda key: counts[key])


def rows_of(series: Iterable[TargetSeries]) -> list[dict[str, Any]]:
    """Return every promise and every result as a row of a table."""
    return [
        {**said_row(said), "indicator": each.indicator, "name": each.name, "year": year.year, "what": what}
        for each in series
        for year in each.years
        for what, all_said in (("promised", year.promised), ("achieved", year.achieved))
        for said in all_said
    ]


def said_row(said: Said) -> Mapping[str, Any]:
    """Return the fields of a target that tables have."""
    target = said.target
    return {
        "value_min": target.value_min,
        "value_max": target.value_max,
        "unit": target.unit,
        "measure": target.measure,
        "qualifier": target.qualifier,
        "confidence": target.confidence,
        "words": said.words,
        "quote": target.quote,
        "report": said.report,
        "report_year": said.report_year,
    }
