"""A fetch whose clock was years ahead lifts the archive's moments; what others say is dated and measured by their own clocks."""

from pathlib import Path

import pytest

from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.records import Page
from storage.timestamps import days_between, plausible_moment
from tests.support.archive_site import NEIGHBOUR, content, crawl, html, kinds, moment, report, served

AHEAD = (2, 40, 3_000, 26_660)
"""Days by which a clock was ahead in one run, the last until 2099."""


def page(*, growth: str = "7", tail: int = 3) -> list[Page]:
    """A night's pages: the report, and one that always answers."""
    return [served("a.html", html(report(growth=growth, tail=tail))), NEIGHBOUR]


@pytest.fixture(params=AHEAD)
def lifted(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    """An archive in whose second run the clock was ahead, by so many days."""
    archive = Archive(tmp_path / "a.db", create=True)
    crawl(archive, 0, page())
    crawl(archive, 1 + request.param, page())
    return archive


def test_edits_are_dated_by_their_own_clock(lifted: Archive) -> None:
    events = crawl(lifted, 2, page(growth="8"))
    assert kinds(events) == ["edited"]
    assert lifted.query("SELECT instr(text, '增长8%') > 0 AS new FROM latest WHERE url LIKE '%a.html'") == [
        {"new": 1}
    ]
    first, second = lifted.query(
        "SELECT since, until FROM intervals WHERE copy = ? ORDER BY since", (events[0].copy,)
    )
    assert first["until"] < second["since"]
    assert abs(days_between(events[0].at, moment(2))) < 1.1
    reprocess(lifted)
    assert [event.at for event in lifted.events(kind="edited")] == [events[0].at]


def test_a_shortened_text_is_believed_after_its_time(lifted: Archive) -> None:
    assert kinds(crawl(lifted, 4, page(tail=2))) == ["held"]
    assert kinds(crawl(lifted, 5, page(tail=2))) == ["edited"]


def test_what_the_wrong_clock_held_and_missed_waits_by_the_right_one(tmp_path: Path) -> None:
    with Archive(tmp_path / "other.db", create=True) as other:
        crawl(other, 0, [*page(), served("b.html", html(report(2022)))])
        lost = served("b.html", b"404", status=404)
        crawl(other, 26_660, [*page(tail=2), lost])
        told = [kinds(crawl(other, day, [*page(tail=2), lost])) for day in range(1, 12)]
    assert told[0] == []
    assert told[1] == ["edited"]
    assert [day for day, each in enumerate(told, 1) if "gone" in each] == [8]


def test_a_page_that_is_lost_is_gone_after_its_week(lifted: Archive) -> None:
    told = []
    for day in range(4, 14):
        told += kinds(crawl(lifted, day, [served("a.html", b"404", status=404), NEIGHBOUR]))
    assert told.count("gone") == 1


def test_a_merge_takes_what_was_fetched_after_the_clock_was_right_again(
    lifted: Archive, tmp_path: Path
) -> None:
    crawl(lifted, 3, page(growth="9"))
    with Archive(tmp_path / "new.db", create=True) as mended:
        mended.merge_from(lifted.path, until=moment(3.5))
        catch_up(mended)
        assert mended.last_moment() <= moment(3.5)
        assert [event.kind for event in mended.events()] == ["new", "edited"]
        before = content(mended)
        reprocess(mended)
        assert content(mended) == before


def test_moments_that_differ_by_less_than_a_day_stay_as_they_are() -> None:
    assert plausible_moment(moment(1), moment(0.2)) == moment(1)
    assert plausible_moment(moment(0), moment(0)) == moment(0)
    assert plausible_moment(moment(9), moment(7)) == moment(7)
