"""Read the dates that Chinese official texts contain, with their precision.

Own patterns come first; dateutil, never fuzzy, reads the rest. Impossible dates (13月32日, the year 1899) are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipelines.text.numerals import TENS, ZEROS, read_digits, read_integer
from storage.records import Span

FIRST, LAST = 1949, 2099
"""First and last year; years outside are misreadings or not of a report."""

SMALL = rf"(?:[0-9０-９]\s?[0-9０-９]?|[一二三][{ZEROS}一二三四五六七八九]|元(?=\s*月)|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
YEAR = rf"(?:[12１２]\s?(?:[0-9０-９]\s?){{3}}|[一二][一二三四五六七八九{ZEROS}]{{3}})"
DATE = re.compile(
    rf"(?<![0-9０-９])(?:(?P<year>{YEAR})?\s{{0,9}}年\s*+)?(?P<month>{SMALL})\s*+月(?:\s*+(?P<day>{SMALL})\s*+日)?"
)
"""2021年2月24日, 二〇一二年一月六日, 2008年1月, １９９１年３月; 年12月29日 where the year's digits were lost."""
ISO = re.compile(r"(?<!\d)(?P<year>[12]\d{3})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)")
"""2021-02-24, 2020/1/8."""
ONE_YEAR = re.compile(rf"(?<![0-9０-９])({YEAR})\s*年")
"""2021年, 二〇二一年."""


UNREAD_YEAR = re.compile(r"[\w?□■*×]年$")
"""The end of a year that cannot be read: 二××八年, 08年."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as precise as it is written, and where."""

    iso: str
    """2021-02-24, 2021-02, or --02-24 where the year is missing."""
    precision: str
    """day, month, or month_day."""
    year: int | None
    span: Span


def read_number(words: str) -> int:
    """Read a number of a date or a meeting: 24, 二十四, 廿四, 一百零二, 元 of 元月; -1 for what is not a number."""
    words = "".join(words.split()).replace("元", "一").replace("廿", "二十")
    number = read_integer(words) if TENS.keys() & set(words) else read_digits(words)
    return -1 if number is None else number


def read_year(words: str) -> int | None:
    """Year written in four digits of any kind, within 1949-2099."""
    digits = "".join(words.split())
    year = read_digits(digits) if len(digits) == 4 else None
    return year if year is not None and FIRST <= year <= LAST else None


def find_dates(text: str) -> list[Date]:
    """Find all dates of a text.

    Returns:
        Dates in the order of the text, with half-open spans of code points; impossible dates are left out.
    """
    found = [*_found(DATE, text), *_found(ISO, text)]
    return sorted(found, key=lambda one: one.span)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Date]:
    """Yield the possible dates among the matches of one pattern."""
    for match in pattern.finditer(text):
        one = _date(match)
        if one:
            yield one


def _date(match: re.Match[str]) -> Date | None:
    """Return the date of a match; None if it is impossible or its year cannot be read."""
    written, day_written = match["year"], match["day"]
    year = read_year(written) if written else None
    if (written and year is None) or _hides_year(match):
        return None
    month = read_number(match["month"])
    day = read_number(day_written) if day_written else None
    if not 1 <= month <= 12 or (year is None and day is None):
        return None
    try:
        date(year or 2000, month, 1 if day is None else day)
    except ValueError:
        return None
    tail = "" if day is None else f"-{day:02}"
    if year is None:
        return Date(f"--{month:02}{tail}", "month_day", None, match.span())
    return Date(f"{year}-{month:02}{tail}", "month" if day is None else "day", year, match.span())


def _hides_year(match: re.Match[str]) -> bool:
    """Whether a year that was not read precedes a date without a year."""
    start = match.start() + (match[0][0] == "年")
    return match["year"] is None and bool(UNREAD_YEAR.search(match.string[max(0, start - 2) : start]))


def read_iso_date(words: str) -> str:
    """Read one written date.

    Args:
        words: a date in any of the forms above, or in one that dateutil reads strictly.

    Returns:
        ISO 8601 date (2021-02-24); empty if there is none or a part of it is missing.
    """
    dates = [one for one in find_dates(words) if one.precision == "day"]
    if dates:
        return dates[0].iso
    from dateutil import parser

    if not re.search(r"[12]\d{3}", words) or len(words) > 80:
        return ""
    try:
        return parser.parse(words, fuzzy=False).date().isoformat() if re.search(r"\d\D+\d", words) else ""
    except (ValueError, OverflowError):
        return ""
