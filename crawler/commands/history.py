"""scrapy history REGION[/YEAR]: what became of the reports of a place, copy by copy."""

import argparse
from typing import Any

from crawler.cli.command import YangeCommand
from crawler.cli.operands import region_code
from crawler.cli.output import add_output, format_of, write
from pipelines.gazetteer.regions import label, series
from pipelines.render.safe_text import one_line, to_json
from storage.archive import Archive
from storage.errors import UserMistake
from storage.queries import read_address

FORMATS = ("text", "json")
DAY = 10
"""Characters of an ISO moment that are its date."""
TITLE = 24
"""Characters shown of a title."""
TIMELINE = """
    SELECT t.*, k.first_missing, k.gone_at FROM timeline t JOIN copies k ON k.id = t.copy
    WHERE t.region = ?1 AND (?2 IS NULL OR t.year = ?2) AND ?3 IN ('', t.kind) AND ?4 IN ('', t.source)
    ORDER BY t.year, t.kind, t.rank, t.lineage, t.n
"""
CHANGES = (
    "SELECT id, axis, severity, summary, at, old, new, note FROM change_log WHERE new = ? ORDER BY axis, id"
)
EVENTS = "SELECT at, kind, detail FROM events WHERE url = ? AND entry = ? ORDER BY at, fetch, n"


class Command(YangeCommand):
    """Show how reports came to be as they are."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] REGION[/YEAR[:KIND][@SOURCE]]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show what became of the reports of a place: copies, versions, changes"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --format and -o."""
        super().add_options(parser)
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the history."""
        if len(args) != 1:
            raise UserMistake("give one place or report: scrapy history 宁波, scrapy history 330200/2019")
        words, year, kind, source = read_words(args[0])
        with self.open_archive() as archive:
            code = region_code(words, archive)
            found = [
                line
                for each in dict.fromkeys([*series(code), code])
                for line in timeline_rows(archive, each, year, kind, source)
            ]
            if not found:
                raise UserMistake(
                    f"nothing of {args[0]} is in the archive; 'scrapy coverage' says what there is"
                )
            for line in found:
                line["changes"] = archive.query(CHANGES, [line["id"]])
                line["events"] = archive.query(EVENTS, [line["url"], line["entry"]]) if year else []
        written = (
            to_json(found, indent=1) + "\n"
            if format_of(opts, FORMATS) == "json"
            else history_text(found, label(code))
        )
        write(written, opts.out)


def read_words(word: str) -> tuple[str, int | None, str, str]:
    """Parse REGION or an address into (region, year, kind, source); None or empty for what is not named."""
    if "/" not in word:
        return word, None, "", ""
    address = read_address(word)
    return address.region, address.year, address.kind if ":" in word else "", address.source


def timeline_rows(
    archive: Archive, region: str, year: int | None, kind: str, source: str
) -> list[dict[str, Any]]:
    """Return the versions of a region's reports, copy after copy, the best copy first."""
    return archive.query_region(TIMELINE, region, year, kind, source)


def history_text(found: list[dict[str, Any]], place: str) -> str:
    """Return the text: reports, below each its copies, below each its versions with their changes."""
    from pipelines.render.safe_text import shortened

    written = [place]
    report, copy = None, None
    for line in found:
        if (line["year"], line["kind"]) != report:
            report, copy = (line["year"], line["kind"]), None
            written.append(f"{line['year'] or 'no year'} {line['kind']}: {shortened(line['title'], TITLE)}")
        if line["lineage"] != copy:
            copy = line["lineage"]
            written.append(f"  {line['source']}  {line['status']}{left(line)}  {one_line(line['url'])}")
            written += [
                f"    {event['at'][:DAY]}  {event['kind']} {one_line(event['detail'])}".rstrip()
                for event in line["events"]
            ]
        interval = f"{line['first_seen'][:DAY]} – {line['last_seen'][:DAY]}"
        written.append(f"    {interval}  {line['char_count']} characters  version {line['id']}")
        written += [
            f"      {change['axis']} {change['id']}: {one_line(change['summary'])}"
            for change in line["changes"]
        ]
    return "\n".join(written) + "\n"


def left(line: dict[str, Any]) -> str:
    """Return since when a copy is missing or gone; empty if it is there."""
    since = line["gone_at"] or line["first_missing"]
    return f" since {since[:DAY]}" if since else ""
