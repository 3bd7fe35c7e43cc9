"""A simulated year of nightly runs over a world of sites -> a table of what was true and what was told, as JSON.

python -m tests.support.servers.year SEED [DAYS] [SITES] [REPORTS]
"""

import json
import os
import statistics
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from scrapy.settings import Settings

from crawler.policy.clock import latest_plausible
from crawler.runner.announcements import compare_and_announce
from crawler.runner.crawl import run_sources
from crawler.runner.reactor import in_reactor
from crawler.state.run import begun
from crawler.state.source_schedule import due_sources
from pipelines.compare.stage import compare
from pipelines.store.rebuild import catch_up
from storage.archive import Archive
from storage.errors import UserMistake
from tests.support.servers.crawls import write_sources
from tests.support.servers.happenings import make_world
from tests.support.servers.judge import Judge, Mail
from tests.support.servers.web import Web, serving

START = datetime(2026, 1, 5, 19, 0, tzinfo=UTC)
SETTINGS = {
    "SPIDER_MODULES": ["sources"],
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "LOG_ENABLED": False,
    "RETRY_TIMES": 0,
}


def moment(day: int, wrong: int = 0) -> str:
    """The moment of a night's run by a clock that is wrong by some hours."""
    return (START + timedelta(days=day, hours=wrong)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def wrong_clocks(seed: int, days: int) -> dict[int, int]:
    """Night -> hours by which the clock is wrong: by less than a day, days behind, and once far ahead."""
    rng = Random(seed)
    nights = rng.sample(range(10, days - 10), 8) if days > 30 else []
    hours = (5, -5, 9, -9, 14, -72, -24 * 400, 24 * rng.randint(3, 900))
    return dict(zip(nights, hours, strict=False))


class Year:
    """The runs of a year and what they told."""

    def __init__(self, seed: int, days: int, sites: int, reports: int) -> None:
        self.days = days
        self.world = make_world(seed, 365, sites, reports)
        self.folder = Path(tempfile.mkdtemp(prefix="year"))
        self.clocks = wrong_clocks(seed, days)
        self.refused: list[int] = []
        """Nights on which no run could write, since the clock or the archive was ahead."""
        self.mended = 0
        """How often what was fetched was taken over into a new archive, as the message says."""
        self.mails: dict[int, Mail] = {}
        self.requests: list[int] = []
        self.cpu: list[float] = []
        """CPU seconds of each night, the sites' own answers among them."""

    async def live(self, settings: Settings, web: Web) -> None:
        """Night after night."""
        names = [f"s{site.number}" for site in self.world.sites]
        for day in range(self.days):
            self.world.day = day
            web.log.clear()
            began = process_time()
            tonight = settings.copy()
            tonight.set("CLOCK", moment(day, self.clocks.get(day, 0)), priority="cmdline")
            try:
                with begun(tonight, "crawlall", names) as run:
                    await run_sources(run, due_sources(run.archive, names, tonight, run.now))
                    health, items = compare_and_announce(run)
            except UserMistake:
                self.refused.append(day)
                self.mend(Path(tonight["ARCHIVE"]), tonight["CLOCK"])
                continue
            self.requests.append(len(web.log))
            self.cpu.append(process_time() - began)
            if health or items:
                self.mails[day] = (health, items)

    def mend(self, archive: Path, clock: str) -> None:
        """Take over what was fetched until now into a new archive, if the archive is ahead and not the clock behind."""
        if self.clocks.get(self.refused[-1], 0) < 0:
            return
        mended = archive.with_name("mended.db")
        with Archive(mended, create=True) as new, new.lock():
            new.merge_from(archive, until=latest_plausible(clock))
            catch_up(new)
            compare(new)
        for each in archive.parent.glob(archive.name + "*"):
            each.unlink()
        with Archive(mended) as new:
            new.backup(archive)
        mended.unlink()
        self.mended += 1

    def run(self) -> dict[str, Any]:
        """Live the year and judge it."""
        sys.path.insert(0, str(self.folder))
        write_sources(
            self.folder,
            {f"s{s.number}": {"home": f"http://{s.host}/", "region": s.code} for s in self.world.sites},
        )
        os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
        settings = Settings()
        settings.setmodule("crawler.settings", priority="project")
        with serving() as web:
            web.sites = dict.fromkeys((site.host for site in self.world.sites), self.world.answer)
            settings.setdict(
                {**SETTINGS, "PROXY": web.address, "ARCHIVE": str(self.folder / "archive.db")},
                priority="cmdline",
            )
            in_reactor(settings, lambda: self.live(settings, web))
        with Archive(self.folder / "archive.db") as archive:
            return self.judge(archive)

    def judge(self, archive: Archive) -> dict[str, Any]:
        """What was found beside what was true, and what it cost."""
        figures = Judge(self.world, self.days, START).figures(archive, self.mails)
        asked, cpu = self.requests[1:], self.cpu[1:]
        return {
            **figures,
            "requests_first_night": self.requests[0],
            "requests_a_day_median": statistics.median(asked),
            "requests_a_day_max": max(asked),
            "cpu_first_night": round(self.cpu[0], 1),
            "cpu_a_night_median": round(statistics.median(cpu), 2),
            "cpu_all": round(sum(self.cpu)),
            "nights_refused": self.refused,
            "archives_mended": self.mended,
            "events": dict(Counter(each.what for site in self.world.sites for each in site.events)),
        }


def main() -> int:
    """Live a year and print it as JSON."""
    given = [int(word) for word in sys.argv[1:]]
    seed, days, sites, reports = (given + [1, 365, 60, 400][len(given) :])[:4]
    print(json.dumps(Year(seed, days, sites, reports).run(), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
