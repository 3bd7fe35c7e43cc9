"""When a page is fetched again, by the age of its report and by its troubles."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.revisit import Ladder, Visited, age_born, due_pages, interval, next_day

TODAY = date(2026, 5, 1)


def page(days_old: int, last: int = 1, trouble: int | None = None, year: int | None = None) -> Visited:
    """A page whose report is so many days old and that was fetched so many days ago."""
    return Visited(
        url=f"http://x.example/{days_old}.html",
        last=TODAY - timedelta(days=last),
        born=TODAY - timedelta(days=days_old),
        year=year,
        trouble=TODAY - timedelta(days=trouble) if trouble is not None else None,
    )


def test_the_ladder_is_daily_for_young_reports_then_weekly_monthly_quarterly() -> None:
    ladder = Ladder()
    assert [interval(page(age), TODAY, ladder) for age in (0, 60, 61, 365, 366, 1095, 1096, 9000)] == [
        1, 1, 7, 7, 30, 30, 90, 90,
    ]  # fmt: skip
    assert interval(page(400, year=2026), date(2026, 2, 1), ladder) == 1
    assert interval(page(900, year=2024), date(2026, 2, 1), ladder) == 30


def test_a_page_in_trouble_is_looked_at_on_days_one_three_and_eight() -> None:
    ladder = Ladder()
    began = date(2026, 4, 1)
    days = []
    last = began
    for _ in range(3):
        old = Visited(url="u", last=last, born=date(2010, 1, 1), trouble=began)
        last = next_day(old, last, ladder)
        days.append((last - began).days)
    assert days == [1, 3, 8]


def test_a_page_whose_run_was_cut_short_is_fetched_again_at_once() -> None:
    whole, cut = (
        Visited(url=url, last=TODAY, born=date(2010, 1, 1), cut_short=url == "cut")
        for url in ("whole", "cut")
    )
    assert due_pages([whole, cut], TODAY, Ladder()) == [cut]


def test_ten_thousand_old_reports_cost_a_few_hundred_requests_a_day() -> None:
    ladder = Ladder()
    ages = [30 + 13 * n for n in range(10_000)]
    pages = [
        Visited(
            url=f"http://h{n % 300}.example/{n}.html",
            last=TODAY - timedelta(days=1 + n % 89),
            born=TODAY - timedelta(days=age),
        )
        for n, age in enumerate(ages)
    ]
    costs = []
    for day in range(10):
        today = TODAY + timedelta(days=day)
        turn = due_pages(pages, today, ladder)
        chosen = {each.url for each in turn}
        costs.append(len(chosen))
        pages = [
            Visited(url=each.url, last=today, born=each.born) if each.url in chosen else each
            for each in pages
        ]
    assert sum(costs[2:]) / len(costs[2:]) < 400


@given(st.integers(0, 4000), st.integers(1, 400))
def test_every_page_has_a_turn_within_its_interval(age: int, last: int) -> None:
    ladder = Ladder()
    old = page(age, last)
    if last >= interval(old, TODAY, ladder):
        assert old in due_pages([old], TODAY, ladder)


def test_a_report_is_as_old_as_its_publication_then_its_year_then_its_first_sight() -> None:
    first = date(2026, 5, 1)
    assert age_born("2021-03-10", 2021, first) == date(2021, 3, 10)
    assert age_born("", 2021, first) == date(2021, 2, 1)
    assert age_born("", None, first) == first
    assert age_born("2030-01-01", None, first) == first
