"""A simulated year of nightly runs over a world of sites -> a table of what was true and what was told.

python -m tests.servers.year SEED [DAYS] [SITES] [REPORTS]
"""

import json
import os
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from scrapy.settings import Settings

from crawler.crawling import in_reactor, run_sources
from crawler.news import Item
from crawler.run import begun
from crawler.telling import told
from crawler.turns import due_sources
from storage.archive import Archive
from tests.servers.crawls import write_sources
from tests.servers.web import Web, serving
from tests.servers.world import World, make_world

START = datetime(2026, 1, 5, 19, 0, tzinfo=UTC)
SETTINGS = {
    "SPIDER_MODULES": ["sources"],
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "LOG_ENABLED": False,
    "RETRY_TIMES": 0,
}


def moment(day: int) -> str:
    """The moment of a night's run."""
    return (START + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Year:
    """The runs of a year and what they told."""

    def __init__(self, seed: int, days: int, sites: int, reports: int) -> None:
        self.days = days
        self.world: World = make_world(seed, 365, sites, reports)
        self.folder = Path(tempfile.mkdtemp(prefix="year"))
        self.mails: dict[int, tuple[list[str], list[Item]]] = {}
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
            tonight.set("CLOCK", moment(day), priority="cmdline")
            with begun(tonight, "crawlall", names) as run:
                await run_sources(run, due_sources(run.archive, names, tonight, run.now))
                health, items = told(run)
            self.requests.append(len(web.log))
            self.cpu.append(process_time() - began)
            if health or items:
                self.mails[day] = (health, items)

    def run(self) -> dict[str, object]:
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

    def judge(self, archive: Archive) -> dict[str, object]:
        """What was found beside what was true."""
        edits = self.edits(archive)
        gones = self.gones(archive)
        mailed = len(self.mails)
        idle = [day for day, mail in self.mails.items() if not self.is_news(day, mail)]
        after = self.requests[1:]
        return {
            **edits,
            **gones,
            "moves_true": sum(each.what == "move" for site in self.world.sites for each in site.events),
            "moved_told": sum(item.what == "moved" for _, items in self.mails.values() for item in items),
            "new_told": sum(item.what == "new" for _, items in self.mails.values() for item in items),
            "reports": sum(len(site.texts) for site in self.world.sites),
            "requests_a_day_median": statistics.median(after),
            "requests_a_day_max": max(after),
            "cpu_first_night": round(self.cpu[0], 1),
            "cpu_a_night_median": round(statistics.median(self.cpu[1:]), 2),
            "cpu_all": round(sum(self.cpu)),
            "mail_days": mailed,
            "mail_days_without_news": idle,
        }

    def edits(self, archive: Archive) -> dict[str, object]:
        """Changes that were found, each set beside the edit that it is."""
        truth: dict[tuple[str, int], list[int]] = defaultdict(list)
        for site in self.world.sites:
            for each in site.events:
                if each.what in {"edit", "revert"} and each.day < self.days:
                    truth[site.code, each.year].append(each.day)
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        rows = archive.query(
            "SELECT region, year, at FROM change_log WHERE axis = 'edit' UNION ALL"  # a revert is told as an event
            " SELECT c.region, c.year, e.at FROM events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'flapping'"
        )
        for row in rows:
            day = (datetime.fromisoformat(row["at"]) - START).days
            found[row["region"], row["year"]].append(day)
        delays, missed, false = match(truth, found, self.days)
        return {
            "edits_true": sum(map(len, truth.values())),
            "edits_found": len(delays),
            "edits_missed": missed,
            "edits_false": false,
            "delay_median": statistics.median(delays) if delays else 0,
            "delay_max": max(delays, default=0),
        }

    def gones(self, archive: Archive) -> dict[str, object]:
        """Reports that are gone, each set beside what is true."""
        truth = {
            (site.code, each.year): each.day
            for site in self.world.sites
            for each in site.events
            if each.what == "gone"
        }
        rows = archive.query("SELECT region, year, gone_at FROM copies WHERE status = 'gone'")
        found = {(row["region"], row["year"]) for row in rows}
        told_gone = Counter(
            (item.place, item.year)
            for _, items in self.mails.values()
            for item in items
            if item.what == "gone"
        )
        old = {key for key, day in truth.items() if day < self.days - 110}
        return {
            "gone_true": len(truth),
            "gone_found": len(found & set(truth)),
            "gone_false": sorted(found - set(truth)),
            "gone_missed_long_ago": sorted(old - found),
            "gone_told": sum(told_gone.values()),
        }

    def is_news(self, day: int, mail: tuple[list[str], list[Item]]) -> bool:
        """Whether a day's mail tells of something that really happened lately."""
        health, items = mail
        happened = [each for site in self.world.sites for each in site.events if each.day <= day]
        born = any(0 < site.born[year] <= day for site in self.world.sites for year in site.texts)
        return day == 0 or bool(items) or (bool(health) and (born or bool(happened)))


def match(
    truth: dict[tuple[str, int], list[int]], found: dict[tuple[str, int], list[int]], days: int
) -> tuple[list[int], list[str], list[str]]:
    """Edits beside changes: delays of those found, those missed (with how long they stood), and changes that are none."""
    delays: list[int] = []
    missed: list[str] = []
    false: list[str] = []
    for key in sorted({*truth, *found}, key=str):
        open_changes = sorted(found.get(key, []))
        happened = sorted(truth.get(key, []))
        for n, day in enumerate(happened):
            until = happened[n + 1] if n + 1 < len(happened) else days
            hit = next((change for change in open_changes if day <= change), None)
            if hit is None:
                missed.append(f"{key} day {day}, stood {until - day} days")
            elif hit >= until and n + 1 < len(happened):
                missed.append(f"{key} day {day}, stood {until - day} days: seen as one with the next")
            else:
                open_changes.remove(hit)
                delays.append(hit - day)
        false += [f"{key} day {change}" for change in open_changes]
    return delays, missed, false


def main() -> int:
    """Live a year and print it as JSON."""
    given = [int(word) for word in sys.argv[1:]]
    seed, days, sites, reports = (given + [1, 365, 60, 400][len(given) :])[:4]
    print(json.dumps(Year(seed, days, sites, reports).run(), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
