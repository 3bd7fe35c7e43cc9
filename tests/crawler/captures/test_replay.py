"""Addresses of replays show what is inside them; their frames and banners are no part of a page."""

import pytest

from crawler.captures.replay import inside_replay, is_frame, without_banner

INNER = "http://www.x.gov.cn/zwgk/a.html?id=7"
REPLAYS = (
    (f"https://web.archive.org/web/20210301020304/{INNER}", "2021-03-01T02:03:04", False),
    (f"https://web.archive.org/web/20210301020304id_/{INNER}", "2021-03-01T02:03:04", True),
    (f"https://web.archive.org/web/2021/{INNER}", "2021-01-01T00:00:00", False),
    (f"http://127.0.0.1:8080/coll/20210301020304mp_/{INNER}", "2021-03-01T02:03:04", False),
    (
        "/drop/127.0.0.1:8080/coll/20210301020304id_/http:/www.x.gov.cn/zwgk/a.html?id=7",
        "2021-03-01T02:03:04",
        True,
    ),
)


@pytest.mark.parametrize(("address", "at", "exact"), REPLAYS)
def test_the_address_and_moment_inside_are_read(address: str, at: str, exact: bool) -> None:
    found = inside_replay(address)
    assert found
    assert (found.url, found.known[0][:19], found.exact) == (INNER, at, exact)


@pytest.mark.parametrize(
    "address",
    [
        INNER,
        "http://www.x.gov.cn/20210301/a.html",
        "/drop/20210301/page.files/a.html",
        "/drop/20210301/www.x.gov.cn/a.html",
        "/99999999/http:/x.cn/",
    ],
)
def test_other_addresses_show_nothing(address: str) -> None:
    assert inside_replay(address) is None


def test_a_banner_is_taken_off_and_other_bytes_stay() -> None:
    page = "<html><head><title>报告</title></head><body><p>正文</p></body></html>".encode()
    toolbar = b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div>8 captures</div><!-- END WAYBACK TOOLBAR INSERT -->"
    kept = page.replace(b"<body>", b"<body>" + toolbar)
    assert without_banner(kept) == page
    assert without_banner(page) == page


def test_a_frame_around_a_page_is_known() -> None:
    assert is_frame(b'<html><iframe id="replay_iframe" src="x"></iframe></html>')
    assert not is_frame("<html><iframe src='x'></iframe><p>正文</p></html>".encode())
