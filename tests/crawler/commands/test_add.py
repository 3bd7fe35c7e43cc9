"""scrapy add: folders, lists and WARCs of saved pages become fetches of their own moments, once."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.cli.saved_pages import MAX_BYTES, Taken, taken
from crawler.commands.add import put_in_order
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Page
from tests.support.servers.crawls import scrapy
from tests.support.servers.families import SAMPLES, trs

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
URL = "http://www.qinghuai-old.example/a/2021.html"


def pages(found: list[Taken]) -> list[Page]:
    """The pages among what was taken."""
    return [each.page for each in found if each.page]


def test_a_saved_page_tells_its_own_address(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0042){URL} --><html>x</html>", "utf-8")
    (tmp_path / "b.html").write_text(f'<html><link rel="canonical" href="{URL}?b"></html>', "utf-8")
    folder = tmp_path / "www.x.example" / "zwgk"
    folder.mkdir(parents=True)
    (folder / "c.html").write_text("<html>c</html>", "utf-8")
    (tmp_path / "empty.html").write_bytes(b"")
    found = list(taken(tmp_path, "drop"))
    assert [page.url for page in pages(found)] == [URL, f"{URL}?b", "http://www.x.example/zwgk/c.html"]
    assert [each.reason for each in found if each.page is None] == ["empty"]


def test_a_list_names_address_and_moment_and_its_mistakes_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html>a</html>", "utf-8")
    rows = f"url,file,at\n{URL},a.html,2021-03-10T08:00:00Z\n{URL},none.html,\nfile:///x,a.html,\n{URL},../up.html,\n{URL},a.html,soon\n"
    (tmp_path / "list.csv").write_text(rows, "utf-8")
    found = list(taken(tmp_path / "list.csv", "drop"))
    assert [(page.url, page.at) for page in pages(found)] == [(URL, "2021-03-10T08:00:00.000000Z")]
    assert len([each for each in found if each.page is None]) == 4
    with pytest.raises(UserMistake):
        list(taken(tmp_path / "nothing", "drop"))


def warc(path: Path, body: bytes, at: str = "2021-03-10T08:00:00Z") -> None:
    """A WARC with one response."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        date = {"WARC-Date": at}
        writer.write_record(
            writer.create_warc_record(
                URL, "response", payload=BytesIO(body), http_headers=headers, warc_headers_dict=date
            )
        )


def test_a_warc_gives_responses_and_a_damaged_one_says_so(tmp_path: Path) -> None:
    warc(tmp_path / "a.warc.gz", b"<html>saved</html>")
    (page,) = pages(list(taken(tmp_path / "a.warc.gz", "drop")))
    assert (page.url, page.at, page.status, page.body) == (
        URL,
        "2021-03-10T08:00:00.000000Z",
        200,
        b"<html>saved</html>",
    )
    (tmp_path / "b.warc.gz").write_bytes(b"no warc at all")
    (broken,) = taken(tmp_path / "b.warc.gz", "drop")
    assert "damaged" in broken.reason


def test_what_is_added_is_a_version_of_its_own_day_and_twice_is_once(tmp_path: Path) -> None:
    warc(tmp_path / "a.warc.gz", SITE.article(2021).encode())
    first = scrapy(tmp_path, "add", str(tmp_path / "a.warc.gz"))
    again = scrapy(tmp_path, "add", str(tmp_path / "a.warc.gz"))
    assert first.returncode == again.returncode == 0, first.stderr + again.stderr
    assert "1 pages added, 1 reports on them" in first.stdout
    assert "0 pages added" in again.stdout
    with Archive(tmp_path / "archive.db") as archive:
        (row,) = archive.query("SELECT region, year, first_seen FROM versions")
    assert (row["region"], row["year"], row["first_seen"]) == (
        SITE.place.code,
        2021,
        "2021-03-10T08:00:00.000000Z",
    )


def test_a_large_collection_is_taken_in_little_memory_and_by_its_moments(tmp_path: Path) -> None:
    count, size = 90, 400_000
    made = 0

    def saved() -> Iterator[Page]:
        nonlocal made
        for number in range(count):
            made += 1
            body = number.to_bytes(2) * (size // 2)
            yield Page(url=f"{URL}?{number}", body=body, status=200, at=moment(count - number), source="drop")

    put_in_order([], tmp_path / "none.db", moment(0))
    tracemalloc.start()
    name = put_in_order(saved(), tmp_path / "ordered.db", moment(0))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made == count
    assert name
    assert peak < count * size / 2
    with Archive(tmp_path / "ordered.db") as archive:
        rows = archive.query("SELECT url, at FROM fetches ORDER BY at")
    assert [row["at"] for row in rows] == [moment(number + 1) for number in range(count)]
    assert rows[0]["url"] == f"{URL}?{count - 1}"


def moment(number: int) -> str:
    """The number-th minute of a day."""
    return f"2021-03-10T{number // 60:02}:{number % 60:02}:00.000000Z"


def test_what_is_too_long_or_has_no_moment_is_left_out(tmp_path: Path) -> None:
    warc(tmp_path / "a.warc.gz", bytes(MAX_BYTES + 1))
    assert [each.reason for each in taken(tmp_path / "a.warc.gz", "drop")] == [
        f"longer than {MAX_BYTES} bytes"
    ]
    warc(tmp_path / "b.warc.gz", b"<html>x</html>", "yesterday")
    assert [each.reason for each in taken(tmp_path / "b.warc.gz", "drop")] == ["its WARC-Date is no moment"]


def test_nothing_to_add_makes_no_archive(tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    done = scrapy(tmp_path, "add", str(tmp_path / "drop"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert not (tmp_path / "archive.db").exists()


def test_addresses_that_a_page_names_itself_are_printed_so_that_they_steer_nothing(tmp_path: Path) -> None:
    article = SITE.article(2024).encode()
    folder = tmp_path / "drop"
    folder.mkdir()
    for number, mark in enumerate(("\x1b[31m", "\u202e", "\x9b", "\u2066", "\u2028")):
        address = f"http://www.qinghuai-old.example/a/{number}{mark}.html"
        (folder / f"{number}.html").write_bytes(f"<!-- saved from url=(0042){address} -->".encode() + article)
    done = scrapy(tmp_path, "add", str(folder))
    shown = done.stdout + done.stderr
    assert done.returncode == 0, shown
    assert "government_work_report: http://www.qinghuai-old.example/a/0" in shown
    assert not set(shown) & set("\x1b\u202e\x9b\u2066\u2028")
