"""scrapy demo: the whole job on bundled sample sites, offline: crawl five days, compare, show changes."""

import argparse
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand
from crawler.cli.source_names import source_names

if TYPE_CHECKING:
    from scrapy.settings import Settings

    from sample.serve import SampleProxy

log = logging.getLogger(__name__)

ARCHIVE, REPORT, LOG = Path("demo.db"), Path("demo.html"), Path("demo.log")

SETTINGS = {
    "ARCHIVE": str(ARCHIVE),
    "SPIDER_MODULES": ["sample.spiders"],
    "CONTACT": "demo@yange.example",
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "LOG_FILE": str(LOG),
    "LOG_LEVEL": "INFO",
}
"""What differs from a crawl of real sites, with PROXY and CLOCK."""


class Command(YangeCommand):
    """Show the main job on sites that come with the project."""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "The whole job on the bundled sample sites, offline (writes demo.db, demo.html, demo.log)"

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002 a command's signature
        """Crawl the five days afresh, print the summary, write the page; return 1 if a source failed."""
        from crawler.cli.demo_summary import print_summary, report_html
        from crawler.runner.reactor import in_reactor
        from sample.serve import serve
        from storage.archive import Archive

        start_afresh()
        self.given.setdict(SETTINGS, priority="cmdline")
        with serve() as proxy:
            self.given.set("PROXY", proxy.url, priority="cmdline")
            failed = in_reactor(self.given, lambda: crawl_days(self.given, proxy))
        with Archive(ARCHIVE) as archive:
            print_summary(archive)
            REPORT.write_text(report_html(archive), encoding="utf-8")
        print(f"To read: {REPORT}. To query: sqlite3 {ARCHIVE}. Log: {LOG}.")
        return int(failed)


def start_afresh() -> None:
    """Remove the files of an earlier demo."""
    for path in (ARCHIVE, REPORT, LOG):
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}.lock"):
            path.with_name(name).unlink(missing_ok=True)


async def crawl_days(settings: "Settings", proxy: "SampleProxy") -> bool:
    """Crawl every sample site as it was on each day of the calendar, and compare.

    Returns:
        Whether a source failed.
    """
    from crawler.runner.crawl import run_sources
    from crawler.state.run import begun
    from pipelines.compare.stage import compare
    from sample.days import DAYS, moment

    failed = False
    for day in DAYS:
        proxy.day = day
        today = settings.copy()
        today.set("CLOCK", moment(day), priority="cmdline")
        names = source_names(today, [])
        with begun(today, "demo", names) as run:
            for outcome in await run_sources(run, names):
                log.info("day %d: %s", day, outcome)
                failed |= outcome.state == "failed"
            compare(run.archive)
    return failed
