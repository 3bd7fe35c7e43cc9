"""What a year's nights found and told, beside what was true -> the figures of a table."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from crawler.runner.announcements import Announcement
from pipelines.compare.naming import place_name
from storage.archive import Archive
from tests.support.servers.world import Happening, Site, World

Mail = tuple[list[str], list[Announcement]]
Key = tuple[str, int]
"""(code of a place, year of a report)."""

LATE = 120
"""Days after an event within which telling of it is no false alarm."""
SETTLING = 4
"""Days after a move within which a source may count as failed."""
GONE_SURELY = 110
"""Days after which a report that is gone should be known to be, the rarest look at a page being every 90 days."""


class Judge:
    """A world's truth, and what an archive and its mails say of it."""

    def __init__(self, world: World, days: int, start: datetime) -> None:
        self.world = world
        self.days = days
        self.start = start
        self.sites: dict[str, Site] = {place_name(site.code): site for site in world.sites}
        self.names: dict[str, Site] = {f"s{site.number}": site for site in world.sites}

    def events(self, *kinds: str) -> Iterator[tuple[Site, Happening]]:
        """The events of some kinds that happened within the days."""
        for site in self.world.sites:
            for each in site.events:
                if each.what in kinds and each.day < self.days:
                    yield site, each

    def figures(self, archive: Archive, mails: Mapping[int, Mail]) -> dict[str, Any]:
        """All that is said of the year, but for what it cost."""
        false = [f"day {day}: {line}" for day, mail in mails.items() for line in self.unfounded(day, mail)]
        idle = [
            day
            for day, mail in mails.items()
            if len([*self.unfounded(day, mail)]) == len(mail[0]) + len(mail[1])
        ]
        return {
            **self.edits(archive),
            **self.gones(archive, mails),
            **self.moves(mails),
            **self.births(mails),
            "told_false": false,
            "mail_days": len(mails),
            "mail_days_without_news": idle,
        }

    def edits(self, archive: Archive) -> dict[str, Any]:
        """Changes that were found, each set beside the edit that it is."""
        truth: dict[Key, list[int]] = defaultdict(list)
        for site, each in self.events("edit", "revert"):
            truth[site.code, each.year].append(each.day)
        found: dict[Key, list[int]] = defaultdict(list)
        rows = archive.query(
            "SELECT region, year, at FROM change_log WHERE axis = 'edit' UNION ALL"  # a revert is told as an event
            " SELECT c.region, c.year, e.at FROM events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'flapping'"
        )
        for row in rows:
            found[row["region"], row["year"]].append((datetime.fromisoformat(row["at"]) - self.start).days)
        delays, missed, false = match(truth, found, self.days)
        return {
            "edits_true": sum(map(len, truth.values())),
            "edits_found": len(delays),
            "edits_missed": missed,
            "edits_false": false,
            "edit_delay_median": statistics.median(delays or [0]),
            "edit_delay_max": max(delays, default=0),
        }

    def gones(self, archive: Archive, mails: Mapping[int, Mail]) -> dict[str, Any]:
        """Reports that are gone, each set beside what is true."""
        truth = {(site.code, each.year): each.day for site, each in self.events("gone")}
        rows = archive.query("SELECT region, year, gone_at FROM copies WHERE status = 'gone'")
        found = {(row["region"], row["year"]): datetime.fromisoformat(row["gone_at"]) for row in rows}
        delays = [(found[key] - self.start).days - truth[key] for key in found.keys() & truth.keys()]
        return {
            "gone_true": len(truth),
            "gone_found": len(delays),
            "gone_false": sorted(found.keys() - truth.keys()),
            "gone_missed": sorted(
                key for key, day in truth.items() if day < self.days - GONE_SURELY and key not in found
            ),
            "gone_told": sum(item.what == "gone" for _, items in mails.values() for item in items),
            "gone_delay_max": max(delays, default=0),
        }

    def moves(self, mails: Mapping[int, Mail]) -> dict[str, Any]:
        """Reports that moved with their sites, those that were told to have, and how late."""
        truth = {
            (site.code, year): each.day
            for site, each in self.events("move", "renumber")
            for year in site.standing(each.day)
            if not site.holding(each.day, "unlisted", year)
        }
        told = {
            (self.sites[item.place].code, item.year or 0): day
            for day, (_, items) in mails.items()
            for item in items
            if item.what == "moved" and item.place in self.sites
        }
        delays = [told[key] - truth[key] for key in truth.keys() & told.keys()]
        return {
            "moves_true": len(truth),
            "moves_told": len(delays),
            "moves_missed": sorted(f"{key} day {truth[key]}" for key in truth.keys() - told.keys()),
            "move_delay_median": statistics.median(delays or [0]),
            "move_delay_max": max(delays, default=0),
        }

    def births(self, mails: Mapping[int, Mail]) -> dict[str, Any]:
        """Reports published in the year, those told as new, and how late."""
        truth = {
            (site.code, year): day
            for site in self.world.sites
            for year, day in site.born.items()
            if day < self.days
        }
        told: dict[Key, int] = {}
        for day, (_, items) in mails.items():
            for item in items:
                if item.what == "new" and item.place in self.sites:
                    told.setdefault((self.sites[item.place].code, item.year or 0), day)
        delays = [told[key] - truth[key] for key in truth.keys() & told.keys()]
        return {
            "new_true": len(truth),
            "new_told": len(delays),
            "new_missed": sorted(truth.keys() - told.keys()),
            "new_delay_max": max(delays, default=0),
        }

    def unfounded(self, day: int, mail: Mail) -> Iterator[str]:
        """The lines of a day's mail for which nothing happened."""
        health, items = mail
        for line in health:
            site = self.names.get(line.split(" ")[0])
            if site is None or ("works again" not in line and not troubled(site, day)):
                yield line
        for item in items:
            site = self.sites.get(item.place)
            if site is None or not self.founded(site, item, day):
                yield item.line().replace("\n", " ")

    def founded(self, site: Site, item: Announcement, day: int) -> bool:
        """Whether an item tells of something that happened lately."""
        year = item.year or 0
        if item.what == "new":
            return 0 <= day - site.born.get(year, LATE * 9) <= LATE
        if item.what == "moved" and site.rolling:
            return 0 <= day - site.born[max(site.born)] <= LATE
        kinds = {
            "changed": {"edit", "revert"},
            "reverted": {"revert"},
            "moved": {"move", "renumber"},
            "gone": {"gone"},
        }
        return any(
            each.what in kinds.get(item.what, ()) and each.year in {0, year} and 0 <= day - each.day <= LATE
            for each in site.events
        )


def troubled(site: Site, day: int) -> bool:
    """Whether a site fails its visitors on a day, or moved just before."""
    moved = any(0 <= day - each.day <= SETTLING for each in site.moves(day))
    return moved or bool(site.holding(day, "outage") or site.holding(day, "challenge"))


def match(
    truth: Mapping[Key, Sequence[int]], found: Mapping[Key, Sequence[int]], days: int
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
