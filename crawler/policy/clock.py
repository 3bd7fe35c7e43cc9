"""The one clock: the system's, or the ISO moment of the setting CLOCK; as the archive writes moments."""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from dateutil import parser as iso

from storage.errors import UserMistake

EARLIEST = "1990-01-01T00:00:00.000000Z"
"""Before it there was no page to fetch."""

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z: sorts as text in the order of time."""


JUMP = timedelta(days=1)
"""By how much the system's clock may differ from the time that passed in a process; beyond it, it jumped. A guess."""

logger = logging.getLogger(__name__)


def seconds_passed() -> float:
    """Return seconds since some moment by a clock that nobody sets; time in which the machine slept counts on Linux."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class SteadyClock:
    """The system's clock, but while it is more than JUMP away from the time that passed: then that.

    So a clock that is set wrong, or right, in the midst of a run does not date what the run fetches.
    """

    def __init__(self, system: Callable[[], datetime], passed: Callable[[], float]) -> None:
        """Begin with the first moment that is asked for.

        Args:
            system: The system's clock, in UTC.
            passed: Seconds since any moment, by a clock that nobody sets.
        """
        self.system = system
        self.passed = passed
        self.began: tuple[datetime, float] | None = None
        self.told = False

    def now(self) -> datetime:
        """Return the present moment; a jump is logged once."""
        said, passed = self.system(), self.passed()
        if self.began is None:
            self.began = (said, passed)
        steady = self.began[0] + timedelta(seconds=passed - self.began[1])
        if abs(said - steady) <= JUMP:
            return said
        if not self.told:
            logger.error("the clock jumped to %s: the run goes on by the time that passed, %s", said, steady)
            self.told = True
        return steady


SYSTEM = SteadyClock(lambda: datetime.now(UTC), seconds_passed)


def now(settings: Mapping[str, Any]) -> str:
    """Return the present moment in UTC, or that of CLOCK; raises UserMistake if CLOCK is no ISO moment."""
    fixed = settings.get("CLOCK", "")
    return parse_iso_moment(fixed).strftime(MOMENT) if fixed else system_now()


def system_now() -> str:
    """Return the present moment in UTC by the system's clock."""
    return SYSTEM.now().strftime(MOMENT)


def parse_iso_moment(text: str) -> datetime:
    """Parse an ISO 8601 moment into UTC (without zone it is UTC); raises UserMistake."""
    try:
        moment = iso.isoparse(text)
    except (ValueError, OverflowError):
        raise UserMistake(
            f"'{text}' is no ISO moment, such as 2026-01-05T08:00:00Z (setting CLOCK)"
        ) from None
    try:
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except OverflowError:
        raise UserMistake(f"'{text}' is no moment of this calendar in UTC") from None


def why_implausible(moment: str, now: str) -> str:
    """Return why nothing can have been fetched at a moment; empty when it can.

    Args:
        moment: The moment, as the archive writes it.
        now: The present moment.
    """
    if moment < EARLIEST:
        return f"its moment {moment} is before {EARLIEST[:4]}"
    return f"its moment {moment} has not come yet" if moment > latest_plausible(now) else ""


def latest_plausible(now: str) -> str:
    """Return the last moment that a fetch can have: a day from now, as zones and clocks differ by less."""
    try:
        return (parse_iso_moment(now) + timedelta(days=1)).strftime(MOMENT)
    except OverflowError:
        return now


def require_plausible(now: str, last: str, archive: str) -> None:
    """Refuse to write with a clock that cannot be right.

    Args:
        now: The present moment.
        last: The last moment of the archive; empty for a new one.
        archive: How messages name the archive.

    Raises:
        UserMistake: The clock is before 1990, or the archive was written more than a day after it.
    """
    if now < EARLIEST:
        raise UserMistake(f"the clock says {now}, which is before {EARLIEST[:4]}: set it right")
    if last > latest_plausible(now):
        raise UserMistake(
            f"the clock says {now}, but {archive} was written until {last}: set the clock right; if that moment is wrong,"
            f" 'scrapy merge {archive} -s ARCHIVE=NEW.db' takes over into a new archive what was fetched until now"
        )
