"""What a night asks of the archive and of sites: the same in the tenth year as in the first."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.policy.revisit import Ladder, Visited, due_pages, extra_of, next_day
from crawler.runner.announcements import MOVES_AT_MOST, take_announcements
from crawler.state import source_memory
from storage.archive import Archive
from tests.support.archive_site import crawl, html, moment, report, served

TODAY = date(2026, 7, 1)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def old(url: str, seen: int, *, left: bool = False, trouble: int | None = None) -> Visited:
    """A page of an old report, last fetched and in trouble since so many days ago."""
    return Visited(
        url=url,
        last=TODAY - timedelta(days=seen),
        born=date(2010, 2, 1),
        carries=True,
        left=left,
        trouble=TODAY - timedelta(days=trouble) if trouble is not None else None,
    )


@pytest.mark.parametrize("name", ["PAGES", "VISIT", "BAD_SINCE", "CONDITION", "REPORTS"])
def test_what_a_source_is_handed_is_found_by_indexes(archive: Archive, name: str) -> None:
    query = getattr(source_memory, name)
    values = ("x",) * (2 if name in {"VISIT", "BAD_SINCE"} else 1)
    steps = [row["detail"] for row in archive.query(f"EXPLAIN QUERY PLAN {query}", values)]
    assert not [step for step in steps if step.startswith("SCAN") and step != "SCAN pages"], steps


def test_what_waits_to_be_folded_is_noted_and_not_looked_for(archive: Archive) -> None:
    crawl(archive, 0, [served("a.html", html(report(2021)))])
    assert archive.query("SELECT * FROM unfolded") == []
    fetch = next(archive.fetches())
    archive.db.execute("DELETE FROM judgements")
    assert archive.query("SELECT fetch FROM unfolded") == [{"fetch": fetch.id}]
    assert list(archive.unfolded()) == [fetch.host]


def test_a_site_that_moved_whole_is_told_in_one_line(archive: Archive) -> None:
    years = range(2000, 2000 + MOVES_AT_MOST + 1)
    crawl(archive, 0, [served(f"old/{year}.html", html(report(year))) for year in years])
    assert len(take_announcements(archive, moment(0))) == len(years)
    gone = [served(f"old/{year}.html", status=404) for year in years]
    crawl(archive, 1, [*(served(f"new/{year}.html", html(report(year))) for year in years), *gone])
    (told,) = take_announcements(archive, moment(1))
    assert told.what == "moved"
    assert f"and {len(years) - 1} more of this site" in told.text
    assert take_announcements(archive, moment(2)) == []


def test_a_page_that_its_report_left_is_looked_at_every_ninety_days() -> None:
    ladder = Ladder()
    assert next_day(old("gone", 20, left=True, trouble=40), TODAY, ladder) == TODAY + timedelta(days=70)
    assert next_day(old("missed", 20, trouble=40), TODAY, ladder) == TODAY - timedelta(days=12)


def test_a_source_that_was_left_alone_for_days_looks_at_as_many_more_pages() -> None:
    pages = [old("a", 5), old("b", 4), old("c", 3), old("d", 9, left=True)]
    assert [extra_of(pages, TODAY, 1, most) for most in (1, 3, 30)] == [1, 3, 3]
    assert extra_of([], TODAY, 1, 3) == 1
    extra = due_pages(pages, TODAY, Ladder(oldest=4000), 2)
    assert [each.url for each in extra][-2:] == ["a", "b"]
    assert "d" not in {each.url for each in extra}


def test_an_address_that_rolls_on_is_told_as_the_new_report_alone(archive: Archive) -> None:
    crawl(archive, 0, [served("now.html", html(report(2020)))])
    assert [each.year for each in take_announcements(archive, moment(0))] == [2020]
    crawl(archive, 1, [served("now.html", html(report(2021))), served("2020.html", html(report(2020)))])
    told = take_announcements(archive, moment(1))
    assert [(each.what, each.year) for each in told] == [("new", 2021), ("moved", 2020)]


def test_an_edit_taken_back_before_a_move_is_not_told_again_by_the_move(archive: Archive) -> None:
    for day, growth in enumerate(("7", "8", "7")):
        crawl(archive, day, [served("old.html", html(report(2021, growth=growth)))])
    moved = [served("new.html", html(report(2021, growth="7"))), served("old.html", status=404)]
    crawl(archive, 3, moved)
    assert [copy.status for copy in archive.copies()] == ["moved", "stands"]
    assert len(archive.query("SELECT * FROM edit_pairs")) == 1
