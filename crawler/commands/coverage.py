"""scrapy coverage: which reports the archive holds, by region and kind, and which years are missing."""

import argparse
from itertools import groupby
from operator import itemgetter

from crawler.cli.command import YangeCommand
from crawler.cli.operands import region_code
from crawler.cli.output import add_output, format_of, write
from crawler.cli.places import add_places, places_wanted
from crawler.cli.table import OutputRow
from pipelines.gazetteer.regions import series, within
from storage.archive import Archive

COLUMNS = (
    "region",
    "region_name",
    "level",
    "kind",
    "reports",
    "first_year",
    "last_year",
    "missing",
    "without_year",
)
REPORTS = """
    SELECT region, kind, year, region_name, level FROM standing
    WHERE place = 1 AND year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown') ORDER BY region, kind, year
"""
"""The best copies, as the view `reports` has them."""
YEARLESS = """
    SELECT region, max(region_name) AS region_name, max(level) AS level, kind, count(DISTINCT lineage) AS reports
    FROM timeline WHERE back = 1 AND year IS NULL AND kind = 'government_work_report'
    GROUP BY region, kind ORDER BY region
"""
"""Work reports whose year is not known, by region; a region that is not known has rows of its own."""


class Command(YangeCommand):
    """List what the archive has and what is missing."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [REGION…] [--under PLACE] [--level LEVEL]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "List which years of which regions the archive holds, and which are missing between them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --under, --level, --format and -o."""
        from crawler.cli.exports.tables import TABLE_FORMATS

        super().add_options(parser)
        add_places(parser)
        add_output(parser, TABLE_FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the list."""
        from crawler.cli.exports.sheet import Sheet
        from crawler.cli.exports.tables import TABLE_FORMATS, write_tables

        wanted = places_wanted(opts)
        with self.open_archive() as archive:
            above = [region_code(word, archive) for word in args]
            rows = [
                row
                for row in coverage(archive)
                if (not above or is_in(str(row["region"]), above)) and wanted.takes(str(row["region"]))
            ]
        form = format_of(opts, TABLE_FORMATS)
        if not rows and form == "text":
            chosen = bool(args or wanted)
            none = (
                "no report of these regions is in the archive"
                if chosen
                else "no report is in the archive yet"
            )
            write(f"{none}\n", opts.out)
            return
        numbers = dict.fromkeys(("reports", "first_year", "last_year", "without_year"), int)
        write_tables([Sheet("coverage", COLUMNS, rows, numbers)], form, opts.out)


def is_in(code: str, above: list[str]) -> bool:
    """Return whether a region is one of those given, had one of their codes, or lies in them."""
    return any(code == each or code in series(each) or within(code, each) for each in above)


def coverage(archive: Archive) -> list[OutputRow]:
    """Return one row for each region and kind, with how many of its reports have no known year."""
    yearless = {(row["region"], row["kind"]): row for row in archive.query_narrow(YEARLESS)}
    rows: list[OutputRow] = []
    for (region, kind), held in groupby(archive.query_narrow(REPORTS), itemgetter("region", "kind")):
        found = list(held)
        years = {row["year"] for row in found}
        without = yearless.pop((region, kind), {"reports": 0})["reports"]
        rows.append(
            {
                "region": region,
                "region_name": max(row["region_name"] for row in found),
                "level": max(row["level"] for row in found),
                "kind": kind,
                "reports": len(found),
                "first_year": min(years),
                "last_year": max(years),
                "missing": ranges(absent(years)),
                "without_year": without,
            }
        )
    return rows + [
        {
            **row,
            "reports": 0,
            "first_year": None,
            "last_year": None,
            "missing": "",
            "without_year": row["reports"],
        }
        for row in yearless.values()
    ]


def absent(years: set[int]) -> list[int]:
    """Return the years between the first and the last that are missing."""
    return [year for year in range(min(years), max(years)) if year not in years]


def ranges(years: list[int]) -> str:
    """Return years in few words: 2003-2005 2008."""
    words: list[str] = []
    for year in years:
        if words and int(words[-1][-4:]) == year - 1:
            words[-1] = f"{words[-1][:4]}-{year}"
        else:
            words.append(str(year))
    return " ".join(words)
