"""What is found is kept once, and a record without a body stands for the body that it repeats."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.captures.captured import Captured, Confirmation, Finding, LeftOut, NoPage
from crawler.captures.keeper import Keeper, payload_digest
from storage.archive import Archive
from storage.records import Page

URL = "http://www.lingzhou.example/a.html"
A, B = b"<html>a</html>", b"<html>b</html>"
PRESENT = "2026-03-09T08:00:00.000000Z"
ROWS = "SELECT url, substr(clock, 9, 2) AS day, transport, status, body IS NOT NULL AS held FROM fetches ORDER BY clock, url"


def at(day: int) -> str:
    """A moment of a day of March."""
    return f"2026-03-{day:02}T08:00:00.000000Z"


def page(day: int, body: bytes = b"", url: str = URL, **more: object) -> Page:
    """A page of a day."""
    return Page(url=url, body=body, at=at(day), **more)  # type: ignore[arg-type]  # by name


class Kept:
    """An archive into which findings are kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[LeftOut] = []

    @contextmanager
    def opened(self) -> Iterator[Archive]:
        """The archive, made when it is missing."""
        with Archive(self.path, create=True) as archive:
            yield archive

    def keep(self, findings: Iterable[Finding]) -> Keeper:
        """Keep what one import finds."""
        with Keeper(self.opened, source="x", clock=PRESENT, present=PRESENT, tell=self.told.append) as keeper:
            for each in findings:
                keeper.take(each)
            keeper.finish()
        return keeper

    def rows(self) -> list[tuple[object, ...]]:
        """Day, transport and status of each fetch, in the order of time."""
        with Archive(self.path) as archive:
            return [(row["day"], row["transport"], row["status"]) for row in archive.query(ROWS)]

    def bodies(self) -> list[bytes]:
        """The page of each fetch, in the order of time."""
        with Archive(self.path) as archive:
            return [archive.page(each).body for each in archive.fetches()]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A new archive."""
    return Kept(tmp_path / "a.db")


def test_a_digest_stands_for_the_body_that_had_it_in_the_same_import(kept: Kept) -> None:
    kept.keep(
        [
            Confirmation(page(5), "x", digest="sha1:WIRE"),
            Captured(page(1, A), "x", digest="sha1:WIRE"),
            Captured(page(3, B), "x", digest="sha1:OTHER"),
        ]
    )
    assert kept.bodies() == [A, B, A]
    assert kept.rows() == [("01", "ok", 200), ("03", "ok", 200), ("05", "ok", 200)]


def test_a_digest_stands_for_a_body_that_an_import_before_brought(kept: Kept) -> None:
    kept.keep([Captured(page(1, A), "x")])
    keeper = kept.keep([Confirmation(page(5), "x", digest=payload_digest(A))])
    assert kept.rows() == [("01", "ok", 200), ("05", "not_modified", 304)]
    assert (keeper.tally.confirmed, keeper.tally.added) == (1, 0)


def test_a_server_that_says_not_modified_confirms_the_last_body_before(kept: Kept) -> None:
    kept.keep([Captured(page(1, A), "x"), Captured(page(7, B), "x"), Confirmation(page(3, status=304), "x")])
    assert kept.bodies() == [A, A, B]


def test_a_record_of_another_address_repeats_the_bytes_as_a_page_of_its_own(kept: Kept) -> None:
    other = f"{URL}?copy"
    kept.keep([Captured(page(1, A), "x"), Confirmation(page(2, url=other), "x", "", (URL, at(1)))])
    with Archive(kept.path) as archive:
        (copy,) = [each for each in archive.fetches() if each.url == other]
        assert (copy.transport, archive.page(copy).url, archive.page(copy).body) == ("ok", other, A)


def test_a_page_that_was_missing_twice_is_missing_twice(kept: Kept) -> None:
    kept.keep(
        [
            Captured(page(1, b"none", status=404), "x", digest="sha1:NONE"),
            Confirmation(page(2, status=404), "x", "sha1:NONE"),
        ]
    )
    assert kept.rows() == [("01", "ok", 404), ("02", "ok", 404)]


def test_a_record_whose_page_is_nowhere_is_left_out_by_name(kept: Kept) -> None:
    keeper = kept.keep(
        [Captured(page(1, A, url=f"{URL}?other"), "x"), Confirmation(page(2), URL, "sha1:NONE")]
    )
    assert kept.told == [LeftOut(URL, "the page that it repeats is not here")]
    assert keeper.tally.left_out == 1


def test_twice_is_once_whatever_brought_it(kept: Kept) -> None:
    findings: list[Finding] = [
        Captured(page(1, A), "x"),
        Confirmation(page(2, status=304), "x"),
        Captured(page(3, B), "x"),
    ]
    kept.keep(findings)
    again = kept.keep(findings[::-1])
    assert (again.tally.added, again.tally.confirmed, again.tally.here) == (0, 0, 3)
    assert len(kept.rows()) == 3


def test_moments_that_cannot_be_and_things_that_are_no_pages_make_no_archive(kept: Kept) -> None:
    late = Captured(Page(url=URL, body=A, at="2027-01-01T00:00:00.000000Z"), "x")
    keeper = kept.keep([late, NoPage("pictures"), NoPage("pictures")])
    assert keeper.tally.no_pages == {"pictures": 2}
    assert [each.reason for each in kept.told] == ["its moment 2027-01-01T00:00:00.000000Z has not come yet"]
    assert not kept.path.exists()
