"""Moments as the archive writes them: ISO 8601 in UTC with microseconds, which sort as text."""

from datetime import UTC, datetime, timedelta

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z."""

LENGTH = len("2026-01-05T08:00:00.000000Z")
TICK = timedelta(microseconds=1)
LIFTED = timedelta(days=1)
"""By how much a moment may lie after its own clock; beyond it, it was lifted by an earlier clock that was ahead."""


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


def moment_before(moment: str) -> str:
    """Return the last moment before another one."""
    return (parse_moment(moment) - TICK).strftime(MOMENT)


def plausible_moment(at: str, clock: str) -> str:
    """Return the moment of a fetch by which it is dated and distances are measured.

    Args:
        at: its moment in the order of the archive, which grows with every fetch.
        clock: what the clock said.

    Returns:
        `at`, but the clock's moment where an earlier fetch with a clock that was far ahead lifted `at` over it.
    """
    if at[:10] == clock[:10] or at <= clock or parse_moment(at) - parse_moment(clock) <= LIFTED:
        return at
    return clock


def days_between(earlier: str, later: str) -> float:
    """Return the days between two moments, with fractions; negative when the second is the earlier one.

    Args:
        earlier: the first moment.
        later: the second moment.
    """
    return (parse_moment(later) - parse_moment(earlier)) / timedelta(days=1)
