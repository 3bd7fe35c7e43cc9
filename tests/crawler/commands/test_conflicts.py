"""scrapy conflicts: a text that stands under two keys is listed with its evidence."""

from pathlib import Path

from crawler.commands.conflicts import FILED_TWICE, NO_YEAR, conflicts
from crawler.commands.coverage import coverage
from crawler.commands.health import yearless_reports
from pipelines.compare.stage import compare
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


def mirrored(archive: Archive, official: list[str], mirror: list[str]) -> list[str]:
    """Archive two copies of one report on two hosts and compare them; give the names of the conflicts."""
    pages = [
        served("http://www.lingzhou.gov.cn/a.html", html(official)),
        served("http://mirror.example/a.html", html(mirror)),
    ]
    crawl(archive, 0, pages)
    compare(archive)
    return [str(row["conflict"]) for row in conflicts(archive)]


def best_url(archive: Archive) -> str:
    return str(archive.query("SELECT url FROM reports")[0]["url"])


def test_numbers_that_differ_are_quoted(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        mirrored(archive, lines(1), [line.replace("6.1%", "6.3%") for line in lines(1)])
        (row,) = conflicts(archive)
    assert (row["conflict"], "6.1% / 6.3%" in str(row["what"])) == ("numbers differ", True)


def test_a_cut_official_page_does_not_beat_a_whole_mirror(tmp_path: Path) -> None:
    whole = lines(1)
    with Archive(tmp_path / "archive.db", create=True) as archive:
        names = mirrored(archive, whole[: len(whole) * 4 // 5], whole)
        assert best_url(archive) == "http://mirror.example/a.html"
    assert set(names) <= {"one copy is cut"}


def test_a_whole_official_page_beats_its_mirror(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        mirrored(archive, lines(1), [*lines(1), "本站转载自泠州市人民政府网站，供读者参考。"])
        assert best_url(archive) == "http://www.lingzhou.gov.cn/a.html"


def test_a_report_without_a_year_stays_in_sight(tmp_path: Path) -> None:
    undated = [line.replace("2021年", "") for line in lines(1)]
    page = served("a.html", html(undated))
    with Archive(tmp_path / "archive.db", create=True) as archive:
        crawl(archive, 0, [page])
        (row,) = [row for row in conflicts(archive) if row["conflict"] == NO_YEAR]
        assert (row["url"], row["year"]) == (page.url, None)
        (covered,) = coverage(archive)
        assert (covered["region"], covered["reports"], covered["without_year"]) == ("990100", 0, 1)
        (line,) = yearless_reports(archive)
        assert page.url in line
        crawl(archive, 1, [served("b.html", html(lines(2)))])
        (covered,) = coverage(archive)
        assert (covered["reports"], covered["first_year"], covered["without_year"]) == (1, 2021, 1)


def test_nothing_is_said_of_reports_whose_year_is_known(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(lines(1)))])
        assert list(yearless_reports(archive)) == []
        assert [row["without_year"] for row in coverage(archive)] == [0]
