"""Search: what a full scan finds, from one character up, and the sentence it stands in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.cli.operands import regions_in
from pipelines.compare.stage import compare
from storage.archive import Archive
from storage.ngrams import index_tokens
from storage.search import LOOK_FIRST, Query
from storage.search_index import split_passages
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Reports of two places; one was edited, one is gone."""
    with Archive(tmp_path / "a.db", create=True) as made:
        pages = [served(f"{year}.html", html(report(year))) for year in (2019, 2020, 2021)]
        crawl(made, 0, [*pages, served("x.html", html(report(2020, place="栖霖市"))), NEIGHBOUR])
        for day in (1, 5, 9):
            gone = served("2019.html", b"404", status=404)
            crawl(made, day, [gone, served("2021.html", html(report(growth="8"))), NEIGHBOUR])
        compare(made)
        yield made


def places(archive: Archive, text: str, **more: object) -> list[tuple[str, int | None, bool]]:
    hits = archive.search(Query(text=text, **more))  # type: ignore[arg-type]  # by name
    return sorted((hit.region, hit.year, hit.stands) for hit in hits)


def test_words_are_found_where_they_stand(archive: Archive) -> None:
    assert places(archive, "望潮公园") == [
        ("990100", 2020, True),
        ("990100", 2021, True),
        ("990200", 2020, True),
    ]
    assert places(archive, "栖霖市") == [("990200", 2020, True)]
    assert places(archive, "增长7%") == [("990100", 2020, True), ("990200", 2020, True)]
    assert places(archive, "没有这句话") == []


def test_texts_that_no_longer_stand_are_found_when_asked_for(archive: Archive) -> None:
    assert places(archive, "增长7%", removed=True) == [
        ("990100", 2019, False),
        ("990100", 2020, True),
        ("990100", 2021, False),
        ("990200", 2020, True),
    ]


def test_regions_and_years_narrow_the_search(archive: Archive) -> None:
    assert places(archive, "公园", regions=frozenset({"990100"}), first_year=2021) == [("990100", 2021, True)]
    assert places(archive, "公园", last_year=2020, regions=frozenset({"990200"})) == [("990200", 2020, True)]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["瀚川省"], {"990000", "990100", "990200"}),
        (["泠州", "990200"], {"990100", "990200"}),
        (["沅桥区"], {"990102"}),
        (["国务院"], {"100000"}),
        ([], set()),
    ],
)
def test_a_place_is_searched_with_all_that_lies_in_it(
    archive: Archive, words: list[str], codes: set[str]
) -> None:
    assert regions_in(words, archive) == codes


def test_a_hit_is_cut_at_sentence_marks(archive: Archive) -> None:
    hit = next(archive.search(Query(text="望潮公园", regions=frozenset({"990200"}))))
    assert f"{hit.before}[{hit.match}]{hit.after}" == (
        "要疏浚瀚水支流四十公里，新建[望潮公园]三处，让市民推门见绿、出门亲水。"
    )
    assert hit.count == 1


def test_what_is_not_indexed_yet_is_said(archive: Archive) -> None:
    assert archive.unindexed() == 0
    crawl(archive, 12, [served("new.html", html(report(2022)))])
    assert archive.unindexed() == 1
    compare(archive)
    assert archive.unindexed() == 0


def test_versions_that_went_leave_the_index(archive: Archive) -> None:
    archive.db.execute("DELETE FROM versions WHERE region = '990200'")
    archive.index()
    assert places(archive, "栖霖市", removed=True) == []


WORDS = st.text(alphabet="瀚水泠州 增长%a.，。\n7８“”𠮷𠮸\u3000\x01", min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(WORDS, min_size=1, max_size=LOOK_FIRST + 9),
    queries=st.lists(WORDS, min_size=1, max_size=5),
)
def test_a_search_finds_exactly_what_a_full_scan_finds(texts: list[str], queries: list[str]) -> None:
    with Archive(":memory:", create=True) as archive:
        for number, text in enumerate(texts):
            values = {"id": str(number), "copy": str(number), "text": text, "raw_print": str(hash(text))}
            names = [row["name"] for row in archive.query("SELECT name FROM pragma_table_info('versions')")]
            archive.save_version({name: values.get(name, 0) for name in names})
            archive.db.execute(
                f"INSERT INTO copies VALUES ({', '.join('?' * 15)})", [str(number)] * 2 + [""] * 13
            )
        archive.index()
        for query in [*queries, *(text[:4] for text in texts[:5]), *(text[-1] for text in texts[-5:])]:
            found = {hit.version for hit in archive.search(Query(text=query))}
            assert found == {str(n) for n, text in enumerate(texts) if query.strip() and query in text}


@given(st.text(alphabet="瀚水\n", max_size=3000))
def test_passages_are_the_text_in_order(text: str) -> None:
    assert "\n".join(split_passages(text)) == text


def test_an_edit_leaves_most_passages_as_they_were() -> None:
    lines = [f"第{number}条，要办好第{number}件实事，让市民放心。" * 4 for number in range(400)]
    before = set(split_passages("\n".join(lines)))
    after = set(split_passages("\n".join([*lines[:200], "新的一条。", *lines[200:]])))
    assert len(before - after) <= 2
    assert len(before) > 10


def test_tokens_are_pairs_and_the_last_character_of_each_run() -> None:
    assert sorted(index_tokens("瀚水瀚水 泠").split()) == ["水", "水瀚", "泠", "瀚水"]
    assert index_tokens(" \n").split() == index_tokens("").split() == []
