"""What is known of a page -> the day it is fetched again; pure. The settings RECHECK_… are its rungs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """How often pages are fetched again, in days."""

    young_days: int = 60
    """A report is fetched daily for so long after it was published."""
    season: tuple[int, ...] = (1, 2, 3)
    """Months in which the reports of the year are fetched daily: that is when they are made and mended."""
    steps: tuple[tuple[int, int], ...] = ((365, 7), (1095, 30))
    """(age in days up to which, interval) in order."""
    oldest: int = 90
    """Interval of what is older than all steps."""
    trouble: tuple[int, ...] = (1, 3, 8)
    """Days after a miss, a challenge or a quarantine began on which the page is looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What is known of a page: days as dates, None for never or unknown."""

    url: str
    last: date
    """When it was last fetched, with whatever outcome."""
    born: date
    """When its report was published, as far as that is known, else when it was first seen."""
    year: int | None = None
    carries: bool = False
    """Whether a report stands or stood there."""
    trouble: date | None = None
    """When a trouble that lasts began; None while all is well."""
    left: bool = False
    """Whether its report moved elsewhere or is gone for good."""
    cut_short: bool = False
    """Whether the run that fetched it last did not come to its end: what hangs on the page may not have been fetched."""


def age_born(published: str, year: int | None, first_seen: date) -> date:
    """The day from which a report's age counts: its publication, else February of its year, else the first sight."""
    try:
        told = date.fromisoformat(published[:10])
    except ValueError:
        told = date(year, 2, 1) if year and 1900 < year < 9999 else first_seen
    return min(told, first_seen)


def interval(page: Visited, today: date, ladder: Ladder) -> int:
    """Days between two fetches of a page by the age of its report; one that its report left is seldom looked at."""
    if page.left:
        return ladder.oldest
    age = (today - page.born).days
    if age <= ladder.young_days or (today.month in ladder.season and page.year == today.year):
        return 1
    return next((days for limit, days in ladder.steps if age <= limit), ladder.oldest)


def next_day(page: Visited, today: date, ladder: Ladder) -> date:
    """The day on which a page's turn comes; at once when the last run that fetched it was cut short."""
    if page.cut_short:
        return page.last
    regular = page.last + timedelta(days=interval(page, today, ladder))
    if page.trouble is None:
        return regular
    looks = [page.trouble + timedelta(days=days) for days in ladder.trouble]
    rarest = regular if page.left else min(regular, page.last + timedelta(days=ladder.trouble[-1]))
    return min([day for day in looks if day > page.last] or [rarest])


def is_due(page: Visited, today: date, ladder: Ladder) -> bool:
    """Whether a page's turn has come; old pages of one day are spread over their interval by their address."""
    days = interval(page, today, ladder)
    if page.trouble is None and days > 1 and not page.cut_short:
        spread = int.from_bytes(sha256(page.url.encode()).digest()[:4], "big") % days
        turn = today - timedelta(days=(today.toordinal() - spread) % days)
        return page.last < turn or today >= next_day(page, today, ladder)
    return today >= next_day(page, today, ladder)


def due_pages(pages: Sequence[Visited], today: date, ladder: Ladder, extra: int = 0) -> list[Visited]:
    """The pages whose turn it is, the most overdue first; after them the `extra` longest unseen of the others."""
    turn = sorted(pages, key=lambda page: (next_day(page, today, ladder), page.last, page.url))
    chosen = {page.url for page in turn if is_due(page, today, ladder)}
    rest = [page for page in turn if page.url not in chosen and page.last < today and not page.left]
    longest = sorted(rest, key=lambda page: (page.last, page.url))[:extra]
    return [page for page in turn if page.url in chosen] + longest


def extra_of(pages: Sequence[Visited], today: date, each_day: int, most_days: int) -> int:
    """How many of the longest unseen pages are looked at: some for each day since the source's last run."""
    last = max((page.last for page in pages), default=today)
    return each_day * min(max(1, (today - last).days), max(1, most_days))


def next_turn(pages: Iterable[Visited], today: date, ladder: Ladder, *, busy: bool, quiet: int) -> date:
    """The day of a source's next run: tomorrow when it is busy or in season, else when a page's turn comes.

    `busy` is a run that failed or found something new; `quiet` is the longest that a source is left alone.
    """
    tomorrow = today + timedelta(days=1)
    if busy or tomorrow.month in ladder.season:
        return tomorrow
    turns = [next_day(page, today, ladder) for page in pages]
    return max(tomorrow, min([*turns, today + timedelta(days=quiet)]))
