"""A page that was cut, wherever and however, is no edit; only what another night shows again is believed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.records import INCOMPLETE, Page
from tests.support.archive_site import crawl, html, kinds, report, served

WHOLE = html(report())
PAGE = "a.html"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def cut(share: float, *, said: bool = False) -> Page:
    """The page, cut at a share of its bytes; `said` if the wire showed it."""
    headers = (("content-type", "text/html"), *(((INCOMPLETE, "gzip"),) if said else ()))
    return served(PAGE, WHOLE[: int(len(WHOLE) * share)], headers=headers)


def lines_cut(count: int) -> Page:
    """The page of a site whose own text stops early: whole HTML, fewer lines."""
    return served(PAGE, html(report()[:count]))


def texts(archive: Archive) -> int:
    """How many versions there are."""
    return len(archive.query("SELECT id FROM versions"))


@pytest.mark.parametrize(
    "page", [cut(0.55), cut(0.93), cut(0.97), lines_cut(46), lines_cut(44), lines_cut(30)]
)
def test_a_cut_page_waits_for_another_night_and_leaves_no_trace(archive: Archive, page: Page) -> None:
    crawl(archive, 0, [served(PAGE, WHOLE)])
    assert kinds(crawl(archive, 1, [page])) == ["held"]
    assert crawl(archive, 1.1, [page]) == []
    assert crawl(archive, 2, [served(PAGE, WHOLE)]) == []
    assert texts(archive) == 1


def test_a_text_that_stays_cut_is_believed_and_a_later_cut_waits_again(archive: Archive) -> None:
    crawl(archive, 0, [served(PAGE, WHOLE)])
    told = [kinds(crawl(archive, day, [lines_cut(40)])) for day in (1, 2)]
    told += [kinds(crawl(archive, 3, [served(PAGE, WHOLE)])), kinds(crawl(archive, 4, [lines_cut(40)]))]
    assert told == [["held"], ["edited"], ["flapping"], ["held"]]


def test_what_the_wire_showed_to_be_cut_is_never_new_at_first_sight(archive: Archive) -> None:
    assert kinds(crawl(archive, 0, [cut(0.97, said=True)])) == ["held"]
    assert kinds(crawl(archive, 0.2, [served(PAGE, WHOLE)])) == ["new"]


def test_a_site_whose_pages_never_end_is_read_as_before(archive: Archive) -> None:
    crawl(archive, 0, [served(PAGE, html(report()).replace(b"</body></html>", b""))])
    page = served(PAGE, html(report(growth="8")).replace(b"</body></html>", b""))
    assert kinds(crawl(archive, 1, [page])) == ["edited"]


@pytest.mark.parametrize("keep", [0, 3, 5])
def test_a_text_that_shrank_and_goes_on_changing_is_believed_after_a_night(
    archive: Archive, keep: int
) -> None:
    def night(day: int, tail: int = 3) -> list[str]:
        lines = report(tail=tail)
        return kinds(
            crawl(
                archive, day, [served(PAGE, html([*lines[:-1], f"点击{day + keep}次数，谢谢。", lines[-1]]))]
            )
        )

    assert night(0) == ["new"]
    assert night(1, tail=2) == ["held"]
    assert night(2, tail=2) == ["edited"]
    assert night(3, tail=2) == ["edited"]
