"""scrapy health: list what an operator should look at; exit 1 if there is something."""

import argparse
import json
from collections.abc import Iterator
from datetime import date

from crawler.cli.command import YangeCommand
from crawler.cli.missing_reports import lines_by_province, missing_reports
from crawler.policy.clock import now, parse_iso_moment
from storage.archive import Archive

LAST_RUN = "SELECT max(e.at) AS at FROM run_ends e JOIN runs r ON r.id = e.run WHERE r.command LIKE 'crawl%'"
UNFINISHED = (
    "SELECT r.at FROM runs r LEFT JOIN run_ends e ON e.run = r.id WHERE e.run IS NULL AND r.command LIKE 'crawl%'"
    " AND NOT EXISTS (SELECT 1 FROM runs later WHERE later.at > r.at AND later.command LIKE 'crawl%') ORDER BY r.at"
)
YEARLESS = """
    SELECT url FROM latest WHERE year IS NULL AND kind = 'government_work_report' AND status != 'gone'
    ORDER BY url, entry
"""
UNREAD_DOCUMENTS = """
    SELECT f.url FROM articles a JOIN fetches f ON f.id = a.fetch
    WHERE a.reason LIKE ? AND f.clock = (SELECT max(later.clock) FROM fetches later WHERE later.url = f.url)
    GROUP BY f.url ORDER BY f.url
"""
SHOWN = 3
"""Addresses that one line names; a guess."""


class Command(YangeCommand):
    """List problems that a quiet cron would hide."""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "What needs looking at: failing sources, missing reports, no runs (exit 1 when there is any)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --days, --quiet-days, --expected, --json."""
        super().add_options(parser)
        parser.add_argument(
            "--days", type=int, default=3, help="days after which a failing source is told (3)"
        )
        parser.add_argument(
            "--quiet-days", type=int, default=2, help="days without a run that are too many (2)"
        )
        parser.add_argument(
            "--expected", action="store_true", help="also reports that are expected by now and not late yet"
        )
        parser.add_argument("--json", action="store_true", help="one JSON list instead of lines")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002  a command's signature
        """Print the problems; return 1 if there are any."""
        today = parse_iso_moment(now(self.given)).date()
        with self.open_archive() as archive:
            found = [
                *missed_runs(archive, today, opts.quiet_days),
                *failing_sources(archive, today, opts.days),
                *lines_by_province(today.year, missing_reports(archive, today, expected=opts.expected)),
                *yearless_reports(archive),
                *unread_documents(archive),
            ]
        print(json.dumps(found, ensure_ascii=False) if opts.json else "\n".join(found) or "all is well")
        return int(bool(found))


def missed_runs(archive: Archive, today: date, days: int) -> Iterator[str]:
    """Report that no crawl finished for `days` days, or that the last one was cut off."""
    last = archive.query(LAST_RUN)[0]["at"]
    if not last:
        yield "no crawl was ever finished"
    elif (today - parse_iso_moment(last).date()).days >= days:
        yield f"no crawl finished since {last[:10]}"
    for row in archive.query(UNFINISHED):
        yield f"the crawl of {row['at'][:16]} was cut off"


def failing_sources(archive: Archive, today: date, days: int) -> Iterator[str]:
    """Report sources that have been failing for `days` days or more."""
    for each in archive.recall_all("health"):
        value = each.value
        since = str(value.get("since", each.at))
        if value.get("state") == "failed" and (today - parse_iso_moment(since).date()).days >= days:
            yield f"{each.name} has failed since {since[:10]}: {value.get('reason', '')}"


def yearless_reports(archive: Archive) -> Iterator[str]:
    """Report work reports whose year is not known, in one line: no list by year shows them."""
    urls = [row["url"] for row in archive.query(YEARLESS)]
    if urls:
        yield f"reports without a known year: {len(urls)} ({_shown(urls)}); scrapy conflicts lists them"


def unread_documents(archive: Archive) -> Iterator[str]:
    """Report documents that are kept and not read, in one line: a report may be among them."""
    from pipelines.documents.reading import UNREADABLE

    urls = [row["url"] for row in archive.query(UNREAD_DOCUMENTS, (f"{UNREADABLE}%",))]
    if urls:
        yield f"documents that are not read: {len(urls)} ({_shown(urls)}); scrapy read URL says why"


def _shown(urls: list[str]) -> str:
    return ", ".join(urls[:SHOWN]) + (" …" if len(urls) > SHOWN else "")
