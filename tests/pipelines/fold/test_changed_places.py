"""Histories in which a report changes its name, its place or its text back and forth: one answer for every night."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.records import Page
from tests.support.archive_site import HOST, NEIGHBOUR, crawl, html, kinds, report, served

PAGE = "a.html"
TITLE = "2021年泠州市政府工作报告"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def page(**changes: object) -> Page:
    """The page of a small report."""
    return served(PAGE, html(report(**changes)))  # type: ignore[arg-type]  # by name


def titled(title: str, publisher: str = "市政府办", lines: list[str] | None = None) -> Page:
    """A page whose title and publisher stand only beside its text, which names no year."""
    body = "".join(f"<p>{line}</p>" for line in (lines or report())[3:])
    return served(
        PAGE,
        f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}">'
        f'<meta name="PubDate" content="2021-02-01"><meta name="ContentSource" content="{publisher}"></head>'
        f'<body><h1>{title}</h1><div id="zoom">{body}</div></body></html>'.encode(),
    )


def overlapping(archive: Archive) -> list[dict[str, object]]:
    """Intervals of one copy that overlap."""
    return archive.query(
        "SELECT a.version, a.since, b.version AS other FROM intervals a JOIN intervals b"
        " ON a.copy = b.copy AND (a.version, a.since) != (b.version, b.since)"
        " AND a.since <= b.until AND b.since <= a.until"
    )


@pytest.mark.parametrize(
    ("new", "year"), [("2022年泠州市政府工作报告", 2022), ("2021年泠州市政府工作报告（修订稿）", 2021)]
)
def test_another_title_is_told_and_versions_say_what_copies_say(
    archive: Archive, new: str, year: int
) -> None:
    crawl(archive, 0, [titled(TITLE)])
    (event,) = crawl(archive, 1, [titled(new)])
    assert (event.kind, event.detail) == ("retitled", f"{TITLE} -> {new}")
    assert archive.query("SELECT what, detail FROM silent_edits") == [
        {"what": "title", "detail": event.detail}
    ]
    (copy,) = archive.copies()
    last = archive.versions(copy.id)[-1]
    assert (last.title, last.year, copy.year) == (new, year, year)
    assert crawl(archive, 2, [titled(new)]) == []


def test_another_publisher_is_told(archive: Archive) -> None:
    crawl(archive, 0, [titled(TITLE)])
    assert kinds(crawl(archive, 1, [titled(TITLE, "市档案馆")])) == ["retitled"]
    assert archive.query("SELECT publisher FROM versions") == [{"publisher": "市档案馆"}]


def test_a_title_that_changes_every_night_is_told_once_a_week(archive: Archive) -> None:
    told = [kinds(crawl(archive, day, [titled(TITLE + "（修订稿）" * (day % 2))])) for day in range(7)]
    assert told == [["new"], ["retitled"], [], [], [], [], []]


def test_flapping_ends_and_a_later_return_is_told_again(archive: Archive) -> None:
    told = {day: kinds(crawl(archive, day, [page(growth=growth)])) for day, growth in
            [(0, "7"), (1, "8"), (2, "7"), (3, "7"), (10, "7"), (200, "8"), (201, "8")]}  # fmt: skip
    assert told == {0: ["new"], 1: ["edited"], 2: ["flapping"], 3: [], 10: [], 200: ["flapping"], 201: []}


def test_what_stood_at_a_moment_has_one_answer(archive: Archive) -> None:
    for day, growth in enumerate("778877788"):
        crawl(archive, day * 30, [page(growth=growth)])
    assert overlapping(archive) == []
    assert archive.query("SELECT count(*) AS n FROM intervals") == [{"n": 4}]
    assert archive.query(
        "SELECT count(*) AS n FROM intervals WHERE since <= '2026-03-20' AND until >= '2026-03-20'"
    ) == [{"n": 1}]


def test_a_page_of_which_half_is_missing_waits_also_when_it_was_seen_before(archive: Archive) -> None:
    half = served(PAGE, html(report()), parts=(served("a_2.html", status=404),))
    whole = served(
        PAGE, html(report()), parts=(served("a_2.html", html(["三、", "河道清淤四十公里。" * 20])),)
    )
    told = [kinds(crawl(archive, day, [each])) for day, each in enumerate((half, half, whole, half))]
    assert told == [["held"], ["new"], ["edited"], ["held"]]
    assert "河道清淤四十公里。河道" in archive.query("SELECT text FROM latest")[0]["text"]


def test_one_report_at_all_addresses_for_a_night_rolls_nothing(archive: Archive) -> None:
    site = [served(f"{year}.html", html(report(year))) for year in (2019, 2020, 2021)]
    crawl(archive, 0, [*site, NEIGHBOUR])
    cached = [served(f"{year}.html", html(report(2021))) for year in (2019, 2020, 2021)]
    assert kinds(crawl(archive, 1, [*cached, NEIGHBOUR])) == ["held", "held"]
    assert crawl(archive, 2, [*site, NEIGHBOUR]) == []
    assert {copy.status for copy in archive.copies()} == {"stands"}


def test_two_reports_that_take_turns_at_an_address_are_two_copies(archive: Archive) -> None:
    places = ("泠州市", "栖霖市")
    told = [kinds(crawl(archive, day, [page(place=places[day % 2])])) for day in range(8)]
    assert len(archive.copies()) == 2
    assert told == [["new"], ["rolled", "new"], ["rolled", "flapping"], [], [], [], [], []]
    assert overlapping(archive) == []


def test_a_report_that_moved_and_was_edited_in_one_night_moved_and_was_edited(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    new = served("b.html", html(report(growth="8")))
    crawl(archive, 1, [served(PAGE, status=404), new, NEIGHBOUR])
    assert {copy.url: copy.status for copy in archive.copies()} == {
        f"{HOST}/a.html": "moved",
        f"{HOST}/b.html": "stands",
    }
    assert [row["note"] for row in archive.query("SELECT note FROM edit_pairs")] == ["moved"]


def test_of_two_that_may_have_moved_there_neither_did(archive: Archive) -> None:
    crawl(archive, 0, [page(), served("c.html", html(report(people="1300"))), NEIGHBOUR])
    lost = [served(path, status=404) for path in ("a.html", "c.html")]
    crawl(archive, 1, [*lost, served("b.html", html(report(growth="8"))), NEIGHBOUR])
    assert "moved" not in {copy.status for copy in archive.copies()}


def test_an_outage_costs_its_pages_once_and_nothing_is_gone(archive: Archive) -> None:
    pages = [served(f"{n}.html", html(report(1950 + n))) for n in range(40)]
    crawl(archive, 0, pages)
    for day in range(1, 10):
        assert {*kinds(crawl(archive, day, [served(f"{n}.html", status=404) for n in range(40)]))} <= {
            "missing"
        }
    size = "SELECT sum(length(state)) AS size, max(length(state)) AS longest FROM states WHERE name LIKE 'm %' OR name = 'h'"
    (row,) = archive.query(size)
    assert row["longest"] < 300
    assert row["size"] < 40 * 120
    assert crawl(archive, 20, pages[:1]) != []
    assert {copy.status for copy in archive.copies()} == {"stands"}


def test_misses_that_waited_count_once_another_page_answers_the_same_night(archive: Archive) -> None:
    crawl(archive, 0, [page(), served("b.html", html(report(2020))), NEIGHBOUR])
    lost = [served(PAGE, status=404), served("b.html", status=404)]
    for day in (1, 5):
        crawl(archive, day, [*lost, NEIGHBOUR])
    assert kinds(crawl(archive, 9, [*lost, NEIGHBOUR])) == ["gone", "gone"]
