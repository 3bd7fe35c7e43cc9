"""scrapy conflicts: list what the archive cannot decide: two texts under one key, unclear regions, unknown years."""

import argparse
import json

from crawler.cli.command import YangeCommand
from crawler.cli.output import add_output, format_of, write
from crawler.cli.table import FORMATS, OutputRow, table
from pipelines.render.safe_text import one_line
from storage.archive import Archive

COLUMNS = ("conflict", "region", "place", "year", "kind", "what", "source", "url", "other_url", "change")
AMBIGUOUS = "region unclear"
NO_YEAR = "year unknown"
FILED_TWICE = "one text, two keys"
COPIES = """
    SELECT l.id, l.region, l.year, l.kind, l.summary, l.severity, c.same_report,
           l.source, l.url, k.url AS other_url, l.old, l.new
    FROM change_log l JOIN changes c ON c.id = l.id
    JOIN versions v ON v.id = c.old JOIN copies k ON k.id = v.copy
    WHERE l.axis = 'copy' AND (c.same_report = 0 OR l.severity >= 4)
    ORDER BY c.same_report, l.region, l.year, l.id
"""
LATEST = """
    SELECT v.region, v.year, v.kind, v.title, v.candidates, c.source, c.url
    FROM timeline t CROSS JOIN versions v ON v.id = t.id CROSS JOIN copies c ON c.id = t.copy WHERE t.back = 1
"""
"""As the view `latest`, whose long rows are read only where something is unclear."""
UNCLEAR = f"""
    {LATEST} AND t.region IN ('ambiguous', 'unknown') ORDER BY v.region, c.url, c.entry
"""
YEARLESS = f"""
    {LATEST} AND t.year IS NULL AND t.kind = 'government_work_report' AND t.region NOT IN ('ambiguous', 'unknown')
    ORDER BY v.region, c.url, c.entry
"""
WITNESSES = """
    SELECT s.id, s.region, s.year, s.kind, c.url, c.source, k.slots, k.size
    FROM standing s CROSS JOIN versions v ON v.id = s.id CROSS JOIN copies c ON c.id = s.copy
    LEFT JOIN sketches k ON k.print = v.raw_print
    WHERE s.place = 1 AND s.year IS NOT NULL AND s.region NOT IN ('ambiguous', 'unknown')
"""
"""The best copies with the sketches that the diff stage keeps; one that has none yet is made."""


class Command(YangeCommand):
    """List what needs a person's decision."""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "List what needs a person: two texts under one key, numbers that differ, unclear regions and years"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --format and -o."""
        super().add_options(parser)
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 -- takes no arguments
        """Print the list."""
        with self.open_archive() as archive:
            rows = conflicts(archive)
        form = format_of(opts, FORMATS)
        write(conflicts_text(rows) if form == "text" else table(COLUMNS, rows, form), opts.out)


def conflicts_text(rows: list[OutputRow]) -> str:
    """Return each conflict in up to four lines: what it is, its words, and the pages to look at."""
    written = [
        f"{row['conflict']}: {row['place'] or row['region']} {row['year'] or 'no year'} {row['kind']}\n"
        f"  {one_line(str(row['what']))[:120]}"
        + (f"  (scrapy diff {row['change']})" if row.get("change") else "")
        + "\n"
        + "".join(f"  {one_line(str(row[url]))}\n" for url in ("other_url", "url") if row.get(url))
        for row in rows
    ]
    return "".join(written) or "no conflicts\n"


def conflicts(archive: Archive) -> list[OutputRow]:
    """Return all conflicts: copies that differ, the worst first, texts filed twice, regions, years."""
    return [
        *_differing_copies(archive),
        *filed_twice(archive),
        *_unclear(archive, AMBIGUOUS, UNCLEAR),
        *_unclear(archive, NO_YEAR, YEARLESS),
    ]


def _differing_copies(archive: Archive) -> list[OutputRow]:
    """Return the copies of one key that differ by more than wording, each with the words for how."""
    from pipelines.compare.copy_differences import describe_difference
    from pipelines.compare.naming import place_name

    found: list[OutputRow] = []
    for row in archive.query(COPIES):
        said = describe_difference(archive, row["id"], row["old"], row["new"])
        found.append(
            {
                "conflict": said.name,
                "region": row["region"],
                "place": place_name(row["region"]),
                "year": row["year"],
                "kind": row["kind"],
                "what": said.evidence or row["summary"],
                "source": row["source"],
                "url": row["url"],
                "other_url": row["other_url"],
                "change": row["id"],
            }
        )
    return found


def _unclear(archive: Archive, name: str, query: str) -> list[OutputRow]:
    """Return the reports whose region or year is not known, by region and address."""
    from pipelines.compare.naming import place_name

    return [
        {
            "conflict": name,
            "region": row["region"],
            "place": " ".join(place_name(code) for code in json.loads(row["candidates"]) or [row["region"]]),
            "year": row["year"],
            "kind": row["kind"],
            "what": row["title"],
            "source": row["source"],
            "url": row["url"],
        }
        for row in archive.query_narrow(query)
    ]


def filed_twice(archive: Archive) -> list[OutputRow]:
    """Return texts that are filed under two keys, one of which must be wrong."""
    from pipelines.compare.conflicts import Witness, find_conflicts
    from pipelines.compare.naming import place_name
    from pipelines.compare.sketch_stage import sketch_of_version
    from pipelines.text.minhash import Sketch

    witnesses = [
        Witness(
            (row["region"], row["year"], row["kind"]),
            row["url"],
            Sketch(row["slots"], row["size"]) if row["slots"] else sketch_of_version(archive, row["id"]),
            row["source"],
        )
        for row in archive.query_narrow(WITNESSES)
    ]
    return [
        {
            "conflict": FILED_TWICE,
            "region": one.left.key[0],
            "place": place_name(one.left.key[0]),
            "year": one.left.key[1],
            "kind": one.left.key[2],
            "what": one.evidence,
            "source": one.left.source,
            "url": one.left.copy,
            "other_url": one.right.copy,
        }
        for one in find_conflicts(witnesses)
        if one.name == "same_text"
    ]
