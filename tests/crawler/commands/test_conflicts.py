"""scrapy conflicts: a text that stands under two keys is listed with its evidence."""

from pathlib import Path

from crawler.commands.conflicts import FILED_TWICE, conflicts
from storage.archive import Archive
from tests.support.archive_site import crawl, html, report, served
from tests.support.random_texts import invented


def lines(seed: int, year: int = 2021, place: str = "泠州市") -> list[str]:
    """A report whose tasks are like no other's."""
    whole = report(year, place=place)
    return [*whole[:8], *invented(seed, 60).split("。"), whole[-1]]


def test_a_text_filed_under_two_places_is_listed_with_both_addresses(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        pages = [
            served("2021.html", html(lines(1))),
            served("other.html", html(lines(1, place="栖霖市"))),
        ]
        crawl(archive, 0, pages)
        (row,) = [row for row in conflicts(archive) if row["conflict"] == FILED_TWICE]
    assert {row["url"], row["other_url"]} == {page.url for page in pages}
    assert "泠州市 2021" in str(row["what"])
    assert "栖霖市 2021" in str(row["what"])


def test_different_reports_are_no_conflict(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(lines(year, year))) for year in (2020, 2021)])
        assert [row for row in conflicts(archive) if row["conflict"] == FILED_TWICE] == []
