"""What a year's nights found and told, beside what was true -> the figures of a table."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from crawler.runner.announcements import Announcement
from pipelines.compare.naming import place_name
from storage.archive import Archive
from tests.support.servers.beside import PLACES
from tests.support.servers.matching import Edit, Key, Told, match
from tests.support.servers.world import Happening, Site, World

Mail = tuple[list[str], list[Announcement]]
TOLD = """
SELECT region, year, at, 'changed' AS kind FROM change_log WHERE axis = 'edit' UNION ALL
SELECT c.region, c.year, e.at, e.kind FROM events e JOIN copies c ON c.id = e.copy
WHERE e.kind IN ('flapping', 'retitled', 'redated', 'relinked', 'boilerplate')
"""
"""What an archive tells of edits; a revert is told as an event."""
KINDS = {"flapping": "reverted"}
"""Kind of an event -> the word of announcements for it, where it is another one."""

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
        """What was told of edits, each set beside the edit that it is."""
        truth: dict[Key, list[Edit]] = defaultdict(list)
        for site, each in self.events("edit", "revert", "cache", *PLACES):
            how = PLACES.get(each.what, ("changed",) if each.what == "edit" else ("reverted", "changed"))
            days = (each.day, each.until) if each.what == "cache" else (each.day,)
            truth[site.code, each.year] += [
                Edit(day, each.how or each.what, how, certain=each.what != "cache") for day in days
            ]
        told: dict[Key, list[Told]] = defaultdict(list)
        for row in archive.query(TOLD):
            day = (datetime.fromisoformat(row["at"]) - self.start).days
            told[row["region"], row["year"]].append(Told(day, KINDS.get(row["kind"], row["kind"])))
        found = match(truth, told, self.days)
        return {
            "edits_true": found.true_by_place.total(),
            "edits_found": len(found.delays),
            "edits_by_place": {
                place: [found.found_by_place[place], count]
                for place, count in sorted(found.true_by_place.items())
            },
            "edits_missed": found.missed,
            "edits_false": found.false,
            "edit_delay_median": statistics.median(found.delays or [0]),
            "edit_delay_max": max(found.delays, default=0),
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
            "changed": {"edit", "revert", "title"},
            "reverted": {"revert", "cache"},
            "retitled": {"title", "publisher"},
            "redated": {"index"},
            "relinked": {"file"},
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
