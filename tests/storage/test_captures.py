"""Captures in the archive: at their own moments, once, whatever their order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.records import Page
from storage.rows import Run

URL = "http://www.lingzhou.example/a.html"
AT = "2026-03-0{}T08:00:00.000000Z"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


@pytest.fixture
def run(archive: Archive) -> Run:
    """The run of an import."""
    return archive.begin_run(clock=AT.format(9), command="add")


def test_a_capture_is_kept_at_its_own_moment_once(archive: Archive, run: Run) -> None:
    late = archive.record_capture(Page(url=URL, body=b"b", at=AT.format(5)), run)
    early = archive.record_capture(Page(url=URL, body=b"a", at=AT.format(1)), run)
    assert late is not None
    assert early is not None
    assert (late.at, early.at) == (AT.format(5), AT.format(1))
    assert archive.record_capture(Page(url=URL, body=b"a", at=AT.format(1)), run) is None
    assert [archive.page(each).body for each in archive.fetches()] == [b"a", b"b"]


def test_two_captures_of_one_moment_stay_in_their_order(archive: Archive, run: Run) -> None:
    for body in (b"z", b"a", b"m"):
        archive.record_capture(Page(url=URL, body=body, at=AT.format(1)), run)
    assert [archive.page(each).body for each in archive.fetches()] == [b"z", b"a", b"m"]


def test_the_same_capture_has_one_id_in_two_archives(archive: Archive, run: Run, tmp_path: Path) -> None:
    page = Page(url=URL, body=b"a", at=AT.format(1))
    archive.record_capture(page, run)
    with Archive(tmp_path / "b.db", create=True) as other:
        other.record_capture(page, other.begin_run(clock=AT.format(8), command="add"))
    assert archive.merge_from(tmp_path / "b.db") == 0


def test_an_unchanged_page_confirms_the_one_before_it_in_time(archive: Archive, run: Run) -> None:
    for day, body in ((1, b"a"), (5, b"b")):
        archive.record_capture(Page(url=URL, body=body, at=AT.format(day)), run)
    same = Page(url=URL, transport="not_modified", status=304, at=AT.format(3))
    kept = archive.record_capture(same, run)
    assert kept is not None
    assert archive.page(kept).body == b"a"
    first = Page(url=f"{URL}?other", transport="not_modified", status=304, at=AT.format(3))
    assert archive.record_capture(first, run) is None


def test_a_file_of_a_former_import_is_known_to_be_here(archive: Archive, run: Run) -> None:
    archive.record(Page(url="file:///zwgk/a.html", body=b"a", at=AT.format(1)), run)
    again = Page(url="saved://drop-0a1b2c3d/old/zwgk/a.html", body=b"a", at=AT.format(1), precision="file")
    assert archive.record_capture(again, run) is None
    other = Page(url="saved://drop-0a1b2c3d/old/zwgk/a.html", body=b"b", at=AT.format(1), precision="file")
    assert archive.record_capture(other, run) is not None


def test_a_file_date_says_nothing_where_the_same_bytes_have_a_moment(archive: Archive, run: Run) -> None:
    archive.record_capture(Page(url=URL, body=b"a", at=AT.format(5)), run)
    assert archive.record_capture(Page(url=URL, body=b"a", at=AT.format(1), precision="file"), run) is None


def test_what_was_purged_does_not_come_back(archive: Archive, run: Run) -> None:
    archive.record_capture(Page(url=URL, body=b"a", at=AT.format(1)), run)
    archive.purge(URL, because="a court said so", at=AT.format(9))
    for _ in range(2):
        archive.record_capture(Page(url=URL, body=b"other", at=AT.format(3)), run)
    assert len(archive.query("SELECT id FROM fetches WHERE clock = ?", (AT.format(3),))) == 1
    assert archive.query("SELECT count(*) AS n FROM bodies") == [{"n": 0}]
