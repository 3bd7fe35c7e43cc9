"""Day of the simulated calendar -> moment: the five days on which the sample sites are crawled."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAYS = (0, 1, 5, 9, 30)
"""Days after the start on which the demo crawls."""


def moment(day: int) -> str:
    """ISO moment of a day, UTC with microseconds: 0 -> 2026-03-02T08:00:00.000000Z."""
    return f"{START + timedelta(days=day):%Y-%m-%dT%H:%M:%S.%fZ}"


def local_date(day: int) -> str:
    """How a page writes its date: 2026年3月2日."""
    at = START + timedelta(days=day)
    return f"{at.year}年{at.month}月{at.day}日"


def http_date(day: int) -> str:
    """A day as the Last-Modified header writes it."""
    return f"{START + timedelta(days=day):%a, %d %b %Y %H:%M:%S GMT}"
