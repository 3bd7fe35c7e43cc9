"""The HTML pages in a real browser: keys, switches and links do what they say, and no page runs what a text holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.render.html.page import change_page, report_page
from tests.support.browser import Browser, browser, missing
from tests.support.texts_of_changes import SILENT_EDIT, comparison
from tests.support.texts_of_years import two_years

pytestmark = pytest.mark.browser

TEXT_OF = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)"
VISIBLE = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length).map(e => e.textContent)"


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    if reason := missing():
        pytest.skip(reason)
    with browser() as opened:
        yield opened


@pytest.fixture
def change(window: Browser, tmp_path: Path) -> Browser:
    """The page of a silent edit, open."""
    return opened(window, tmp_path, change_page(comparison(SILENT_EDIT)))


def opened(window: Browser, folder: Path, written: str) -> Browser:
    path = folder / "page.html"
    path.write_text(written, encoding="utf-8")
    window.resize(1400, 1000)
    window.open(path)
    if complaints := window.complaints():
        pytest.fail(f"the page itself is refused something: {complaints}")
    return window


def test_n_and_p_walk_through_the_changes(change: Browser) -> None:
    assert change.run(TEXT_OF, ".counter") == ["0 / 6"]
    change.press("n")
    assert change.run(VISIBLE, ".current") == ["全面", "显著"]
    change.press("n")
    assert change.run(VISIBLE, ".current") == ["6%左右", "5.5%以上"]
    assert change.run(TEXT_OF, ".counter") == ["2 / 6"]
    change.press("p")
    change.press("p")
    assert change.run(TEXT_OF, ".counter") == ["6 / 6"]


def test_layout_and_typography_are_hidden_until_asked_for(change: Browser) -> None:
    drawn = "return getComputedStyle(document.querySelector('ins.typography')).backgroundColor"
    hidden = change.run(drawn)
    change.click("[data-do=minor]")
    assert change.run(drawn) != hidden
    assert "↵" in change.run(VISIBLE, ".spelled")
    assert change.run(TEXT_OF, ".counter") == ["0 / 8"]


def test_inline_shows_both_texts_in_one_column(change: Browser) -> None:
    assert change.run(VISIBLE, ".cell.old del.number") == ["6%左右"]
    change.click("[data-do=inline]")
    assert change.run(VISIBLE, ".cell.old") == []
    assert change.run(VISIBLE, ".cell.new del.number") == ["6%左右"]
    change.click("[data-do=side]")
    assert change.run(VISIBLE, ".cell.new del.number") == []


def test_a_narrow_window_is_inline_by_itself(change: Browser) -> None:
    change.resize(500, 900)
    assert change.run(VISIBLE, ".cell.old") == []
    assert change.run(VISIBLE, ".cell.new del.number") == ["6%左右"]
    assert change.run("return document.documentElement.scrollWidth <= innerWidth") is True


def test_a_move_leads_to_its_other_place_and_back(change: Browser) -> None:
    change.click(".cell.new a.jump")
    target = change.run("return location.hash.slice(1)")
    assert change.run(
        "return document.getElementById(arguments[0]).closest('.row').innerText", target
    ).startswith("　　建设云栖大桥")


def test_a_link_into_what_is_folded_opens_it(change: Browser) -> None:
    folded = "return document.querySelectorAll('details.fold:not([open])').length"
    before = change.run(folded)
    anchor = change.run("const at = document.querySelector('.fold .row'); at.id = 'inside'; return at.id")
    change.run("location.hash = arguments[0]", anchor)
    assert change.run("return new Promise(done => setTimeout(() => done(0), 50))") == 0
    assert change.run(folded) == before - 1


def test_the_page_speaks_chinese_and_english(change: Browser) -> None:
    assert "左右对照" in change.run(VISIBLE, "[data-do=side] span")
    change.click("[data-do=language]")
    assert "side by side" in change.run(VISIBLE, "[data-do=side] span")


def test_dark_and_light_can_be_chosen(change: Browser) -> None:
    drawn = "return getComputedStyle(document.body).backgroundColor"
    light = change.run(drawn)
    change.click("[data-do=theme]")
    assert change.run(drawn) != light
    change.click("[data-do=theme]")
    assert change.run(drawn) == light


def test_nothing_is_refused_by_the_policy_and_no_text_runs(change: Browser) -> None:
    assert "　　设立<script>alert(1)</script>数据交易所。" in change.run(TEXT_OF, ".cell.new ins.insertion")
    injected = "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    change.run(injected)
    assert change.run("return window.ran ?? 0") == 0
    assert len(change.complaints()) == 1


def test_a_report_page_walks_through_all_its_changes(window: Browser, tmp_path: Path) -> None:
    both = [comparison(SILENT_EDIT), comparison(SILENT_EDIT)]
    opened(window, tmp_path, report_page("演示", both))
    assert window.run(TEXT_OF, ".counter") == ["0 / 12"]
    for _ in range(8):
        window.press("n")
    assert window.run("return document.querySelectorAll('details.chapter[open]').length") == 2
    assert window.complaints() == []


@pytest.fixture
def year(window: Browser, tmp_path: Path) -> Browser:
    """The page of two years, open."""
    return opened(window, tmp_path, change_page(two_years()))


LIT = "return [...document.querySelectorAll('.lit')].map(e => e.closest('.pane').className)"


def test_a_line_of_the_year_page_leads_to_its_place_in_both_texts(year: Browser) -> None:
    year.run("document.documentElement.style.scrollBehavior = 'auto'")
    year.run("document.querySelector('.reworded a.to.new').scrollIntoView({block: 'center'})")
    year.click(".reworded a.to.new")
    assert sorted(year.run(LIT)) == ["pane new", "pane old"]
    inside = (
        "return [...document.querySelectorAll('.lit')].every(e => { const at = e.getBoundingClientRect(),"
        " pane = e.closest('.pane').getBoundingClientRect(); return at.top >= pane.top && at.top < pane.bottom; })"
    )
    assert year.run(inside) is True


def test_a_sentence_of_one_year_lights_up_its_counterpart(year: Browser) -> None:
    year.run("document.documentElement.style.scrollBehavior = 'auto'")
    year.run("document.querySelector('.pane.old .c[data-partner]').scrollIntoView({block: 'center'})")
    year.click(".pane.old .c[data-partner]")
    assert sorted(year.run(LIT)) == ["pane new", "pane old"]


def test_the_year_page_fits_a_narrow_window(year: Browser) -> None:
    year.resize(500, 900)
    assert year.run("return document.documentElement.scrollWidth <= innerWidth") is True


def test_the_second_text_follows_while_the_first_is_scrolled(year: Browser) -> None:
    year.run("document.documentElement.style.scrollBehavior = 'auto'")
    year.run("document.querySelector('.panes').scrollIntoView()")
    year.run(
        "const pane = document.querySelector('.pane.old'); pane.dispatchEvent(new PointerEvent('pointerenter'));"
        "pane.scrollTop = pane.scrollHeight / 2"
    )
    assert year.run("return new Promise(done => setTimeout(() => done(0), 200))") == 0
    assert year.run("return document.querySelector('.pane.new').scrollTop") > 500
