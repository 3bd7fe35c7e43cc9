"""Every family's site is crawled from its home page alone, and each of its reports is found and read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, YEARS, Sample
from tests.support.servers.web import Web, serving

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f"s{number:02}_{sample.answer.__name__}" for number, sample in enumerate(SAMPLES)]
CASES = list(zip(NAMES, SAMPLES, strict=True))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Web]]:
    """All sites, crawled once side by side."""
    folder: Path = tmp_path_factory.mktemp("families")
    sources = {
        name: {"home": sample.home, "region": sample.place.code, "expect": len(YEARS)}
        for name, sample in zip(NAMES, SAMPLES, strict=True)
    }
    write_sources(folder, sources)
    with serving() as web:
        web.sites = {sample.host: sample.site() for sample in SAMPLES}
        done = scrapy(folder, "crawlall", "-v", proxy=web.address)
        assert "Traceback" not in done.stderr, done.stderr
        print(done.stdout)
        with Archive(folder / "archive.db") as archive:
            yield archive, web


@pytest.mark.parametrize(("name", "sample"), CASES, ids=NAMES)
def test_every_report_of_the_site_is_found_with_its_place_and_year(
    crawled: tuple[Archive, Web], name: str, sample: Sample
) -> None:
    archive, _ = crawled
    rows = archive.query("SELECT url, region, year FROM copies WHERE source = ? ORDER BY year DESC", (name,))
    found = [(row["url"], row["region"], row["year"]) for row in rows]
    assert found == [(url, sample.place.code, year) for url, year in zip(sample.reports, YEARS, strict=True)]


@pytest.mark.parametrize(("name", "sample"), CASES, ids=NAMES)
def test_the_family_is_recognised_and_the_column_remembered(
    crawled: tuple[Archive, Web], name: str, sample: Sample
) -> None:
    archive, _ = crawled
    kept = archive.recall("columns", name)
    assert kept is not None
    columns = kept.value["columns"]
    assert isinstance(columns, list)
    assert {column["family"] for column in columns} == {sample.family}
    assert max(column["found"] for column in columns) == len(YEARS)


def test_few_pages_are_read_on_the_way(crawled: tuple[Archive, Web]) -> None:
    archive, web = crawled
    for name, sample in zip(NAMES, SAMPLES, strict=True):
        asked = [url for url in web.asked(sample.host) if url not in sample.reports]
        assert len(asked) <= 16, (name, asked)
    assert archive.query("SELECT count(*) AS n FROM run_ends")[0]["n"] == 1
