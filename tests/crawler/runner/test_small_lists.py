"""A list of one or two reports is a list: its pages are looked after, leave and come back as those of any other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.samples import PLACES, Given, Sample, dated, menu
from tests.support.servers.web import Answer, Asked, Site, Web, serving

COLUMN = "/zwgk/zfgzbg/"


def small(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """A column of nothing but its entries."""
    if path == COLUMN:
        return sample.page("政府工作报告", f"<ul>{sample.items()}</ul>")
    return menu(sample, path, COLUMN)


BASE = Sample("plain", PLACES[3], small, dated("/zwgk/{y}01/t{y}0120_{y}7.html"), host="www.small.example")
ALONE = {"one": replace(BASE, years=(2020,)), "two": replace(BASE, years=(2020, 2012))}


def tagged(site: Site, *, missing: str = "") -> Site:
    """The site with validators, and an address that answers 404."""

    def answer(asked: Asked) -> Given:
        given = None if asked.url == missing else site(asked)
        if not isinstance(given, Answer):
            return None
        tag = f'"{hash(given.body) & 0xFFFFFF}"'
        same = asked.headers.get("If-None-Match") == tag
        return Answer(
            b"" if same else given.body, 304 if same else given.status, {**given.headers, "ETag": tag}
        )

    return answer


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """No site yet, and a source for it."""
    write_sources(tmp_path, {"one": {"home": BASE.home, "region": BASE.place.code}})
    with serving() as made:
        yield made


def crawl(folder: Path, web: Web, day: int) -> str:
    """One night's crawlall, every page every night; what it prints."""
    done = scrapy(
        folder,
        "crawlall",
        proxy=web.address,
        CLOCK=f"2026-05-{day:02}T08:00:00Z",
        RECHECK_OLDEST="1",
        RECHECK_STEPS="",
        QUIET_EVERY="1",
    )
    assert done.stderr == ""
    return done.stdout


def events(folder: Path, part: str) -> list[str]:
    """What became of the pages whose address has a part."""
    with Archive(folder / "archive.db") as archive:
        rows = archive.query("SELECT kind FROM events WHERE url LIKE ? ORDER BY at", (f"%{part}",))
        return [row["kind"] for row in rows]


@pytest.mark.parametrize("name", ALONE)
def test_a_report_that_leaves_a_small_list_is_gone_and_comes_back(
    tmp_path: Path, web: Web, name: str
) -> None:
    sample = ALONE[name]
    web.sites[sample.host] = tagged(sample.site())
    crawl(tmp_path, web, 1)
    web.sites[sample.host] = tagged(sample.site(), missing=sample.reports[0])
    told = [crawl(tmp_path, web, day) for day in (2, 5, 9, 10)]
    assert sum("gone" in text for text in told) == 1
    web.sites[sample.host] = tagged(sample.site())
    assert "back" in crawl(tmp_path, web, 12)


@pytest.mark.parametrize("name", ALONE)
def test_a_small_list_that_is_not_modified_is_no_error(tmp_path: Path, web: Web, name: str) -> None:
    sample = ALONE[name]
    web.sites[sample.host] = tagged(sample.site())
    for day in (1, 2, 3):
        crawl(tmp_path, web, day)
    assert events(tmp_path, COLUMN) == []
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query(
            "SELECT f.transport, j.verdict FROM fetches f JOIN judgements j ON j.fetch = f.id"
            " WHERE f.url LIKE ? ORDER BY f.at",
            (f"%{COLUMN}",),
        )
    assert [row["transport"] for row in rows] == ["ok", "not_modified", "not_modified"]
    assert {row["verdict"] for row in rows} <= {"list", "same"}
