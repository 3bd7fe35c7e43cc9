"""The start: what changed lately by weight, coverage of the provinces by year, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from browse.asked import Asked
from browse.browse_view import BrowseView, DataTable
from browse.page_words import word
from browse.summaries import with_summaries
from crawler.commands.coverage import absent, ranges
from pipelines.compare.naming import place_name
from pipelines.gazetteer.regions import region
from storage.archive import Archive
from storage.scoped_views import with_all

LISTED = 50
"""Changes on the page; the table to take away has MOST."""
MOST = 2000
MISSING_LISTED = 60
"""Places on the page in the list of what is missing."""
YEARS_DRAWN = 30
"""Years of the heat map, the latest ones; a guess at what a page can hold."""
LATELY = """
SELECT id, axis, severity, summary, region, region_name, year, kind, source, url, entry, at, old, new
FROM change_log
WHERE NOT (axis = 'copy' AND severity = 0)
  AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', (SELECT max(first_seen) FROM versions), '-30 days')
ORDER BY CASE axis WHEN 'edit' THEN 0 WHEN 'copy' THEN 1 ELSE 2 END, severity DESC, at DESC, id LIMIT ?
"""
HELD = with_all("""
SELECT DISTINCT region, year FROM timeline
WHERE back = 1 AND kind = 'government_work_report' AND year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown')
""")
COUNTS = """
SELECT (SELECT count(*) FROM versions) AS versions_held,
       (SELECT count(*) FROM changes) AS changes_held
"""
SHADES = (1, 2, 5, 10, 30)
"""Reports from which on a cell is one shade darker (guess)."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A province in the heat map: its code, its name, and (reports, shade from 0 to 5) of each year."""

    code: str
    name: str
    cells: tuple[tuple[int, int], ...]


def start_page(archive: Archive, asked: Asked) -> BrowseView:
    """Collect the start page."""
    changes = with_summaries(
        archive, archive.query(LATELY, [MOST if asked.part("table") else LISTED]), asked.lang
    )
    held: dict[str, set[int]] = {}
    for row in archive.query(HELD):
        held.setdefault(row["region"], set()).add(row["year"])
    years = sorted({year for each in held.values() for year in each})[-YEARS_DRAWN:]
    absences = missing(held)
    (counts,) = archive.query(COUNTS)
    found = {"reports_held": sum(map(len, held.values())), "places_held": len(held), **counts}
    return BrowseView(
        "start.html",
        word(asked.lang, "start"),
        {
            "figures": found,
            "changes": changes,
            "years": years,
            "heat": heat_map(held, years),
            "missing": absences[:MISSING_LISTED],
            "missing_count": len(absences),
        },
        (
            DataTable(
                "changes",
                (
                    "id",
                    "axis",
                    "severity",
                    "summary",
                    "region",
                    "region_name",
                    "year",
                    "kind",
                    "source",
                    "url",
                    "at",
                ),
                changes,
            ),
            DataTable("coverage", ("region", "region_name", "year"), coverage_rows(held)),
            DataTable(
                "missing",
                ("region", "region_name", "first_year", "last_year", "missing", "awaited"),
                absences,
            ),
        ),
    )


def coverage_rows(held: Mapping[str, set[int]]) -> Iterator[dict[str, Any]]:
    """Yield one row for each report that is held, by region and year."""
    for code in sorted(held):
        name = place_name(code)
        yield from ({"region": code, "region_name": name, "year": year} for year in sorted(held[code]))


def heat_map(held: Mapping[str, set[int]], years: Sequence[int]) -> list[HeatRow]:
    """Return a row for each province (and the State Council) with a report of it or of a place in it.

    Args:
        held: code of a region -> the years of its reports.
        years: the years that are drawn.
    """
    counts: dict[str, dict[int, int]] = {}
    for code, found in held.items():
        row = counts.setdefault(code[:2] + "0000", {})
        for year in found:
            row[year] = row.get(year, 0) + 1
    return [
        HeatRow(code, place_name(code), tuple((row.get(year, 0), shade(row.get(year, 0))) for year in years))
        for code, row in sorted(counts.items())
    ]


def shade(count: int) -> int:
    """Return how dark a cell is, from 0 (none) to 5."""
    return sum(count >= least for least in SHADES)


def missing(held: Mapping[str, set[int]]) -> list[dict[str, Any]]:
    """Return the places with a year missing, those that wait for the newest year first, then by code.

    A place waits where it has the report of the year before the newest year of the archive and is still in use.
    """
    newest = max((max(years) for years in held.values()), default=0)
    rows = []
    for code in sorted(held):
        years = held[code]
        gaps = ranges(absent(years))
        place = region(code.partition("-")[0])
        awaited = newest if max(years) == newest - 1 and place and place.until is None else None
        if gaps or awaited:
            rows.append(
                {
                    "region": code,
                    "region_name": place_name(code),
                    "first_year": min(years),
                    "last_year": max(years),
                    "missing": gaps,
                    "awaited": awaited,
                }
            )
    return sorted(rows, key=lambda row: (row["awaited"] is None, row["region"]))
