"""The history of a phrase and the news of a year, from an archive to the lines that are shown."""

from collections.abc import Iterator

import pytest

from pipelines.compare.phrase_history import phrase_history
from pipelines.compare.phrase_news import LATER, phrase_news
from pipelines.compare.phrase_stage import count_phrases
from pipelines.phrases.listed_phrases import phrase_of
from pipelines.render.html.phrase_page import NOT_HELD, heat_rows, phrase_page
from pipelines.render.terminal.phrase_terminal import news_lines, phrase_lines
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served

SAID = {
    2018: "实施“三条保障线”制度。深化“放管服”改革。",
    2019: "实施“三条保障线”制度。",
    2020: "实施“三条保障线”制度。",
    2021: "做好“六稳”工作。",
    2023: "做好“六稳”工作，深化“放管服”改革，落实“双减”政策，建设丝路智谷。",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("news") / "a.db", create=True) as made:
        pages = []
        for year, said in SAID.items():
            lines = report(year)
            pages.append(served(f"{year}.html", html([*lines[:-1], said, lines[-1]])))
        crawl(made, 0, [*pages, NEIGHBOUR])
        count_phrases(made, [phrase_of("放管服"), phrase_of("三条保障线")])
        yield made


def region(archive: Archive) -> str:
    return str(archive.query("SELECT region FROM phrase_reports LIMIT 1")[0]["region"])


@pytest.mark.parametrize("words", ["放管服", "六稳"])
def test_a_phrase_is_found_whether_it_is_listed_or_not(archive: Archive, words: str) -> None:
    history = phrase_history(archive, phrase_of(words))
    assert history.is_listed == (words == "放管服")
    (first,), (last,) = history.firsts, history.lasts
    assert (first.year, last.year) == ((2018, 2023) if words == "放管服" else (2021, 2023))
    assert words in first.sentence.replace("”", "").replace("“", "")
    assert first.day == f"{first.year}-01-20"


def test_the_table_has_a_dot_for_a_year_that_is_not_held(archive: Archive) -> None:
    shown = phrase_lines(phrase_history(archive, phrase_of("六稳")))
    assert "2 of 5 reports held, 2 uses" in shown
    assert [line.split()[0] for line in shown.splitlines()[2:-2]] == ["2020", "2021", "2023"]


def test_a_phrase_that_is_nowhere_is_said_to_be_nowhere(archive: Archive) -> None:
    assert "nowhere" in phrase_lines(phrase_history(archive, phrase_of("永不使用")))


def test_a_level_without_reports_is_no_zero(archive: Archive) -> None:
    assert "no report is held" in phrase_lines(phrase_history(archive, phrase_of("六稳"), level="country"))


def test_new_gone_and_back(archive: Archive) -> None:
    news = phrase_news(archive, region(archive), 2021)
    assert "六稳" in {row.words for row in news.new}
    assert "三条保障线" in {row.words for row in news.gone}
    again = phrase_news(archive, region(archive), 2023, elsewhere=True)
    assert [row.words for row in again.back] == ["放管服"]
    assert "六稳" not in {row.words for row in again.new}
    assert next(row for row in again.new if row.words == "双减").note.startswith("nowhere else before")


def test_what_is_new_after_a_gap_is_not_called_new_in_the_year(archive: Archive) -> None:
    shown = news_lines(phrase_news(archive, region(archive), 2023))
    assert "2022 not held: new since 2021, not surely in 2023" in shown


def test_the_first_report_has_no_news(archive: Archive) -> None:
    news = phrase_news(archive, region(archive), 2018)
    assert news.new == news.gone == ()
    assert "nothing can be called new" in news_lines(news)


def test_a_live_find_without_quotation_marks_waits_for_others(archive: Archive) -> None:
    news = phrase_news(archive, region(archive), 2023, live=True)
    notes = {row.words: row.note for row in news.new}
    assert LATER in next(note for words, note in notes.items() if "丝路智谷" in words)
    assert LATER not in notes["双减"]


def test_since_asks_for_all_years_from_then_on(archive: Archive) -> None:
    news = phrase_news(archive, region(archive), 2023, since=2021)
    assert {"六稳", "双减"} <= {row.words for row in news.new}


def test_the_map_is_grey_where_nothing_is_held_and_white_where_a_report_is_without_it(
    archive: Archive,
) -> None:
    history = phrase_history(archive, phrase_of("六稳"))
    (row,) = heat_rows(history, tuple(range(2018, 2024)))
    assert [cell.uses for cell in row.cells] == [0, 0, 0, 1, None, 1]
    assert row.cells[4].shade == NOT_HELD
    shown = phrase_page(history)
    assert shown.count(f'bgcolor="{NOT_HELD}"') == 1
    assert "2021-01-20" in shown
