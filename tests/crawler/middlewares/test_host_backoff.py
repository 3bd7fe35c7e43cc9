"""robots.txt, and hosts that are left alone after challenges and refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.web import Answer, Web, serving

SITE = next(sample for sample in SAMPLES if sample.answer is trs)


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
