"""Written date or moment -> the day in Beijing, as an ISO date: 2021-02-10, 2021－02－10, Wed Feb 10 09:30:00 CST 2021, …T16:30:00Z."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "CST": 8}
"""Name of a time zone -> hours east of Greenwich; CST on a Chinese page is China Standard Time."""
DASHES = r"\-－–—−‐‑"
"""Hyphen, full-width hyphen, dashes and minus sign between the parts of a day."""

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
_ZONE = r"(?P<zone>Z\b|(?:UTC|GMT|UT|CST)?(?:[+\-]\d\d:?\d\d)?)"
_MONTH = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*"
_WEEKDAY = r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+"
DATE = re.compile(
    rf"(?P<year>(?:19|20|１９|２０)\d\d)\s?[{DASHES}/.年．／]\s?(?P<month>\d{{1,2}})\s?[{DASHES}/.月．／]\s?(?P<day>\d{{1,2}})(?!\d)"
    rf"(?:[T ]{_CLOCK}\s?{_ZONE})?"
)
"""A day, with or without a moment: `2021-03-10`, `2021年3月10日`, `2021－03－10`, `2021-02-09T16:30:00Z`."""
ENGLISH = (
    re.compile(
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s+(?:{_ZONE}|[A-Z]{{2,5}})\s+(?P<year>\d{{4}})"
    ),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})\s+(?P<year>\d{{4}})\s+{_CLOCK}\s*{_ZONE}"),
    re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})\s+{_CLOCK}\s*{_ZONE}"),
)
"""What programs write: Java's Date.toString `Wed Feb 10 09:30:00 CST 2021`, JavaScript's, RFC 1123's."""


def iso_day(text: str) -> str:
    """Return the first day written in a text, as an ISO date in Beijing; empty when there is none or it is no day.

    A moment with a time zone is converted (UTC+8); one without is taken as it is written.
    """
    return next(_days(text), "")


def _days(text: str) -> Iterator[str]:
    """Yield the possible days of a text: those in figures first, then those in English."""
    patterns = (DATE, *ENGLISH) if ":" in text and text.isascii() else (DATE,)
    for pattern in patterns:
        for match in pattern.finditer(text):
            if day := _day(match.groupdict()):
                yield day


def _day(parts: dict[str, str | None]) -> str:
    """Return the day of a match in Beijing; empty when it is no day of a month.

    A 31st of a short month is kept as it is written: pages that count days so exist, and the month is right.
    """
    name = parts.get("name")
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    month = MONTHS.index(name) + 1 if name else int(parts["month"] or 0)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    offset = _offset(parts["zone"] or "")
    if offset is None or not parts["hour"]:
        return f"{year}-{month:02}-{day:02}"
    try:
        moment = datetime(year, month, day, int(parts["hour"]), int(parts["minute"] or 0), tzinfo=offset)
    except ValueError:
        return f"{year}-{month:02}-{day:02}"
    return moment.astimezone(BEIJING).date().isoformat()


def _offset(zone: str) -> timezone | None:
    """Return the offset that a zone's name or figures state; None where nothing is stated."""
    figures = zone[-6:].replace(":", "")[-5:]
    if figures[:1] in {"+", "-"}:
        minutes = int(figures[1:3]) * 60 + int(figures[3:5])
        return timezone(timedelta(minutes=-minutes if figures[0] == "-" else minutes))
    return timezone(timedelta(hours=ZONES[zone])) if zone in ZONES else None
