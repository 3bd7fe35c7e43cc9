"""Moments as the archive writes them: ISO 8601 in UTC with microseconds, which sort as text."""

from datetime import UTC, datetime, timedelta

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z."""

LENGTH = len("2026-01-05T08:00:00.000000Z")
TICK = timedelta(microseconds=1)


def parse_moment(moment: str) -> datetime:
    """Return a moment as an aware datetime.

    Raises:
        ValueError: it is not written as `MOMENT`.
    """
    found = datetime.fromisoformat(moment)
    if len(moment) != LENGTH or found.tzinfo != UTC:
        raise ValueError(moment)
    return found


def next_moment(clock: str, last: str) -> str:
    """Return the moment to write: the clock's, or the first one after the last moment when that is later.

    Args:
        clock: what the clock says.
        last: the last moment that was written; empty when there is no earlier one.
    """
    return clock if clock > last else (parse_moment(last) + TICK).strftime(MOMENT)


def days_between(earlier: str, later: str) -> float:
    """Return the days between two moments, with fractions; negative when the second is the earlier one.

    Args:
        earlier: the first moment.
        later: the second moment.
    """
    return (parse_moment(later) - parse_moment(earlier)) / timedelta(days=1)
