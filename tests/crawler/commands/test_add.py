"""scrapy add: captures become fetches of their own moments, once; what was left out is told."""

import os
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

from crawler.captures.captured import Captured
from crawler.captures.keeper import Keeper
from storage.archive import Archive
from storage.records import Page
from tests.support.paths import ROOT
from tests.support.servers.crawls import scrapy
from tests.support.servers.families import SAMPLES, trs
from tests.support.warc_files import DAMAGED, TYPE, URL, packed, page, record, response_block

SITE = next(sample for sample in SAMPLES if sample.answer is trs)


def write_warc(path: Path, body: bytes, at: str = "2021-03-10T08:00:00Z", url: str = URL) -> None:
    """A WARC with one response."""
    path.write_bytes(packed([record(response_block(body, TYPE), url=url, at=at)]))


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    """What a query gives of the archive of a folder."""
    with Archive(folder / "archive.db") as archive:
        return [tuple(row.values()) for row in archive.query(sql)]


FETCHES = "SELECT url, substr(clock, 1, 10), transport FROM fetches ORDER BY clock, at"


def test_what_is_added_is_a_version_of_its_own_day_and_twice_is_once(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SITE.article(2021).encode())
    first = scrapy(tmp_path, "add", str(tmp_path / "a.warc.gz"))
    again = scrapy(tmp_path, "add", str(tmp_path / "a.warc.gz"))
    assert first.returncode == again.returncode == 0, first.stderr + again.stderr
    assert "1 pages added, 1 reports on them" in first.stdout
    assert "0 pages added" in again.stdout
    assert "1 were here already" in again.stdout
    assert rows(tmp_path, "SELECT region, year, first_seen FROM versions") == [
        (SITE.place.code, 2021, "2021-03-10T08:00:00.000000Z")
    ]


def test_a_folder_and_one_of_its_files_give_one_page(tmp_path: Path) -> None:
    drop = tmp_path / "drop" / "inside"
    drop.mkdir(parents=True)
    (drop / "a.html").write_text(SITE.article(2021), "utf-8")
    first = scrapy(tmp_path, "add", str(tmp_path / "drop"))
    again = scrapy(tmp_path, "add", str(drop / "a.html"))
    assert "1 pages added" in first.stdout, first.stderr
    assert "0 pages added" in again.stdout
    ((url,),) = rows(tmp_path, "SELECT DISTINCT url FROM fetches")
    assert str(url).startswith("saved://drop-")
    assert str(url).endswith("/inside/a.html")


def test_two_folders_of_one_name_never_share_an_address(tmp_path: Path) -> None:
    for number in (2020, 2021):
        folder = tmp_path / str(number) / "drop"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(SITE.article(number), "utf-8")
        scrapy(tmp_path, "add", str(folder))
    assert rows(tmp_path, "SELECT count(DISTINCT url) FROM fetches") == [(2,)]
    assert rows(tmp_path, "SELECT DISTINCT kind FROM events") == [("new",)]


def test_order_of_adding_does_not_matter_and_revisits_move_the_last_sight(tmp_path: Path) -> None:
    body = SITE.article(2021).encode()
    other = body.replace(b"2021", b"2021 ")
    refers = (
        ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
        ("WARC-Refers-To-Target-URI", URL),
        ("WARC-Refers-To-Date", "2021-03-10T08:00:00Z"),
    )
    revisit = record(response_block(b""), "revisit", at="2021-03-19T08:00:00Z", extra=refers)
    again = record(response_block(b""), "revisit", at="2021-03-12T08:00:00Z", extra=refers)
    changed = record(response_block(other), at="2021-03-15T08:00:00Z")
    (tmp_path / "b.warc").write_bytes(revisit + again + changed)
    write_warc(tmp_path / "a.warc.gz", body)
    late = scrapy(tmp_path, "add", str(tmp_path / "b.warc"))
    assert late.returncode == 1
    assert "left out: " in late.stdout
    done = scrapy(tmp_path, "add", str(tmp_path / "a.warc.gz"), str(tmp_path / "b.warc"))
    assert done.returncode == 0, done.stderr
    assert "1 captures that found a page unchanged" in done.stdout
    assert rows(tmp_path, FETCHES) == [
        (URL, "2021-03-10", "ok"),
        (URL, "2021-03-12", "not_modified"),
        (URL, "2021-03-15", "ok"),
        (URL, "2021-03-19", "ok"),
    ]
    assert rows(tmp_path, "SELECT substr(max(last_seen), 1, 10) FROM versions") == [("2021-03-19",)]


def test_a_bad_record_costs_nothing_but_itself_and_the_exit_code_says_so(tmp_path: Path) -> None:
    for number, data in enumerate(DAMAGED.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.warc").write_bytes(data)
        done = scrapy(folder, "add", str(folder / "a.warc"))
        assert done.returncode == 1, done.stdout
        assert "left out: " in done.stdout
        assert rows(folder, "SELECT count(*) FROM fetches WHERE transport = 'ok'") == [(2,)]


def test_a_dry_run_lists_and_writes_nothing(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SITE.article(2021).encode())
    done = scrapy(tmp_path, "add", "--dry-run", str(tmp_path / "a.warc.gz"))
    assert done.stdout.splitlines() == [
        f"{URL}\t2021-03-10T08:00:00Z\t200 text/html\t{URL}",
        "1 pages would be added",
    ]
    assert not (tmp_path / "archive.db").exists()


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(path, create=True) as archive:
        yield archive


def test_a_large_collection_is_taken_in_little_memory(tmp_path: Path) -> None:
    count, size = 90, 400_000
    at = "2021-03-10T08:00:00.000000Z"
    tracemalloc.start()
    keeper = Keeper(lambda: opened(tmp_path / "a.db"), source="drop", clock=at, present=at, tell=print)
    with keeper:
        for number in range(count):
            body = number.to_bytes(2) * (size // 2)
            keeper.take(Captured(Page(url=f"{URL}?{number}", body=body, at=moment(count - number)), "x"))
        keeper.finish()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert keeper.tally.added == count
    assert peak < count * size / 2
    with Archive(tmp_path / "a.db") as archive:
        found = archive.query("SELECT url, at FROM fetches ORDER BY at")
    assert [row["at"] for row in found] == [moment(number + 1) for number in range(count)]
    assert found[0]["url"] == f"{URL}?{count - 1}"


def moment(number: int) -> str:
    """The number-th minute of a day."""
    return f"2021-03-10T{number // 60:02}:{number % 60:02}:00.000000Z"


def test_an_import_that_was_killed_goes_on(tmp_path: Path) -> None:
    count = 1500
    many = tmp_path / "many.warc"
    many.write_bytes(b"".join(page(number) for number in range(count)))
    command = [sys.executable, "-m", "scrapy", "add", str(many), "-s", f"ARCHIVE={tmp_path / 'archive.db'}"]
    going = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while going.poll() is None and not seen(tmp_path / "archive.db"):
        sleep(0.01)
    going.kill()
    going.wait()
    kept = seen(tmp_path / "archive.db")
    assert 0 < kept <= count
    done = scrapy(tmp_path, "add", str(many))
    assert done.returncode == 0, done.stderr
    assert f"{count - kept} pages added" in done.stdout
    assert rows(tmp_path, "SELECT count(*), count(DISTINCT id) FROM fetches") == [(count, count)]
    with Archive(tmp_path / "archive.db") as archive:
        assert list(archive.faults()) == []


def seen(path: Path) -> int:
    """How many fetches another process has committed; 0 before it has made the archive."""
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(path)) as db:
            (count,) = db.execute("SELECT count(*) FROM fetches").fetchone()
            return int(count)
    except sqlite3.OperationalError:
        return 0


def test_nothing_to_add_makes_no_archive(tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    done = scrapy(tmp_path, "add", str(tmp_path / "drop"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert not (tmp_path / "archive.db").exists()


def test_a_path_that_is_not_there_is_a_mistake_before_anything_is_read(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SITE.article(2021).encode())
    done = scrapy(tmp_path, "add", str(tmp_path / "a.warc.gz"), str(tmp_path / "nothing"))
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


def test_a_file_of_an_uncertain_date_makes_no_edit_between_known_ones(tmp_path: Path) -> None:
    body = SITE.article(2021).encode()
    for day in (10, 20):
        write_warc(tmp_path / f"{day}.warc.gz", body, at=f"2021-03-{day}T08:00:00Z")
    site = tmp_path / "www.qinghuai-old.example" / "a"
    site.mkdir(parents=True)
    copy = site / "2021.html"
    copy.write_bytes(body.replace("代表".encode(), "委员".encode(), 1))
    between = datetime(2021, 3, 15, tzinfo=UTC).timestamp()
    os.utime(copy, (between, between))
    for given in ("10.warc.gz", "20.warc.gz", "www.qinghuai-old.example"):
        assert scrapy(tmp_path, "add", str(tmp_path / given)).returncode == 0
    assert rows(tmp_path, "SELECT url, precision FROM fetches ORDER BY clock") == [
        (URL, ""),
        (URL, "file"),
        (URL, ""),
    ]
    assert rows(tmp_path, "SELECT kind, detail FROM events ORDER BY at")[1:] == [("held", "moment unknown")]
    assert rows(tmp_path, "SELECT count(*) FROM versions") == [(1,)]
