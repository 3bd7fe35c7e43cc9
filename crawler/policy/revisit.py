"""Revisit policy: when a page is fetched again and when a source runs next; pure (RECHECK_…)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """How often pages are fetched again; all values in days."""

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
    """What is known of a page; dates are days, None for never or unknown."""

    url: str
    last: date
    """When it was last fetched, with whatever outcome."""
    born: date
    """When its report was published, as far as that is known, else when it was first seen."""
    year: int | None = None
    carries: bool = False
    """Whether a report is or was there."""
    trouble: date | None = None
    """When a trouble that lasts began; None while all is well."""
    left: bool = False
    """Whether its report moved elsewhere or is gone for good."""
    cut_short: bool = False
    """Whether the run that fetched it last did not come to its end: what hangs on the page may not have been fetched."""


def age_born(published: str, year: int | None, first_seen: date) -> date:
    """Return the day a report's age counts from: publication, else February of its year, else first seen."""
    try:
        published_on = date.fromisoformat(published[:10])
    except ValueError:
        published_on = date(year, 2, 1) if year and 1900 < year < 9999 else first_seen
    return min(published_on, first_seen)


def interval(page: Visited, today: date, ladder: Ladder) -> int:
    """Return the days between two fetches of a page by its report's age; `oldest` if the report left."""
    if page.left:
        return ladder.oldest
    age = (today - page.born).days
    if age <= ladder.young_days or (today.month in ladder.season and page.year == today.year):
        return 1
    return next((days for limit, days in ladder.steps if age <= limit), ladder.oldest)


def next_day(page: Visited, today: date, ladder: Ladder) -> date:
    """Return the day on which a page is due; its last day if the run of then was cut short."""
    if page.cut_short:
        return page.last
    regular = page.last + timedelta(days=interval(page, today, ladder))
    if page.trouble is None:
        return regular
    looks = [page.trouble + timedelta(days=days) for days in ladder.trouble]
    rarest = regular if page.left else min(regular, page.last + timedelta(days=ladder.trouble[-1]))
    return min([day for day in looks if day > page.last] or [rarest])


def is_due(page: Visited, today: date, ladder: Ladder) -> bool:
    """Return whether a page is due; old pages are spread over their interval by their address."""
    days = interval(page, today, ladder)
    if page.trouble is None and days > 1 and not page.cut_short:
        spread = int.from_bytes(sha256(page.url.encode()).digest()[:4], "big") % days
        turn = today - timedelta(days=(today.toordinal() - spread) % days)
        return page.last < turn or today >= next_day(page, today, ladder)
    return today >= next_day(page, today, ladder)


def due_pages(pages: Sequence[Visited], today: date, ladder: Ladder, extra: int = 0) -> list[Visited]:
    """Return the pages that are due, the most overdue first, then the `extra` longest unseen others.

    Pages whose report left them, and pages fetched today, are never among the extra ones.
    """
    turn = sorted(pages, key=lambda page: (next_day(page, today, ladder), page.last, page.url))
    chosen = {page.url for page in turn if is_due(page, today, ladder)}
    rest = [page for page in turn if page.url not in chosen and page.last < today and not page.left]
    longest = sorted(rest, key=lambda page: (page.last, page.url))[:extra]
    return [page for page in turn if page.url in chosen] + longest


def extra_of(pages: Sequence[Visited], today: date, each_day: int, most_days: int) -> int:
    """Return how many longest unseen pages to look at: `each_day` for each day since the last run.

    Args:
        pages: All known pages of the source.
        today: The day of this run.
        each_day: Pages a day.
        most_days: Days that count at most.
    """
    last = max((page.last for page in pages), default=today)
    return each_day * min(max(1, (today - last).days), max(1, most_days))


def next_turn(pages: Iterable[Visited], today: date, ladder: Ladder, *, busy: bool, quiet: int) -> date:
    """Return the day of a source's next run.

    Args:
        pages: What is known of its pages; read only out of season when it is not busy.
        today: The day of the present run.
        ladder: The intervals.
        busy: Whether this run failed or found something new: then the next is tomorrow, as in season.
        quiet: Days that a source is left alone at most.
    """
    tomorrow = today + timedelta(days=1)
    if busy or tomorrow.month in ladder.season:
        return tomorrow
    turns = [next_day(page, today, ladder) for page in pages]
    return max(tomorrow, min([*turns, today + timedelta(days=quiet)]))
