"""The one clock: the system's, or the ISO moment of the setting CLOCK; as the archive writes moments."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from dateutil import parser as iso

from storage.errors import UserMistake

EARLIEST = "1990-01-01T00:00:00.000000Z"
"""Before it there was no page to fetch."""

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z: sorts as text in the order of time."""


def now(settings: Mapping[str, Any]) -> str:
    """Return the present moment in UTC, or that of CLOCK; raises UserMistake if CLOCK is no ISO moment."""
    fixed = settings.get("CLOCK", "")
    return parse_iso_moment(fixed).strftime(MOMENT) if fixed else system_now()


def system_now() -> str:
    """Return the present moment in UTC by the system's clock."""
    return datetime.now(UTC).strftime(MOMENT)


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
