"""A column whose links carry a parameter of the day: one address a report, fetched when its turn comes, nothing false."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.samples import PLACES, Given, Sample, dated, menu
from tests.support.servers.web import Asked, Web, serving

COLUMN = "/zwgk/zfgzbg/"
DAY = {"day": 1}
"""The day it is on the site."""


def changing(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """A column whose links end in the moment at which it was made."""
    if path == COLUMN:
        items = re.sub(r"\.html", f".html?t={DAY['day']}77", sample.items())
        return sample.page("政府工作报告", f"<ul>{items}</ul>")
    return menu(sample, path, COLUMN)


BASE = Sample("plain", PLACES[3], changing, dated("/zwgk/{y}01/t{y}0120_{y}7.html"), host="www.day.example")
SITE = replace(BASE, years=(2020, 2014, 2008))


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """The site, and a source for it."""
    write_sources(tmp_path, {"one": {"home": SITE.home, "region": SITE.place.code}})
    with serving() as made:
        whole = SITE.site()
        made.sites[SITE.host] = lambda asked: whole(replace(asked, url=asked.url.partition("?t=")[0]))
        yield made


def test_links_of_the_day_are_learned_and_bring_no_news(tmp_path: Path, web: Web) -> None:
    for day in range(1, 6):
        web.log.clear()
        DAY["day"] = day
        done = scrapy(
            tmp_path, "crawlall", proxy=web.address, CLOCK=f"2026-05-{day:02}T08:00:00Z", QUIET_EVERY="1"
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert sum(line.startswith("new ") for line in done.stdout.splitlines()) == (3 if day == 1 else 0)
        if day > 2:
            assert all(url.endswith("?t=177") for url in web.asked(".html?"))
    with Archive(tmp_path / "archive.db") as archive:
        assert len(archive.copies()) == 3
        assert {row["kind"] for row in archive.query("SELECT kind FROM events WHERE copy != ''")} == {"new"}
