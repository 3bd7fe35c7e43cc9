"""Servers that hang, lie, loop and trap: each is an outcome in the log, and none stops the other sources."""

import subprocess
from collections.abc import Iterator

import pytest

from storage.archive import Archive
from tests.support.servers import hostile
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.web import Web, serving

GOOD = next(sample for sample in SAMPLES if sample.answer is trs)
HOST = "www.hostile.example"
EXPECTED = {
    "hang": {"timeout"},
    "reset": {"reset"},
    "short": {"reset"},
    "endless": {"too_large"},
    "dribble": {"timeout"},
    "nonsense": {"reset"},
    "bomb": {"too_large"},
    "notgzip": {"failed", "reset"},
    "charset": {"ok"},
    "type": {"ok"},
    "loop": {"failed"},
    "away": {"ok"},
    "inside": {"ok"},
    "metadata": {"ok"},
    "decimal": {"ok"},
    "six": {"ok"},
    "local": {"ok"},
    "file": {"ok"},
    "refresh": {"ok"},
    "stub": {"ok"},
    "huge": {"too_large"},
    "deep": {"too_large"},
    "deflate": {"too_large"},
    "gigabyte": {"too_large"},
    "chunks": {"reset"},
    "empty": {"ok"},
}


@pytest.fixture(scope="module")
def crawled(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Archive, Web, subprocess.CompletedProcess[str]]]:
    """A hostile site and a good one, crawled side by side with tight limits."""
    folder = tmp_path_factory.mktemp("hostile")
    write_sources(folder, {"bad": {"home": f"http://{HOST}/"}, "good": {"home": GOOD.home}})
    with serving() as web:
        web.sites = {HOST: hostile.answer, GOOD.host: GOOD.site()}
        web.sites["other.example"] = lambda _: "<html>caught</html>"
        limits = {
            "DOWNLOAD_TIMEOUT": "3",
            "DOWNLOAD_MAXSIZE": "3000000",
            "RETRY_TIMES": "0",
            "SEEK_PAGES": "12",
            "SILENCES": "99",
        }
        done = scrapy(folder, "crawlall", "-v", proxy=web.address, **limits)
        with Archive(folder / "archive.db") as archive:
            yield archive, web, done


Crawled = tuple[Archive, Web, subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(("name", "transports"), EXPECTED.items(), ids=list(EXPECTED))
def test_each_trap_is_an_outcome_in_the_log(crawled: Crawled, name: str, transports: set[str]) -> None:
    archive, _, _ = crawled
    rows = archive.query("SELECT transport FROM fetches WHERE url LIKE ?", (f"%/r/2021-{name}.html",))
    assert [row["transport"] for row in rows], "no outcome"
    assert {row["transport"] for row in rows} <= transports


def test_the_other_source_is_crawled_whole(crawled: Crawled) -> None:
    archive, _, done = crawled
    rows = archive.query("SELECT count(*) AS n FROM copies WHERE source = 'good'")
    assert rows[0]["n"] == len(GOOD.years)
    assert "good: ok" in done.stdout
    assert "Traceback" not in done.stderr


def test_nothing_off_the_site_and_nothing_private_is_asked(crawled: Crawled) -> None:
    _, web, _ = crawled
    assert not web.asked("other.example")
    for private in ("127.0.0.1", "169.254", "2130706433", "[::1]", "localhost"):
        assert not web.asked(private)


def test_a_calendar_and_a_cycle_end(crawled: Crawled) -> None:
    _, web, _ = crawled
    assert len(web.asked(f"{HOST}/zwgk/")) + len(web.asked(f"{HOST}/rili/")) <= 14
    assert web.asked().count(f"http://{HOST}/zwgk/zfgzbg/") <= 1


def test_no_trap_becomes_a_version(crawled: Crawled) -> None:
    archive, _, _ = crawled
    rows = archive.query(
        "SELECT count(*) AS n FROM versions v JOIN copies c ON c.id = v.copy WHERE c.source = 'bad'"
    )
    assert rows[0]["n"] == 0
