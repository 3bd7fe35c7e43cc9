"""A robots.txt that a server fails to give means that nothing is asked of it now; one in any Unicode encoding is obeyed."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.extensions.crawl_delay import Robots
from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.web import Answer, Web, serving

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
RULES = "User-agent: *\nDisallow: /zwgk/\nCrawl-delay: 7\n"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """One site and its source."""
    write_sources(tmp_path, {"one": {"home": SITE.home, "region": SITE.place.code}})
    with serving() as made:
        made.sites[SITE.host] = SITE.site()
        yield made


def hang(_: Any) -> None:
    """Say nothing for longer than the tests wait."""
    time.sleep(6)


def reset(handler: Any) -> None:
    """Close in the middle of a header."""
    handler.wfile.write(b"HTTP/1.1 200 O")


UNREACHABLE = {
    "500": (Answer("busy", 500), "robots.txt answered 500"),
    "502": (Answer("<html>Bad Gateway</html>", 502), "robots.txt answered 502"),
    "503": (Answer("busy", 503), "(status 503)"),
    "507": (Answer(RULES.replace("/zwgk/", ""), 507), "robots.txt answered 507"),
    "timeout": (Answer(raw=hang), "gave no robots.txt: timeout"),
    "reset": (Answer(raw=reset), "gave no robots.txt: reset"),
}
QUICK = {"DOWNLOAD_TIMEOUT": "2", "RETRY_TIMES": "0"}


@pytest.mark.parametrize("name", UNREACHABLE)
def test_a_host_that_fails_to_give_a_robots_txt_is_left_alone_and_asked_again_in_the_next_run(
    tmp_path: Path, web: Web, name: str
) -> None:
    site = web.sites[SITE.host]
    answer, words = UNREACHABLE[name]
    web.sites[SITE.host] = lambda asked: answer if asked.path == "/robots.txt" else site(asked)
    done = scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK="2026-05-01T08:00:00Z", **QUICK)
    assert done.returncode == 1
    assert web.asked() == []
    assert done.stdout.startswith("one failed: no page answered")
    assert words in done.stdout
    assert "Traceback" not in done.stderr
    with Archive(tmp_path / "archive.db") as archive:
        assert [row["kind"] for row in archive.query("SELECT kind FROM events")] == ["failed"]
    web.sites[SITE.host] = site
    back = scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK="2026-05-02T08:00:00Z", **QUICK)
    assert (back.returncode, back.stdout.splitlines()[0]) == (
        0,
        "one works again (failed since 2026-05-01)",
    )


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_a_robots_txt_is_crawled(tmp_path: Path, web: Web, status: int) -> None:
    site = web.sites[SITE.host]
    web.sites[SITE.host] = lambda asked: (
        Answer("none", status) if asked.path == "/robots.txt" else site(asked)
    )
    assert scrapy(tmp_path, "crawlall", proxy=web.address).returncode == 0


ENCODED = {
    "UTF-8": RULES.encode(),
    "UTF-8 with a mark": RULES.encode("utf-8-sig"),
    "UTF-16 LE": b"\xff\xfe" + RULES.encode("utf-16-le"),
    "UTF-16 BE": b"\xfe\xff" + RULES.encode("utf-16-be"),
    "UTF-16 LE without a mark": RULES.encode("utf-16-le"),
    "UTF-16 BE without a mark": RULES.encode("utf-16-be"),
    "UTF-32": RULES.encode("utf-32"),
    "UTF-16 with Chinese": b"\xff\xfe" + f"# 青槐县人民政府\r\n{RULES}".encode("utf-16-le"),
    "GBK": f"# 青槐县人民政府\r\n{RULES}".encode("gbk"),
    "CR alone": RULES.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_robots_txt_is_obeyed_in_any_encoding(name: str) -> None:
    rules = Robots(ENCODED[name], None)
    assert not rules.allowed("http://www.example/zwgk/zfgzbg/", "Yange")
    assert rules.allowed("http://www.example/", "Yange")
    assert rules.rp.crawl_delay("Yange") == 7


@pytest.mark.parametrize("body", [b"", b"\0", b"\0" * 1000, b"\xff\xfe", b"\xff", b"\x00\xff\xfe" * 100])
def test_garbage_forbids_nothing(body: bytes) -> None:
    assert Robots(body, None).allowed("http://www.example/zwgk/", "Yange")
