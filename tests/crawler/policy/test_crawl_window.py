"""The hours in which crawlall works."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.crawl_window import left_open
from storage.errors import UserMistake


def test_a_window_over_midnight_says_how_long_it_is_open() -> None:
    evening = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    assert left_open("22:00-06:00", "Asia/Shanghai", evening) == timedelta(hours=7)
    assert left_open("22:00-06:00", "Asia/Shanghai", evening - timedelta(hours=2)) is None
    assert left_open("", "Asia/Shanghai", evening) == timedelta(days=1)
    with pytest.raises(UserMistake):
        left_open("25:00-06:00", "Asia/Shanghai", evening)
    with pytest.raises(UserMistake):
        left_open("22:00-06:00", "Mars/Base", evening)


NIGHTS = [
    # Clocks of Berlin go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October.
    ("22:00-06:00", "2026-03-28T21:00:00Z", 7.0),  # 22:00, a night of seven hours
    ("22:00-06:00", "2026-03-29T03:30:00Z", 0.5),  # 05:30
    ("22:00-06:00", "2026-03-29T04:00:00Z", None),  # 06:00
    ("22:00-06:00", "2026-10-24T20:00:00Z", 9.0),  # 22:00, a night of nine hours
    ("22:00-06:00", "2026-10-25T04:30:00Z", 0.5),  # 05:30
    ("22:00-06:00", "2026-10-25T05:00:00Z", None),  # 06:00
    ("01:00-04:00", "2026-03-29T00:00:00Z", 2.0),  # 01:00
    ("01:00-04:00", "2026-10-24T23:00:00Z", 4.0),  # 01:00
    ("01:00-04:00", "2026-10-25T01:30:00Z", 1.5),  # 02:30 for the second time
    ("22:00-06:00", "2026-05-01T21:00:00Z", 7.0),  # 23:00, an ordinary night
]


@pytest.mark.parametrize(("window", "moment", "hours"), NIGHTS)
def test_a_window_ends_when_the_clocks_of_its_place_show_its_end(
    window: str, moment: str, hours: float | None
) -> None:
    left = left_open(window, "Europe/Berlin", datetime.fromisoformat(moment))
    assert left == (None if hours is None else timedelta(hours=hours))


@given(st.integers(0, 365 * 24 * 60))
def test_at_the_end_of_what_is_left_the_window_is_shut(minutes: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    left = left_open("21:30-05:15", "Europe/Berlin", moment)
    if left is not None:
        assert left_open("21:30-05:15", "Europe/Berlin", moment + left) is None
        assert (moment + left).astimezone(ZoneInfo("Europe/Berlin")).strftime("%H:%M") == "05:15"
