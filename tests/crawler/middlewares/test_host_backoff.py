"""Manners: robots.txt, rests after challenges and refusals, and the pure rules behind them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.middlewares.onsite import is_private
from crawler.policy.backoff import Backoff, after_challenge, after_refusal, asked_wait, is_active
from crawler.policy.crawl_window import left_open
from crawler.policy.revisit import Ladder, Visited, age_born, due_pages, interval, next_day
from storage.archive import Archive
from storage.errors import UserMistake
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.web import Answer, Web, serving

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
NOW = "2026-05-01T08:00:00.000000Z"
TODAY = date(2026, 5, 1)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """One site and its source."""
    write_sources(tmp_path, {"one": {"home": SITE.home, "region": SITE.place.code}})
    with serving() as made:
        made.sites[SITE.host] = SITE.site()
        yield made


def test_robots_txt_is_obeyed_and_what_it_forbids_is_an_outcome(tmp_path: Path, web: Web) -> None:
    site = SITE.site()
    rules = Answer("User-agent: *\nDisallow: /zwgk/zfgzbg/\n", headers={"Content-Type": "text/plain"})
    web.sites[SITE.host] = lambda asked: rules if asked.path == "/robots.txt" else site(asked)
    done = scrapy(tmp_path, "crawlall", proxy=web.address)
    assert done.returncode == 1
    assert not web.asked("/zwgk/zfgzbg/")
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query("SELECT DISTINCT transport FROM fetches WHERE url LIKE '%zfgzbg%'")
        assert [row["transport"] for row in rows] == ["blocked"]


def test_a_refusal_is_kept_until_its_time_is_over(tmp_path: Path, web: Web) -> None:
    site = web.sites[SITE.host]
    web.sites[SITE.host] = lambda _: Answer("slow down", 429, {"Retry-After": "90000"})
    scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK="2026-05-01T08:00:00Z")
    assert len(web.asked()) <= 1
    web.sites[SITE.host] = site
    web.log.clear()
    quiet = scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK="2026-05-02T08:00:00Z")
    assert not web.log
    assert (quiet.returncode, quiet.stdout) == (0, "")
    back = scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK="2026-05-03T08:00:00Z")
    assert back.returncode == 0
    assert "works again" in back.stdout


def test_a_site_that_sets_challenges_is_left_alone_for_longer_each_time(tmp_path: Path, web: Web) -> None:
    web.sites[SITE.host] = lambda _: Answer("<script>__jsl_clearance</script>", 521, {"X-Via-JSL": "a"})
    asked = []
    for day in range(1, 9):
        web.log.clear()
        scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK=f"2026-05-{day:02}T08:00:00Z", CHALLENGES="1")
        asked.append(len(web.asked()))
    assert asked == [1, 1, 0, 1, 0, 0, 0, 1]


def test_rests_grow_and_end() -> None:
    rest = None
    spans = []
    for _ in range(5):
        rest = after_challenge(rest, NOW, "status 521")
        spans.append(datetime.fromisoformat(rest.until) - datetime.fromisoformat(NOW))
    assert spans == sorted(spans)
    assert spans[-1] < timedelta(days=8)
    assert is_active(rest, NOW)
    assert not is_active(rest, "2026-06-01T00:00:00.000000Z")
    assert not is_active(None, NOW)


@example("¹")
@given(st.text(max_size=40))
def test_any_retry_after_gives_a_rest_within_bounds(text: str) -> None:
    rest = after_refusal(503, text, NOW)
    span = datetime.fromisoformat(rest.until) - datetime.fromisoformat(NOW)
    assert timedelta(minutes=10) <= span <= timedelta(days=14)


def test_a_retry_after_is_seconds_or_a_date() -> None:
    now = datetime(2026, 5, 1, 8, tzinfo=UTC)
    assert asked_wait("120", now) == timedelta(minutes=2)
    assert asked_wait("Fri, 01 May 2026 09:00:00 GMT", now) == timedelta(hours=1)
    assert asked_wait("soon", now) == timedelta(0)
    assert Backoff(until=NOW, because="x").times == 1


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


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.1.1",
        "[::1]",
        "::1",
        "2130706433",
        "0x7f000001",
        "a.local",
    ],
)
def test_private_hosts_are_known_in_any_spelling(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["www.gov.cn", "8.8.8.8", "x.example"])
def test_public_hosts_are_public(host: str) -> None:
    assert not is_private(host)


def test_a_window_over_midnight_says_how_long_it_is_open() -> None:
    evening = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    assert left_open("22:00-06:00", "Asia/Shanghai", evening) == timedelta(hours=7)
    assert left_open("22:00-06:00", "Asia/Shanghai", evening - timedelta(hours=2)) is None
    assert left_open("", "Asia/Shanghai", evening) == timedelta(days=1)
    with pytest.raises(UserMistake):
        left_open("25:00-06:00", "Asia/Shanghai", evening)
    with pytest.raises(UserMistake):
        left_open("22:00-06:00", "Mars/Base", evening)
