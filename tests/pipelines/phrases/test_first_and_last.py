"""First and last years: a year whose report is not held says nothing."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.first_and_last import is_back, series_span


def test_a_phrase_is_new_only_where_the_year_before_is_held() -> None:
    held = [2018, 2019, 2021, 2022]
    span = series_span([2021], held)
    assert span is not None
    assert (span.first, span.before, span.is_new) == (2021, 2019, False)
    assert series_span([2022], held).is_new  # type: ignore[union-attr]


def test_the_first_report_that_is_held_is_never_new() -> None:
    span = series_span([2018], [2018, 2019])
    assert span is not None
    assert span.before is None
    assert not span.is_new


def test_a_phrase_of_the_last_report_is_not_dropped() -> None:
    assert not series_span([2018, 2019], [2018, 2019]).is_dropped  # type: ignore[union-attr]
    assert series_span([2018], [2018, 2019]).is_dropped  # type: ignore[union-attr]


def test_a_phrase_that_no_report_has_has_no_span() -> None:
    assert series_span([], [2018]) is None


def test_back_counts_held_reports_and_not_years() -> None:
    assert is_back([2010, 2020], [2010, 2011, 2012, 2013, 2020], 2020)
    assert not is_back([2010, 2020], [2010, 2011, 2020], 2020)
    assert not is_back([2020], [2011, 2012, 2013, 2020], 2020)


@given(st.sets(st.integers(1954, 2030)), st.sets(st.integers(1954, 2030)))
def test_a_span_lies_between_its_neighbours(used: set[int], more: set[int]) -> None:
    span = series_span(used, used | more)
    if span:
        assert (span.before or 0) < span.first <= span.last < (span.after or 9999)
