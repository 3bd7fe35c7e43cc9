"""Phrases in an archive: counted once, the same rows in any order, shares of what is held."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.compare.phrase_stage import count_phrases
from pipelines.phrases.listed_phrases import ListedPhrase, phrase_of
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served

LIST = (phrase_of("三农"), phrase_of("放管服"), phrase_of("新发展理念"))
SAID = {
    2018: "深化“放管服”改革。",
    2019: "深化放管服改革，抓好三农工作，贯彻创新发展理念。",
    2021: "抓好三农工作。",
}


def page(place: str, year: int, said: str) -> object:
    lines = report(year, place=place)
    return served(f"{place}{year}.html", html([*lines[:-1], said, lines[-1]]))


def filled(path: Path, order: int) -> Archive:
    archive = Archive(path, create=True)
    pages = [page("泠州市", year, said) for year, said in SAID.items()] + [page("栖霖市", 2019, "抓好三农。")]
    for day, each in enumerate(pages[::order]):
        crawl(archive, day, [each, NEIGHBOUR])  # type: ignore[list-item]  # pages
        count_phrases(archive, LIST)
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with filled(tmp_path_factory.mktemp("phrases") / "a.db", 1) as made:
        yield made


def rows(archive: Archive) -> list[str]:
    return sorted(map(repr, archive.query(
        "SELECT p.text, v.region, v.year, u.zone, u.uses, u.quoted, u.straddles FROM phrase_uses u"
        " JOIN phrases p ON p.id = u.phrase JOIN versions v ON v.id = u.version"
    )))  # fmt: skip


def test_the_rows_are_the_same_whatever_the_order(archive: Archive, tmp_path: Path) -> None:
    with filled(tmp_path / "b.db", -1) as other:
        assert rows(archive) == rows(other) != []


def test_counting_again_reads_nothing(archive: Archive) -> None:
    assert count_phrases(archive, LIST) == 0


def test_a_new_report_costs_its_own_scan(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db", 1) as other:
        crawl(other, 9, [page("栖霖市", 2022, "抓好三农。"), NEIGHBOUR])  # type: ignore[list-item]  # pages
        assert count_phrases(other, LIST) == 1


def test_another_list_is_counted_in_every_report(tmp_path: Path) -> None:
    with filled(tmp_path / "d.db", 1) as other:
        longer: tuple[ListedPhrase, ...] = (*LIST, phrase_of("丝绸博览会"))
        assert count_phrases(other, longer) == 4
        assert other.query("SELECT count(*) AS n FROM phrases")[0]["n"] == 4


def test_a_use_cut_out_of_two_words_is_told_and_not_counted(archive: Archive) -> None:
    found = archive.query(
        "SELECT uses, straddles FROM phrase_uses u JOIN phrases p ON p.id = u.phrase WHERE text = '新发展理念'"
    )
    assert found == [{"uses": 0, "straddles": 1}]


def test_a_year_that_is_not_held_has_no_row_and_a_share_says_of_how_many(archive: Archive) -> None:
    found = archive.query("SELECT year, reports, held FROM phrase_years WHERE phrase = '三农' ORDER BY year")
    assert [tuple(row.values()) for row in found] == [(2018, 0, 1), (2019, 2, 2), (2021, 1, 1)]


def test_a_phrase_is_not_new_after_a_year_that_is_not_held(archive: Archive) -> None:
    first = {
        (row["phrase"], row["region_name"]): (
            row["first_year"],
            row["held_before"],
            row["is_new"],
            row["is_dropped"],
        )
        for row in archive.query("SELECT * FROM phrase_first")
    }
    assert first["三农", "泠州市"] == (2019, 2018, 1, 0)
    assert first["三农", "栖霖市"] == (2019, None, 0, 0)
    assert first["放管服", "泠州市"] == (2018, None, 0, 1)


def test_spread_counts_places_that_are_held_throughout(archive: Archive) -> None:
    found = archive.query("SELECT year, adopted, held_throughout FROM phrase_spread WHERE phrase = '放管服'")
    assert {tuple(row.values()) for row in found} == {(2018, 1, 1), (2019, 1, 1)}
