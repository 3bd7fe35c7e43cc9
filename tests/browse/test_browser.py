"""The reading room in a real browser: every page in both languages and on a phone, keys, hostile texts."""

from collections.abc import Iterator

import pytest

from tests.support.browser import Browser, browser, missing
from tests.support.reading_room import Room
from tests.support.served_room import served

pytestmark = pytest.mark.browser

ADDRESSES = (
    "/", "/place/330200", "/place/330000", "/report/330200/2021", "/indicator", "/indicator/gdp?year=2021",
    "/search?q=经济", "/search?q=%3Cb%3E", "/nothing", "/change/{edit}", "/change/{year}",
)  # fmt: skip
DATASETTES = ("/archive", "/archive/report_list", "/archive/held")
WIDE = "return document.documentElement.scrollWidth > innerWidth"
ALERTED = (
    "return window.alerted === undefined && document.querySelectorAll('img, iframe, object').length === 0"
)
FROM_ELSEWHERE = "return performance.getEntriesByType('resource').map(e => e.name)"
TITLE = "return document.querySelector('h1').textContent"


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    if reason := missing():
        pytest.skip(reason)
    with browser() as opened:
        yield opened


def addresses(room: Room) -> list[str]:
    edit, year = (room.one(f"SELECT id FROM changes WHERE axis = '{axis}'") for axis in ("edit", "year"))
    return [each.format(edit=edit, year=year) for each in ADDRESSES]


def own_complaints(window: Browser, status: int = 200) -> list[str]:
    """What the console says; that a page is answered with 404 is said as well and is no fault of the page."""
    return [line for line in window.complaints() if status == 200 or "Failed to load resource" not in line]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_quiet_and_asks_for_nothing_else(room: Room, window: Browser, lang: str) -> None:
    with served(room.application) as base:
        for address in addresses(room):
            window.visit(f"{base}{address}{'&' if '?' in address else '?'}lang={lang}")
            assert own_complaints(window, 404 if address == "/nothing" else 200) == [], address
            assert [name for name in window.run(FROM_ELSEWHERE) if not name.endswith("favicon.ico")] == [], (
                address
            )
            assert window.run("return document.documentElement.dataset.ui") == lang


def test_tables_and_sql_are_quiet(room: Room, window: Browser) -> None:
    with served(room.application) as base:
        for address in DATASETTES:
            window.visit(base + address)
            assert own_complaints(window) == [], address


def test_no_page_is_wider_than_a_phone(room: Room, window: Browser) -> None:
    with served(room.application) as base:
        window.resize(500, 900)
        try:
            for address in addresses(room):
                window.visit(base + address)
                assert not window.run(WIDE), address
        finally:
            window.resize(1400, 1000)
            window.complaints()


def test_hostile_texts_are_inert(hostile_room: Room, window: Browser) -> None:
    with served(hostile_room.application) as base:
        for address in [*addresses(hostile_room), *DATASETTES, "/archive/versions"]:
            window.visit(base + address)
            assert window.run(ALERTED), address
            assert own_complaints(window, 404 if address == "/nothing" else 200) == [], address


def test_a_reader_clicks_from_the_start_to_a_report_and_back(room: Room, window: Browser) -> None:
    with served(room.application) as base:
        window.visit(f"{base}/?lang=zh")
        window.click(".go")
        assert "/change/" in window.run("return location.pathname")
        window.click(".trail a[href^='/report/']")
        assert "政府工作报告" in window.run(TITLE)
        window.click(".page .trail a[href^='/place/']")
        assert window.run(TITLE) == "浙江省宁波市"
        window.click(".lang")
        assert window.run("return document.documentElement.lang") == "en"
        window.click(".mark")
        assert window.run(TITLE) == "What changed"


def test_a_stroke_leads_to_the_search(room: Room, window: Browser) -> None:
    with served(room.application) as base:
        window.visit(base)
        window.press("/")
        assert window.run("return document.activeElement.name") == "q"
        assert window.run("return document.activeElement.value") == ""
