"""What a source is known to have and its lists did not show is counted once, whatever a parameter of the day says."""

from crawler.extensions.run_stats import count_not_listed

HOST = "http://www.lingzhou.example"


def test_addresses_of_the_day_are_not_counted_twice() -> None:
    known = [f"{HOST}/{n}.html?t=1" for n in range(6)]
    assert count_not_listed(known, [f"{HOST}/{n}.html?t=2" for n in range(6)]) == 0
    assert count_not_listed(known, [f"{HOST}/{n}.html?t=2" for n in range(4)]) == 2


def test_addresses_that_name_pages_are_counted_each() -> None:
    known = [f"{HOST}/a.jsp?id={n}" for n in range(6)]
    assert count_not_listed(known, [f"{HOST}/a.jsp?id={n}" for n in range(2)]) == 4
