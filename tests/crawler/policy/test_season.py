"""When a report is expected: learned from a place's own years, by the level without any."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.season import EARLY, LAG, LATE, appeared, expected_report


def days(*offsets: int, until: int = 2026) -> list[tuple[int, date]]:
    years = range(until - len(offsets), until)
    return [
        (year, date(year, 1, 1) + timedelta(days=offset)) for year, offset in zip(years, offsets, strict=True)
    ]


def test_a_place_keeps_to_its_own_weeks() -> None:
    found = expected_report(2026, "county", days(20, 25, 22))
    assert found.first == date(2026, 1, 21) - timedelta(days=EARLY)
    assert found.likely == date(2026, 1, 23)
    assert found.last == date(2026, 1, 26) + timedelta(days=LATE)
    assert found.years == 3


def test_december_is_of_the_next_year() -> None:
    assert expected_report(2026, "county", days(-10)).likely == date(2025, 12, 22)


def test_only_the_latest_years_count_and_the_first_copy_of_each() -> None:
    past = [*days(70, 30, 30, 30, 30, 30), (2025, date(2025, 3, 20))]
    assert expected_report(2026, "county", past).last == date(2026, 1, 31) + timedelta(days=LATE)


def test_a_copy_that_came_years_later_teaches_nothing() -> None:
    assert expected_report(2026, "county", [(2020, date(2025, 6, 1))]).years == 0


def test_without_a_past_counties_come_before_the_country() -> None:
    levels = [expected_report(2026, level, ()) for level in ("county", "province", "country")]
    assert [each.first for each in levels] == sorted(each.first for each in levels)
    assert levels[2].first <= date(2026, 3, 5) <= levels[2].last
    assert expected_report(2026, "zone", ()) == levels[0]


def test_late_is_counted_from_the_day_after_the_last() -> None:
    found = expected_report(2026, "province", ())
    assert [found.late(found.last + timedelta(days=more)) for more in (-9, 0, 1, 30)] == [0, 0, 1, 30]


def test_a_page_appears_on_its_own_day_or_after_the_meeting() -> None:
    assert appeared("2026-01-20T08:00", "2026-01-01") == date(2026, 1, 20)
    assert appeared("", "2026-01-01") == date(2026, 1, 1) + timedelta(days=LAG)
    assert appeared("soon", "2026-01") is None
    assert appeared("", "9999-12-31") is None


@given(
    st.lists(st.tuples(st.integers(1950, 2100), st.dates(date(1950, 1, 1), date(2101, 12, 31)))),
    st.integers(1990, 2100),
)
def test_the_three_days_are_in_order_whatever_the_past(past: list[tuple[int, date]], year: int) -> None:
    found = expected_report(year, "prefecture", past)
    assert found.first <= found.likely <= found.last
    assert found == expected_report(year, "prefecture", reversed(past))
