"""scrapy export --warc: other readers read the records, and another archive takes them over as they were."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.captures.intake import CollectionWalk
from crawler.captures.keeper import Keeper
from crawler.captures.warc_export import export_warc
from storage.archive import Archive
from storage.records import Page
from tests.support.commands import yange

AT = "2026-03-0{}T08:00:00.000000Z"
URL = "http://www.lingzhou.example/a.html"
BODY = "<html><p>各位代表：现在报告工作。</p></html>".encode() * 50
KEPT = "SELECT url, clock, transport, status, precision, lower(hex(body)) AS body FROM fetches ORDER BY clock, url"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an archive with pages, an unchanged one, a redirect, a failure, and a file of its own date."""
    head = (("content-type", "text/html; charset=utf-8"), ("content-encoding", "gzip"))
    pages = (
        Page(url=URL, body=BODY, headers=head, at=AT.format(1)),
        Page(url=URL, transport="not_modified", status=304, at=AT.format(2)),
        Page(url=f"{URL}?copy", body=BODY, headers=head, at=AT.format(3)),
        Page(url=f"{URL}?none", body=b"none", status=404, at=AT.format(4)),
        Page(url=f"{URL}?lost", transport="timeout", status=None, at=AT.format(5)),
        Page(
            url="saved://drop-0a1b2c3d/a.html", body=b"<html>saved</html>", at=AT.format(6), precision="file"
        ),
        Page(url=f"{URL}?day", body=b"<html>day</html>", at="2026-03-07T00:00:00.000000Z", precision="day"),
    )
    with Archive(tmp_path / "a.db", create=True) as archive:
        run = archive.begin_run(clock=AT.format(1), command="add")
        for page in pages:
            archive.record_capture(page, run)
    return tmp_path


def exported(folder: Path, *, packed: bool = False) -> bytes:
    """The archive as WARC."""
    stream = BytesIO()
    with Archive(folder / "a.db") as archive:
        export_warc(archive, stream, packed=packed)
    return stream.getvalue()


def test_warcio_reads_every_record_with_right_digests(folder: Path) -> None:
    records = []
    for record in ArchiveIterator(BytesIO(exported(folder, packed=True)), check_digests="raise"):
        body = record.content_stream().read()
        records.append((record.rec_type, record.rec_headers.get_header("WARC-Date")[:10], len(body)))
    assert records[1:] == [
        ("response", "2026-03-01", len(BODY)),
        ("revisit", "2026-03-02", 0),
        ("revisit", "2026-03-03", 0),
        ("response", "2026-03-04", 4),
        ("resource", "2026-03-06", 18),
        ("response", "2026-03-07", 16),
    ]


def test_fastwarc_reads_the_same(folder: Path) -> None:
    warc: Any = pytest.importorskip("fastwarc.warc", reason="FastWARC is not installed")
    found = [
        record.headers["WARC-Type"]
        for record in warc.ArchiveIterator(BytesIO(exported(folder)), verify_digests=True)
    ]
    assert found == ["warcinfo", "response", "revisit", "revisit", "response", "resource", "response"]


def test_pywb_indexes_the_same(folder: Path) -> None:
    indexer: Any = pytest.importorskip("pywb.indexer.cdxindexer", reason="pywb is not installed")
    path = folder / "a.warc.gz"
    path.write_bytes(exported(folder, packed=True))
    index = BytesIO()
    indexer.write_cdx_index(index, path.open("rb"), "a.warc.gz")
    assert len([line for line in index.getvalue().splitlines() if b"lingzhou" in line]) == 5


def test_another_archive_takes_all_over_as_it_was(folder: Path) -> None:
    path = folder / "a.warc.gz"
    path.write_bytes(exported(folder, packed=True))
    keeper = Keeper(
        lambda: Archive(folder / "b.db", create=True),
        source="x",
        clock=AT.format(9),
        present=AT.format(9),
        tell=print,
    )
    with keeper:
        for finding in CollectionWalk().findings(path):
            keeper.take(finding)
        keeper.finish()
    with Archive(folder / "a.db") as one, Archive(folder / "b.db") as other:
        kept = [row for row in one.query(KEPT) if row["transport"] != "timeout"]
        assert other.query(KEPT) == kept


def test_the_command_writes_a_file_once_and_says_what_is_not_in_it(folder: Path) -> None:
    path = folder / "out.warc.gz"
    done = yange(folder, "export", "--warc", str(path))
    assert (
        done.stdout
        == "4 responses, 2 revisits, 0 redirects written; not written: 1 requests without an answer\n"
    )
    again = yange(folder, "export", "--warc", str(path))
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
