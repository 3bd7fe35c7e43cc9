"""Archive -> announcements: new reports, changes, reports that left, came back or moved; each once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.state.run import CrawlRun
from crawler.state.source_memory import record_health
from pipelines.compare.naming import place_name
from pipelines.compare.saved_changes import listed
from pipelines.compare.stage import compare
from pipelines.compare.workers import chosen_workers
from pipelines.render.safe_text import one_line
from storage.archive import Archive

ANNOUNCED = {
    "new": "new",
    "redated": "redated",
    "retitled": "retitled",
    "relinked": "relinked",
    "gone": "gone",
    "back": "back",
    "flapping": "reverted",
}
"""Events that are announced, in the words of the message; edits are announced by their changes."""
TELLING = frozenset({"redated", "retitled", "relinked"})
"""Events whose detail says what was there and what is: "old -> new"."""

EVENTS = """
    SELECT e.at, e.kind, e.url, e.entry, e.copy, e.detail, v.region, v.year, v.kind AS what, v.title,
           EXISTS (SELECT 1 FROM copies o WHERE o.region = c.region AND o.year IS c.year AND o.kind = c.kind
                   AND o.lineage != c.lineage AND o.first_seen < c.first_seen) AS again
    FROM page_events e JOIN copies c ON c.id = e.copy LEFT JOIN versions v ON v.copy = e.copy AND v.id = (
        SELECT o.id FROM copies d CROSS JOIN versions o ON o.copy = d.id WHERE d.lineage = c.lineage
        ORDER BY o.last_seen DESC, o.id LIMIT 1)
    WHERE e.at > ? OR e.fetch IN (SELECT fetch FROM untold) ORDER BY e.at, e.fetch, e.n
"""
MOVES = """
    SELECT e.copy AS id, e.url, e.entry, e.detail, c.region, c.year, c.kind AS what
    FROM events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'moved' ORDER BY e.at, e.fetch
"""
"""Moves are seen late, when the old address fails: announced by copy, not by moment."""

AXES = {"edit": "changed", "year": "year", "copy": "differs"}
LEAST = {"edit": 2, "year": 0, "copy": 4}
"""Least severity of a change that is announced, by its axis."""

MOVES_AT_MOST = 20
"""Moves within a site that are announced one by one; more are announced as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One thing to announce."""

    what: str
    place: str
    year: int | None
    kind: str
    text: str
    url: str

    def line(self) -> str:
        """Return the announcement as lines of a mail."""
        name = " ".join(str(part) for part in (self.place, self.year or "", self.kind_name) if part)
        said = f"{name}: {self.text}" if self.text else name
        return f"{self.what:8} {one_line(said)}\n         {one_line(self.url)}"

    @property
    def kind_name(self) -> str:
        """The kind in words; empty for a government work report."""
        return "" if self.kind in {"", "government_work_report"} else self.kind.replace("_", " ")


def compare_and_announce(run: CrawlRun) -> tuple[list[str], list[Announcement]]:
    """Run the diff stage, update source health, return what is new and mark it as announced.

    Returns:
        One line for each source that began to fail or works again; and the announcements.
    """
    run.fold()
    compare(run.archive, workers=chosen_workers(run.settings.getint("PROCESSES")))
    turns = [record_health(run.archive, each, run.now) for each in run.outcomes]
    return [turn for turn in turns if turn], take_announcements(run.archive, run.now)


def take_announcements(archive: Archive, now: str) -> list[Announcement]:
    """Return everything not announced yet, in the order of time, and mark it as announced."""
    kept = archive.recall("told", "news")
    before: dict[str, Any] = dict(kept.value) if kept else {"until": "", "moves": []}
    rows = archive.query(EVENTS, (before["until"],))
    fresh = {(row["region"], row["year"]) for row in rows if ANNOUNCED.get(row["kind"]) == "new"}
    found = [*from_events(rows), *from_moves(archive, before["moves"]), *from_changes(archive, fresh)]
    latest = archive.query("SELECT max(at) AS at FROM events")[0]["at"] or before["until"]
    moves = [row["id"] for row in archive.query(MOVES)]
    archive.remember("told", "news", {"until": latest, "moves": moves}, at=now)
    archive.announce(archive.unannounced(), at=now)
    archive.forget_untold()
    return found


def from_events(rows: list[dict[str, Any]]) -> Iterator[Announcement]:
    """Announce what became of reports; a further copy of a known report is left out."""
    for row in rows:
        word = ANNOUNCED.get(row["kind"], "")
        if word and not (word == "new" and row["again"]):
            said = row["detail"].replace(" -> ", " → ") if row["kind"] in TELLING else ""
            yield from_row(word, row, said, copy_address(row["url"], row["entry"]))


def from_moves(archive: Archive, announced: list[str]) -> Iterator[Announcement]:
    """Announce reports that have a new address; a whole site that moved as one announcement."""
    before = set(announced)
    sites: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in archive.query(MOVES):
        if row["id"] not in before:
            sites[urlsplit(row["detail"]).netloc, urlsplit(row["url"]).netloc].append(row)
    for rows in sites.values():
        for row in rows[: 1 if len(rows) > MOVES_AT_MOST else None]:
            others = f" (and {len(rows) - 1} more of this site)" if len(rows) > MOVES_AT_MOST else ""
            yield from_row(
                "moved", row, f"from {row['detail']}{others}", copy_address(row["url"], row["entry"])
            )


def from_changes(archive: Archive, fresh: set[tuple[str, int | None]]) -> Iterator[Announcement]:
    """Announce edits, and year and copy differences of reports of which a copy is new."""
    for each in listed(archive, archive.unannounced()):
        if each.severity < LEAST[each.axis] or (
            each.axis != "edit" and (each.region, each.year) not in fresh
        ):
            continue
        yield Announcement(
            what=AXES[each.axis],
            place=place_name(each.region),
            year=each.year,
            kind=each.kind,
            text=each.summary + (f" (and {len(each.also)} more alike)" if each.also else ""),
            url=each.url,
        )


def from_row(what: str, row: dict[str, Any], text: str, url: str) -> Announcement:
    """Return a row of a query as an announcement."""
    return Announcement(
        what=what,
        place=place_name(row["region"] or "unknown"),
        year=row["year"],
        kind=row["what"] or "",
        text=text,
        url=url,
    )


def copy_address(url: str, entry: str) -> str:
    """Return the address of a copy: its page, and the entry on it."""
    return f"{url}#{entry}" if entry else url
