"""str -> (moment, precision): the dates that capture tools write, and how well each is known."""

import re
from calendar import month_abbr
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from crawler.policy.clock import parse_iso_moment
from storage.errors import UserMistake
from storage.records import Precision
from storage.timestamps import MOMENT

Known = tuple[str, Precision]
"""A moment as the archive writes it, and how well it is known."""

DIGITS = re.compile(r"(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?(\d{3})?)?")
"""Digits in a row, from a year to milliseconds: 20260302160000."""
EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
"""Seconds since 1970, with a fraction or not, or milliseconds: `1772438400.5`."""
ISO = re.compile(
    r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ](\d\d):(\d\d)(:\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d:?(?:\d\d)?)?)?)?)?"
)
"""ISO 8601 from a year on: `2026-03-02T16:00:00+08:00`."""
SLASHES = re.compile(r"(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?")
"""Dates as people write them: `2026/3/2 16:00`, `2026年3月2日`."""
SCRIPT = re.compile(r"\w{3} (\w{3}) (\d\d) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-]\d{4})")
"""What JavaScript prints: `Sat Nov 28 2026 20:28:07 GMT+0800 (China Standard Time)`."""
MONTHS = {name: number for number, name in enumerate(month_abbr) if name}


def parse_moment_of_capture(text: str) -> Known | None:
    """Return the moment that a tool or a person wrote, in UTC (without a zone it is UTC), and its precision.

    Args:
        text: ISO 8601, digits in a row, seconds since 1970, an HTTP or mail date, JavaScript's date, or 2026/3/2.

    Returns:
        The moment (of a day, month or year its beginning) and how well it is known; None for anything else.
    """
    text = text.strip()
    for read in READERS:
        try:
            known = read(text)
        except (ValueError, OverflowError, UserMistake, TypeError, KeyError):
            continue
        if known:
            return known
    return None


def moment_of(at: datetime) -> str:
    """Return a moment with a zone as the archive writes it."""
    return at.astimezone(UTC).strftime(MOMENT)


def file_moment(seconds: float) -> str:
    """Return the date of a file as the archive writes moments; that of 1970 for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime(MOMENT)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC).strftime(MOMENT)


def _digits(text: str) -> Known | None:
    found = DIGITS.fullmatch(text)
    if not found or len(text) in {9, 10, 11, 13}:
        return None
    groups = [int(each) for each in found.groups() if each is not None]
    precision: tuple[Precision, ...] = ("year", "month", "day", "day", "minute", "", "")
    micro = groups.pop() * 1000 if len(groups) == 7 else 0
    values = [*groups, 1, 1][: max(3, len(groups))] if len(groups) < 3 else groups
    return moment_of(datetime(*values, microsecond=micro, tzinfo=UTC)), precision[len(groups) - 1]  # type: ignore[arg-type,misc]


def _epoch(text: str) -> Known | None:
    if not EPOCH.fullmatch(text):
        return None
    seconds = float(text) / (1000 if len(text) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).strftime(MOMENT), ""


def _iso(text: str) -> Known | None:
    found = ISO.fullmatch(text)
    if not found:
        return (moment_of(parse_iso_moment(text)), "") if "T" in text else None
    year, month, day, hour, _, second, zone = found.groups()
    precision: Precision = (
        "" if second else "minute" if hour else "day" if day else "month" if month else "year"
    )
    date = f"{year}-{int(month or 1):02}-{int(day or 1):02}"
    if not hour:
        return moment_of(parse_iso_moment(date)), precision
    clock = text[text.index(hour + ":", len(year) + 3) :].replace(",", ".")
    clock = clock.removesuffix(zone) if zone else clock
    return moment_of(parse_iso_moment(f"{date}T{clock[:15]}{zone or ''}")), precision


def _slashes(text: str) -> Known | None:
    found = SLASHES.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(each) if each else 0 for each in found.groups())
    precision: Precision = "" if found[6] else "minute" if found[4] else "day"
    return moment_of(datetime(year, month, day, hour, minute, second, tzinfo=UTC)), precision


def _script(text: str) -> Known | None:
    found = SCRIPT.match(text)
    if not found:
        return None
    month, *numbers, zone = found.groups()
    day, year, hour, minute, second = map(int, numbers)
    offset = timedelta(hours=int(zone[:3]), minutes=int(zone[0] + zone[3:]))
    return moment_of(datetime(year, MONTHS[month], day, hour, minute, second, tzinfo=timezone(offset))), ""


def _mail(text: str) -> Known | None:
    at = parsedate_to_datetime(text)
    return moment_of(at.replace(tzinfo=at.tzinfo or UTC)), ""


READERS: tuple[Callable[[str], Known | None], ...] = (_digits, _epoch, _iso, _slashes, _script, _mail)
