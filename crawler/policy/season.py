"""When a place's report of a year is to be expected, learned from its own past; pure.

Congresses meet from December to March, counties before cities before provinces before the State Council, and a place
keeps to its weeks from year to year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

PAST_YEARS = 5
"""Years that are learned from, the latest; a guess (calendars of congresses shift with each term of five years)."""
EARLY, LATE = 5, 14
"""Days around the span of the past within which a report is neither early nor late; a guess."""
LAG = 7
"""Days from a meeting to the page with its report, where only the meeting's day is known; a guess."""
NEW_YEAR = 180
"""Day of the year from which on a report belongs to the next year: congresses of December speak of it."""

DEFAULTS = {
    "county": (-15, 74),
    "prefecture": (0, 69),
    "province": (9, 45),
    "country": (63, 79),
}
"""Level -> days from 1 January between which its reports appear, where a place has no past; by the calendars of
congresses (the State Council reports on 5 March; provinces meet in January, counties from mid-December on)."""


@dataclass(frozen=True, slots=True)
class Expected:
    """When a report is expected."""

    first: date
    likely: date
    last: date
    """From the next day on it is late."""
    years: int
    """How many past years this was learned from; 0: the default of the level."""

    def late(self, today: date) -> int:
        """Return for how many days it has been late; 0 if it is not."""
        return max(0, (today - self.last).days)


def expected_report(year: int, level: str, past: Iterable[tuple[int, date]]) -> Expected:
    """Return when the report of a year is expected.

    Args:
        year: the report's year.
        level: county, prefecture, province or country; any other counts as county.
        past: (report's year, day when its page appeared) of earlier years, in any order; days that lie more than half a
            year from the year's begin are of a copy that came later, and are left out.
    """
    days = recent_days(past)
    if days:
        first, likely, last = min(days) - EARLY, median_low(days), max(days) + LATE
    else:
        first, last = DEFAULTS.get(level, DEFAULTS["county"])
        likely = (first + last) // 2
    begin = date(year, 1, 1)
    return Expected(
        begin + timedelta(days=first), begin + timedelta(days=likely), begin + timedelta(days=last), len(days)
    )


def recent_days(past: Iterable[tuple[int, date]]) -> Sequence[int]:
    """Return the days from 1 January of their years on which the reports of the latest years appeared."""
    by_year = dict[int, int]()
    for year, day in past:
        offset = (day - date(year, 1, 1)).days
        if -NEW_YEAR <= offset <= NEW_YEAR:
            by_year[year] = min(offset, by_year.get(year, offset))
    return [by_year[year] for year in sorted(by_year)[-PAST_YEARS:]]


def appeared(published: str, meeting: str) -> date | None:
    """Return the day when a report's page appeared: its own day, else some days after the meeting; None if unknown.

    Args:
        published: ISO day of the page; may be empty or longer.
        meeting: ISO day of the meeting; may be empty, or a month.
    """
    for text, lag in ((published, 0), (meeting, LAG)):
        try:
            return date.fromisoformat(text[:10]) + timedelta(days=lag)
        except (ValueError, OverflowError):
            continue
    return None
