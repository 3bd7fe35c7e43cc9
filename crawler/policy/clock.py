"""The one clock: the setting CLOCK (a fixed ISO moment, or empty for the system's) -> moments as the archive writes them."""

from datetime import UTC, datetime

from dateutil import parser as iso
from scrapy.settings import BaseSettings

from storage.errors import UserMistake

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""As in 2026-01-05T08:00:00.000000Z: sorts as text in the order of time."""


def now(settings: BaseSettings) -> str:
    """The present moment in UTC, or the one that CLOCK fixes; raises UserMistake when CLOCK is no ISO moment."""
    fixed = settings.get("CLOCK", "")
    return parse_iso_moment(fixed).strftime(MOMENT) if fixed else datetime.now(UTC).strftime(MOMENT)


def parse_iso_moment(text: str) -> datetime:
    """An ISO 8601 moment (a moment without zone is UTC) -> aware datetime in UTC; raises UserMistake."""
    try:
        moment = iso.isoparse(text)
    except ValueError:
        raise UserMistake(
            f"'{text}' is no ISO moment, such as 2026-01-05T08:00:00Z (setting CLOCK)"
        ) from None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
