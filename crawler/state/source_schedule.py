"""Which sources are due to run."""

from collections.abc import Sequence

from scrapy.settings import BaseSettings

from crawler.policy.clock import parse_iso_moment
from crawler.state.source_memory import recalled
from storage.archive import Archive


def due_sources(archive: Archive, names: Sequence[str], settings: BaseSettings, now: str) -> list[str]:
    """Return the sources that are due by the day that their last run set; all if QUIET_EVERY <= 1."""
    today = parse_iso_moment(now).date().isoformat()
    if settings.getint("QUIET_EVERY") <= 1:
        return list(names)
    return [name for name in names if str(recalled(archive, "turn", name).get("next", "")) <= today]
