"""The fold on an archive: what becomes of a page over a history of fetches."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.records import Page
from tests.support.archive_site import NEIGHBOUR, crawl, html, kinds, list_html, report, served

PAGE = "a/1.html"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def page(**changes: object) -> Page:
    return served(PAGE, html(report(**changes)))  # type: ignore[arg-type]  # by name


def test_a_report_seen_first_is_new_and_has_one_version(archive: Archive) -> None:
    assert kinds(crawl(archive, 0, [page()])) == ["new"]
    (copy,) = archive.copies()
    (version,) = archive.versions(copy.id)
    assert (copy.region, copy.year, copy.status) == ("990100", 2021, "stands")
    assert version.text.startswith("泠州市2021年政府工作报告\n")
    assert version.first_seen == version.last_seen == copy.first_seen


def test_a_page_where_only_a_counter_changed_is_nothing(archive: Archive) -> None:
    crawl(archive, 0, [served(PAGE, html(report(), hits=1))])
    assert crawl(archive, 1, [served(PAGE, html(report(), hits=2))]) == []
    (copy,) = archive.copies()
    assert len(archive.versions(copy.id)) == 1
    assert copy.last_seen > copy.first_seen


def test_unchanged_bytes_and_304_move_the_end_of_the_interval(archive: Archive) -> None:
    crawl(archive, 0, [page()])
    crawl(archive, 1, [page()])
    assert crawl(archive, 2, [served(PAGE, status=304, transport="not_modified")]) == []
    (copy,) = archive.copies()
    (version,) = archive.versions(copy.id)
    assert version.last_seen == copy.last_seen == "2026-01-07T08:00:00.000000Z"


def test_an_edit_with_the_same_date_is_silent_and_one_with_another_is_a_republication(
    archive: Archive,
) -> None:
    crawl(archive, 0, [page()])
    (edited,) = crawl(archive, 1, [page(growth="8")])
    (again,) = crawl(archive, 2, [served(PAGE, html(report(growth="9"), date="2021-03-01"))])
    assert (edited.kind, edited.detail) == ("edited", "silent")
    assert again.kind == "republished"
    texts = [version.text for version in archive.versions(archive.copies()[0].id)]
    assert [("增长7%" in text, "增长8%" in text, "增长9%" in text) for text in texts] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    rows = archive.query("SELECT what FROM silent_edits")
    assert [row["what"] for row in rows] == ["text"]


def test_a_new_date_on_the_same_text_is_told_as_such(archive: Archive) -> None:
    crawl(archive, 0, [page()])
    assert kinds(crawl(archive, 1, [served(PAGE, html(report(), date="2021-05-05"))])) == ["redated"]
    assert [row["what"] for row in archive.query("SELECT what FROM silent_edits")] == ["date"]


def test_layout_and_typography_make_no_version(archive: Archive) -> None:
    lines = report()
    crawl(archive, 0, [served(PAGE, html(lines))])
    assert kinds(crawl(archive, 1, [served(PAGE, html([*lines[:7], lines[7] + lines[8], *lines[9:]]))])) == [
        "layout_only"
    ]
    typed = [line.replace("：", ":").replace("，", ",") for line in lines]
    assert kinds(crawl(archive, 2, [served(PAGE, html(typed))])) == ["typography_only"]
    assert len(archive.versions(archive.copies()[0].id)) == 1


def test_a_text_that_shrank_waits_until_a_second_fetch_agrees(archive: Archive) -> None:
    crawl(archive, 0, [page()])
    assert kinds(crawl(archive, 1, [page(tail=1)])) == ["held"]
    assert crawl(archive, 1.001, [page(tail=1)]) == []
    assert len(archive.versions(archive.copies()[0].id)) == 1
    assert kinds(crawl(archive, 2, [page(tail=1)])) == ["edited"]
    last = archive.versions(archive.copies()[0].id)[-1]
    assert last.first_seen == "2026-01-06T08:00:00.000000Z"
    assert "博览会" not in last.text


def test_half_a_page_that_is_whole_again_never_was_a_version(archive: Archive) -> None:
    crawl(archive, 0, [page()])
    crawl(archive, 1, [page(tail=1)])
    assert crawl(archive, 2, [page()]) == []
    assert len(archive.versions(archive.copies()[0].id)) == 1


def test_an_article_with_a_missing_part_waits(archive: Archive) -> None:
    broken = served(PAGE, html(report()), parts=(served("a/1_2.html", status=404),))
    assert kinds(crawl(archive, 0, [broken])) == ["held"]
    assert archive.copies() == []
    whole = served(
        PAGE,
        html(report()),
        parts=(served("a/1_2.html", html(["一、", "河道清淤四十公里，绿道贯通。" * 9])),),
    )
    assert kinds(crawl(archive, 1, [whole])) == ["new"]


def test_a_page_that_flaps_between_two_texts_is_said_once(archive: Archive) -> None:
    told = [kinds(crawl(archive, day, [page(growth="78"[day % 2])])) for day in range(6)]
    assert told == [["new"], ["edited"], ["flapping"], [], [], []]
    assert len(archive.versions(archive.copies()[0].id)) == 2
    assert len([pair for pair in archive.query("SELECT * FROM pairs") if pair["axis"] == "edit"]) == 1


def test_an_address_that_rolls_on_to_the_next_years_report_begins_a_copy(archive: Archive) -> None:
    crawl(archive, 0, [page()])
    assert kinds(crawl(archive, 365, [page(year=2022)])) == ["rolled", "new"]
    assert [(copy.year, copy.status) for copy in archive.copies()] == [(2021, "rolled"), (2022, "stands")]
    assert [pair["axis"] for pair in archive.query("SELECT * FROM pairs")] == ["year"]


def test_an_address_that_shows_last_years_report_again_is_not_believed_at_once(archive: Archive) -> None:
    crawl(archive, 0, [page(year=2022)])
    assert kinds(crawl(archive, 1, [page()])) == ["held"]
    assert kinds(crawl(archive, 2, [page(year=2022)])) == []


def test_gone_needs_three_misses_over_a_week_while_neighbours_answer(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    lost = served(PAGE, b"<h1>404</h1>", status=404)
    told = [kinds(crawl(archive, day, [lost, NEIGHBOUR])) for day in (1, 2, 4, 9)]
    assert told == [["missing"], [], [], ["gone"]]
    (copy,) = archive.copies()
    assert copy.status == "gone"
    assert (copy.last_seen[:10], copy.first_missing[:10]) == ("2026-01-05", "2026-01-06")
    assert [row["url"] for row in archive.query("SELECT url FROM gone")] == [copy.url]
    assert kinds(crawl(archive, 12, [page(), NEIGHBOUR])) == ["back"]
    assert archive.copies()[0].status == "stands"


def test_nothing_is_gone_while_the_whole_host_fails(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    lost = served(PAGE, b"<h1>404</h1>", status=404)
    for day in (1, 4, 9, 12):
        crawl(archive, day, [lost, served("neighbour.html", b"<h1>404</h1>", status=404)])
    assert archive.copies()[0].status == "stands"


def test_a_challenge_is_told_once_and_changes_nothing(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    barred = served(PAGE, b"<script>__jsl_clearance</script>", status=521, headers=(("x-via-jsl", "1"),))
    told = [kinds(crawl(archive, day, [barred, NEIGHBOUR])) for day in range(1, 12)]
    assert told == [["challenged"], *[[]] * 10]
    assert archive.copies()[0].status == "stands"
    assert kinds(crawl(archive, 12, [page(), NEIGHBOUR])) == ["restored"]


def test_no_answer_at_all_is_no_miss(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    silent = served(PAGE, status=None, transport="timeout")  # type: ignore[arg-type]  # by name
    told = [kinds(crawl(archive, day, [silent, NEIGHBOUR])) for day in range(1, 12)]
    assert told == [["failed"], *[[]] * 10]
    assert archive.copies()[0].status == "stands"


def test_a_report_that_moved_is_one_copy_that_moved(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    lost = served(PAGE, b"<h1>404</h1>", status=404)
    crawl(archive, 1, [lost, served("new/77.html", html(report())), NEIGHBOUR])
    for day in (4, 9):
        crawl(archive, day, [lost, served("new/77.html", html(report(growth="8"))), NEIGHBOUR])
    old, new = archive.copies()
    assert (old.status, new.status, new.lineage) == ("moved", "stands", old.id)
    told = [event.kind for event in archive.events()]
    assert told.count("moved") == 1
    assert "gone" not in told
    assert told.count("new") == 1
    assert len([pair for pair in archive.query("SELECT * FROM pairs") if pair["axis"] == "edit"]) == 1


def test_entries_of_a_list_may_drift_between_its_pages(archive: Archive) -> None:
    one, two, three, four = (report(year) for year in (2018, 2019, 2020, 2021))
    crawl(archive, 0, listed([one, two], [three, four]))
    assert len(archive.copies()) == 4
    five = report(2022)
    assert kinds(crawl(archive, 1, listed([five, one], [two, three, four]))) == ["new"]
    assert {copy.status for copy in archive.copies()} == {"stands"}


def test_an_entry_is_missed_only_when_a_full_walk_finds_it_nowhere(archive: Archive) -> None:
    one, two, three, four = (report(year) for year in (2018, 2019, 2020, 2021))
    crawl(archive, 0, listed([one, two], [three, four]))
    half = listed([one, two], [three, four])[:1]
    for day in (1, 5, 10):
        assert crawl(archive, day, half) == []
    told = [kinds(crawl(archive, day, listed([one, two], [three, report(2015)]))) for day in (11, 14, 19)]
    assert told == [["new", "missing"], [], ["gone"]]
    assert [(copy.year) for copy in archive.copies() if copy.status == "gone"] == [2021]


def listed(*pages: list[list[str]]) -> list[Page]:
    """The pages of a list, walked from the first to the last."""
    start = "http://www.lingzhou.example/list/index.html"
    return [
        served(
            start if not n else f"list/index_{n}.html",
            list_html(articles),
            walk=start,
            walk_ends=n == len(pages) - 1,
        )
        for n, articles in enumerate(pages)
    ]
