"""When a source's turn comes: daily while something may happen there, else every few days."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from scrapy.settings import BaseSettings

from crawler.policy.clock import read_moment
from crawler.policy.revisit import Ladder, Visited, next_day
from crawler.state.source_memory import recall
from storage.archive import Archive


def next_turn(pages: Iterable[Visited], today: date, ladder: Ladder, *, busy: bool, quiet: int) -> date:
    """The day of a source's next run: tomorrow when it is busy or in season, else when a page's turn comes.

    `busy` is a run that failed or found something new; `quiet` is the longest that a source is left alone.
    """
    tomorrow = today + timedelta(days=1)
    if busy or tomorrow.month in ladder.season:
        return tomorrow
    turns = [next_day(page, today, ladder) for page in pages]
    return max(tomorrow, min([*turns, today + timedelta(days=quiet)]))


def due_sources(archive: Archive, names: Sequence[str], settings: BaseSettings, now: str) -> list[str]:
    """The sources whose turn it is."""
    today = read_moment(now).date().isoformat()
    if settings.getint("QUIET_EVERY") <= 1:
        return list(names)
    return [name for name in names if str(recall(archive, "turn", name).get("next", "")) <= today]
