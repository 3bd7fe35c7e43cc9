"""Moments as the archive writes them: ISO text in UTC with microseconds, sorting as text in the order of time."""

from datetime import UTC, datetime, timedelta

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z."""

LENGTH = len("2026-01-05T08:00:00.000000Z")
TICK = timedelta(microseconds=1)


def parse_moment(moment: str) -> datetime:
    """A moment as text -> aware datetime; raises ValueError when it is not written as `MOMENT`."""
    found = datetime.fromisoformat(moment)
    if len(moment) != LENGTH or found.tzinfo != UTC:
        raise ValueError(moment)
    return found


def next_moment(clock: str, last: str) -> str:
    """The moment to write: the clock's, or one microsecond after the last one when the clock is not past it."""
    return clock if clock > last else (parse_moment(last) + TICK).strftime(MOMENT)


def days_between(earlier: str, later: str) -> float:
    """Days from one moment to another; negative when they stand the other way round."""
    return (parse_moment(later) - parse_moment(earlier)) / timedelta(days=1)
