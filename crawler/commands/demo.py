"""scrapy demo: the whole job on the bundled sample sites, offline: crawl five days, compare, say what changed."""

import argparse
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.settings import Settings

from crawler.command import YangeCommand
from crawler.crawling import in_reactor, run_sources
from crawler.names import source_names
from crawler.run import begun

if TYPE_CHECKING:
    from sample.serve import Proxy

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
"""What the demo sets otherwise than a crawl of real sites; PROXY and CLOCK change as it goes."""


class Command(YangeCommand):
    """Shows the main job on sites that come with the project."""

    def short_desc(self) -> str:
        """Shown in the list of commands."""
        return "The whole job on the bundled sample sites, offline (writes demo.db, demo.html, demo.log)"

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002 a command's signature
        """Start afresh, crawl the five days, print the summary, write the page."""
        from crawler.demo_summary import print_summary
        from sample.catalog import hosts
        from sample.days import DAYS, moment
        from sample.serve import serve
        from storage.archive import Archive

        start_afresh()
        self.given.setdict(SETTINGS, priority="cmdline")
        with serve() as proxy:
            in_reactor(self.given, lambda: crawl_days(self.given, proxy))
        with Archive(ARCHIVE) as archive:
            print_summary(archive, len(hosts()), [moment(day)[:10] for day in DAYS])
        print(f"archive: {ARCHIVE} (sqlite3 {ARCHIVE} 'select * from changes'); log: {LOG}")
        return 0


def start_afresh() -> None:
    """Remove what an earlier demo left."""
    for path in (ARCHIVE, REPORT, LOG):
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}.lock"):
            path.with_name(name).unlink(missing_ok=True)


async def crawl_days(settings: Settings, proxy: "Proxy") -> None:
    """Crawl every sample site as it stood on each day of the simulated calendar, and compare after each."""
    from pipelines.compare import compare
    from sample.days import DAYS, moment

    for day in DAYS:
        proxy.day = day
        today = settings.copy()
        today.setdict({"CLOCK": moment(day), "PROXY": proxy.url}, priority="cmdline")
        names = source_names(today, [])
        with begun(today, "demo", names) as run:
            for outcome in await run_sources(run, names):
                log.info("day %d: %s", day, outcome)
            compare(run.archive)
