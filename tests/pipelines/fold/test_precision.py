"""A fetch whose moment is known less well than those before it changes nothing: its text waits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.records import Page
from storage.rows import Event
from tests.support.archive_site import NEIGHBOUR, crawl, html, kinds, report, served

PAGE = "a/1.html"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def page(growth: str = "6", precision: str = "", **more: object) -> Page:
    """The page with a number in its text, its moment known so well."""
    found = served(PAGE, html(report(growth=growth)), **more)  # type: ignore[arg-type]  # by name
    return replace(found, precision=precision)  # type: ignore[arg-type]  # one of the words


def told(archive: Archive, *pages: Page) -> list[Event]:
    """The events of a page a day."""
    return [event for day, each in enumerate(pages) for event in crawl(archive, day, [each])]


@pytest.mark.parametrize("precision", ["minute", "day", "year", "file"])
def test_another_text_of_a_worse_known_moment_makes_no_edit(archive: Archive, precision: str) -> None:
    events = told(archive, page(), page("8", precision), page())
    assert kinds(events) == ["new", "held"]
    assert events[1].detail == "moment unknown"


def test_two_such_texts_make_none_either_and_a_known_one_does(archive: Archive) -> None:
    events = told(archive, page(), page("8", "file"), page("8", "file"), page("8"))
    assert kinds(events) == ["new", "held", "edited"]
    (copy,) = archive.copies()
    assert archive.versions(copy.id)[-1].first_seen == events[-1].at


def test_a_missing_page_of_a_worse_known_moment_is_no_miss(archive: Archive) -> None:
    lost = replace(served(PAGE, b"404", status=404), precision="day")
    assert kinds(told(archive, page(), lost, page())) == ["new"]


def test_among_moments_that_are_known_as_badly_edits_are_told(archive: Archive) -> None:
    events = told(archive, page(precision="file"), page("8", "file"), page("9"))
    assert kinds(events) == ["new", "edited", "edited"]


def test_the_same_text_of_a_worse_known_moment_does_not_move_the_last_sight(archive: Archive) -> None:
    told(archive, page(), page(precision="file"))
    (copy,) = archive.copies()
    assert copy.last_seen == copy.first_seen


def test_an_address_that_leads_elsewhere_without_a_body_has_moved(archive: Archive) -> None:
    crawl(archive, 0, [page(), NEIGHBOUR])
    there = served("b/1.html", html(report()))
    moved = replace(served(PAGE, b"", status=301), final_url=there.url)
    crawl(archive, 9, [moved, there, NEIGHBOUR])
    assert sorted(copy.status for copy in archive.copies()) == ["moved", "stands"]


def test_a_redirect_of_an_address_that_never_had_a_report_is_no_event(archive: Archive) -> None:
    moved = replace(served("old.html", b"", status=302), final_url="http://www.lingzhou.example/a/1.html")
    assert kinds(told(archive, moved)) == []


def test_rows_of_one_page_in_two_forms_of_its_address_are_one_copy(archive: Archive) -> None:
    written = replace(page(), url=page().url.replace("/a/1.html", "/%61/1.html"))
    events = told(archive, written, page("8"))
    assert kinds(events) == ["new", "edited"]
