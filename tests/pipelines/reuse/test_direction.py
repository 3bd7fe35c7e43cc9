"""Direction: a source is never later than its copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reuse.direction import Delivered, direction, is_earlier, may_take

CENTRE = Delivered("100000", 2024, "2024-03-05")
PROVINCE = Delivered("330000", 2024, "2024-01-23", above=("100000",))
CITY = Delivered("330200", 2024, "2024-01-15", above=("100000", "330000"))
REPORTS = st.builds(
    Delivered,
    st.sampled_from(["100000", "330000", "330200"]),
    st.integers(2022, 2024),
    st.sampled_from(["", "01-10", "03-05"]),
).map(lambda each: Delivered(each.region, each.year, f"{each.year}-{each.day}" if each.day else ""))


def test_the_state_council_takes_from_a_province_that_spoke_in_january() -> None:
    assert direction(CENTRE, PROVINCE) == "below"
    assert not may_take(PROVINCE, CENTRE)


def test_last_years_report_of_the_place_above_is_a_source() -> None:
    last = Delivered("100000", 2023, "2023-03-05")
    assert may_take(CITY, last)
    assert direction(CITY, last) == "above"


def test_within_a_year_without_days_the_source_is_common() -> None:
    undated = Delivered("330000", 2024, "", above=("100000",))
    assert direction(undated, CENTRE) == direction(CENTRE, undated) == "common_source"


def test_two_reports_of_one_day_have_a_common_source() -> None:
    assert direction(PROVINCE, Delivered("320000", 2024, "2024-01-23")) == "common_source"


@pytest.mark.parametrize(("year", "right"), [(2024, "beside"), (2023, "beside")])
def test_a_neighbour_is_beside(year: int, right: str) -> None:
    assert direction(CITY, Delivered("330100", year, f"{year}-01-10", above=("330000",))) == right


def test_the_same_place_is_its_own_source() -> None:
    assert direction(CITY, Delivered("330200", 2023, "2023-01-15")) == "own"


@given(REPORTS, REPORTS)
def test_no_source_is_later_than_its_copy(later: Delivered, earlier: Delivered) -> None:
    if may_take(later, earlier):
        assert not is_earlier(later, earlier)
        if later.day and earlier.day and direction(later, earlier) != "common_source":
            assert earlier.day < later.day
