"""Reports of one list page that share title, date and link are all kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.archive_site import crawl, kinds, report, served

PLACES = ("泠州市", "栖霖市", "青槐县", "望潮区")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def list_page(link: str, growth: str = "7") -> bytes:
    """A list of four reports with one title and one date; `link` may number them by {n}."""
    items = "".join(
        f'<li><h2><a href="{link.format(n=n)}">政府工作报告</a></h2><span>2021-02-01</span>'
        + "".join(f"<p>{line}</p>" for line in report(place=place, growth=growth)[1:])
        + "</li>"
        for n, place in enumerate(PLACES)
    )
    return (
        f'<html><head><meta charset="utf-8"></head><body><ul class="list">{items}</ul></body></html>'.encode()
    )


@pytest.mark.parametrize("link", ["/index.html", "/go?pos={n}", "#", "/item/{n}7.html"])
def test_all_reports_of_a_list_are_kept_and_an_edit_of_each_is_seen(archive: Archive, link: str) -> None:
    assert kinds(crawl(archive, 0, [served("list.html", list_page(link))])) == ["new"] * 4
    assert len({copy.entry for copy in archive.copies()}) == 4
    assert kinds(crawl(archive, 1, [served("list.html", list_page(link, growth="8"))])) == ["edited"] * 4
