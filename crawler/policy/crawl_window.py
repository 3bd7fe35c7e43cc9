"""CRAWL_WINDOW ("22:00-06:30" in TIMEZONE) and a moment -> whether to crawl, and for how long."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage.errors import UserMistake

WINDOW = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-3]):([0-5]\d)")
"""As in 22:00-06:30."""


def left_open(window: str, zone: str, moment: datetime) -> timedelta | None:
    """Return how long the window stays open from a moment.

    Args:
        window: A span such as 22:00-06:30, half-open: it is shut at its end; empty is always open.
        zone: Name of the time zone, as in Asia/Shanghai.
        moment: An aware datetime.

    Returns:
        The time left; a day for an empty window; None while it is shut.

    Raises:
        UserMistake: The span or the zone is not one.
    """
    if not window:
        return timedelta(days=1)
    found = WINDOW.fullmatch(window.strip())
    if not found:
        raise UserMistake(f"CRAWL_WINDOW takes a span such as 22:00-06:30, not '{window}'")
    try:
        place = ZoneInfo(zone)
        today = moment.astimezone(place).date()
    except (ZoneInfoNotFoundError, ValueError):
        raise UserMistake(f"TIMEZONE names no time zone: '{zone}' (as in Asia/Shanghai)") from None
    start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    for day in (0, -1):
        opens = _instant(today + timedelta(days=day), start, place)
        shuts = _instant(today + timedelta(days=day + int(end <= start)), end, place)
        if opens <= moment < shuts:
            return shuts - moment.astimezone(UTC)
    return None


def _instant(day: date, clock: time, place: ZoneInfo) -> datetime:
    """The moment in UTC at which clocks of a place show a time; where they skip it or show it twice, the earlier one."""
    return datetime.combine(day, clock, place).astimezone(UTC)
