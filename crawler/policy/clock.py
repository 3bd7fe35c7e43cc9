"""The one clock: the system's, or the ISO moment of the setting CLOCK; as the archive writes moments."""

from datetime import UTC, datetime

from dateutil import parser as iso
from scrapy.settings import BaseSettings

from storage.errors import UserMistake

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z: sorts as text in the order of time."""


def now(settings: BaseSettings) -> str:
    """Return the present moment in UTC, or that of CLOCK; raises UserMistake if CLOCK is no ISO moment."""
    fixed = settings.get("CLOCK", "")
    return parse_iso_moment(fixed).strftime(MOMENT) if fixed else datetime.now(UTC).strftime(MOMENT)


def parse_iso_moment(text: str) -> datetime:
    """Parse an ISO 8601 moment into UTC (without zone it is UTC); raises UserMistake."""
    try:
        moment = iso.isoparse(text)
    except ValueError:
        raise UserMistake(
            f"'{text}' is no ISO moment, such as 2026-01-05T08:00:00Z (setting CLOCK)"
        ) from None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
