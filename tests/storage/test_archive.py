"""The archive as a file: facts are only added to, two at once, readers, clocks, full disks."""

import fcntl
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.store.rebuild import AT_ONCE, batches_of_distinct_urls
from storage.archive import Archive
from storage.errors import ArchiveBusy, ArchiveError, NotAnArchive
from storage.records import Hints, Page
from tests.support.archive_site import HOST, crawl, html, moment, report, served
from tests.support.paths import ROOT


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def test_a_page_comes_back_from_facts_as_it_was(archive: Archive) -> None:
    page = Page(
        url=f"{HOST}/a.html",
        final_url=f"{HOST}/b.html",
        body=b"\x00\xff<html>",
        status=203,
        headers=(("set-cookie", "a=1"), ("set-cookie", "b=2")),
        at=moment(0),
        source="lingzhou",
        hints=Hints(title="报告", prefix="泠州", metas=(("a", "b"),), parent=f"{HOST}/"),
        parts=(Page(url=f"{HOST}/a_2.html", body=b"2", at=moment(0), source="lingzhou"),),
        walk=f"{HOST}/list/",
        walk_ends=True,
    )
    run = archive.begin_run(clock=moment(0))
    again = archive.page(archive.record(page, run))
    assert again.parts[0].body == b"2"
    assert again.parts[0].at > again.at
    from dataclasses import replace

    assert replace(again, parts=()) == replace(page, parts=())


def test_a_304_gives_the_page_that_it_confirmed(archive: Archive) -> None:
    run = archive.begin_run(clock=moment(0))
    archive.record(served("a.html", b"first", at=moment(0)), run)
    confirmed = archive.record(served("a.html", status=304, transport="not_modified", at=moment(1)), run)
    page = archive.page(confirmed)
    assert (page.body, page.status, page.transport, page.at) == (b"first", 200, "ok", moment(1))


def test_validators_are_those_of_the_last_page(archive: Archive) -> None:
    run = archive.begin_run(clock=moment(0))
    assert archive.known(f"{HOST}/a.html") is None
    archive.record(
        served("a.html", b"1", headers=(("etag", '"1"'), ("last-modified", "Mon")), at=moment(0)), run
    )
    archive.record(served("a.html", b"gone", status=404, at=moment(1)), run)
    known = archive.known(f"{HOST}/a.html")
    assert known
    assert (known.etag, known.last_modified) == ('"1"', "Mon")


@pytest.mark.parametrize("table", ["fetches", "runs", "run_ends", "tombstones", "bodies"])
def test_facts_are_neither_changed_nor_deleted(archive: Archive, table: str) -> None:
    crawl(archive, 0, [served("a.html", html(report()))])
    archive.db.execute("INSERT INTO tombstones VALUES (x'00', 'u', 'at', 'because')")
    column = "sha256" if table == "bodies" else "at"
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="fact"):
            archive.db.execute(statement)


def test_at_grows_when_the_clock_goes_back_and_the_raw_clock_is_kept(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    run = archive.begin_run(clock=moment(1))
    pages = [served(f"{n}.html", b"x", at=moment(day)) for n, day in enumerate((1, 1, 0.5, 0.6, 2))]
    fetches = [archive.record(page, run) for page in pages]
    assert [fetch.at for fetch in fetches] == sorted(fetch.at for fetch in fetches)
    assert fetches[2].at == "2026-01-06T08:00:00.000002Z"
    assert fetches[2].clock == moment(0.5)
    assert [record.message for record in caplog.records] == [
        f"the clock went back to {moment(0.5)}; moments in the archive go on growing"
    ]


def test_a_second_run_says_that_the_archive_is_busy(tmp_path: Path, archive: Archive) -> None:
    with archive.lock(), Archive(tmp_path / "a.db") as other, pytest.raises(ArchiveBusy), other.lock():
        pass
    with archive.lock():
        pass
    assert ArchiveBusy.exit_code == 75


def test_the_lock_ends_with_its_process(tmp_path: Path, archive: Archive) -> None:
    code = (
        "import sys, time; from storage.archive import Archive\n"
        "with Archive(sys.argv[1]) as a, a.lock(): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "a.db")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(ArchiveBusy), archive.lock():
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with archive.lock():
        pass


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_what_is_no_archive_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(NotAnArchive):
        Archive(path).close()
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_somebody_elses_database_and_a_newer_archive_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE t (a)")
    db.close()
    with pytest.raises(NotAnArchive, match="not an archive of ours"):
        Archive(other)
    newer = tmp_path / "newer.db"
    Archive(newer, create=True).close()
    db = sqlite3.connect(newer)
    db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(NotAnArchive, match="newer"):
        Archive(newer)
    with pytest.raises(NotAnArchive, match="no archive"):
        Archive(tmp_path / "nothing.db")
    assert not (tmp_path / "nothing.db").exists()


def test_a_reader_is_never_blocked_and_never_sees_half_a_document(tmp_path: Path, archive: Archive) -> None:
    run = archive.begin_run(clock=moment(0))
    page = served("a.html", b"1", parts=(served("a_2.html", b"2"),), at=moment(0))
    with Archive(tmp_path / "a.db") as reader:
        archive.record(page, run)
        with archive.transaction():
            archive.record(served("b.html", b"3", at=moment(0)), run)
            assert reader.query("SELECT count(*) AS n FROM fetches") == [{"n": 2}]
        assert reader.query("SELECT count(*) AS n FROM fetches") == [{"n": 3}]


WRITER = """
import sys
from storage.archive import Archive
from storage.records import Page
with Archive(sys.argv[1]) as archive:
    run = archive.begin_run(clock="2026-01-05T08:00:00.000000Z", run_id=sys.argv[2])
    for n in range(150):
        body = (sys.argv[2] + str(n)).encode() * 50
        archive.record(Page(url=f"http://{sys.argv[2]}.example/{n % 9}", body=body, at=run.at), run)
"""


def test_four_processes_write_at_once_and_nothing_is_lost(tmp_path: Path, archive: Archive) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "a.db"), f"run{n}"],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [""] * 4
    rows = archive.query("SELECT count(*) AS n, count(DISTINCT at) AS moments FROM fetches")
    assert rows == [{"n": 600, "moments": 600}]
    assert list(archive.faults()) == []


def test_a_full_disk_gives_one_clear_error_and_leaves_the_archive_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path, create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report()))])
    code = WRITER.replace("* 50", "* 50000").replace(
        "(sys.argv[2] + str(n)).encode()", "__import__('os').urandom(8)"
    )
    limit = path.stat().st_size + 400_000
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), "full"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith("storage.errors.ArchiveError: archive ")
    with Archive(path) as archive:
        assert list(archive.faults()) == []
        crawl(archive, 1, [served("b.html", html(report(2022)))])
        assert {copy.year for copy in archive.copies()} == {2021, 2022}


def test_views_of_an_earlier_program_are_replaced_and_those_of_users_left(
    tmp_path: Path, archive: Archive
) -> None:
    archive.db.execute("DROP VIEW gone")
    archive.db.execute("CREATE VIEW gone AS SELECT 1 AS old")
    archive.db.execute("CREATE VIEW mine AS SELECT url FROM copies")
    archive.close()
    with Archive(tmp_path / "a.db") as again:
        assert again.query("SELECT * FROM gone") == again.query("SELECT * FROM mine") == []


def test_an_unreadable_path_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        Archive(tmp_path, create=True)
    with pytest.raises(NotAnArchive):
        Archive(tmp_path / "no" / "a.db", create=True)


def test_the_lock_file_is_beside_the_archive(tmp_path: Path, archive: Archive) -> None:
    with archive.lock(), (tmp_path / "a.db.lock").open() as handle, pytest.raises(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with pytest.raises(ArchiveError, match="no such table"):
        archive.query("SELECT * FROM nowhere")


MAKER = """
import sys
from storage.archive import Archive
with Archive(sys.argv[1], create=True) as archive:
    archive.begin_run(clock="2026-01-05T08:00:00.000000Z")
"""


def test_four_processes_that_make_an_archive_at_once_make_one(tmp_path: Path) -> None:
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", MAKER, str(tmp_path / "a.db")], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    assert [maker.communicate()[1] for maker in makers] == [""] * 4
    with Archive(tmp_path / "a.db") as archive:
        assert archive.query("SELECT count(*) AS n FROM runs") == [{"n": 4}]
    assert {path.name for path in tmp_path.iterdir()} == {"a.db"}


def test_fetches_are_taken_some_at_a_time_in_order_and_none_of_a_url_twice(archive: Archive) -> None:
    run = archive.begin_run(clock=moment(0))
    urls = [f"{HOST}/{name}.html" for name in ["a", "b", "a", "a", *map(str, range(AT_ONCE + 2)), "a"]]
    kept = [archive.record(Page(url=url, body=b"1", at=moment(0)), run) for url in urls]
    taken = list(batches_of_distinct_urls(kept))
    assert [fetch for batch in taken for fetch in batch] == kept
    assert [len(batch) for batch in taken] == [2, 1, AT_ONCE, 4]
    assert all(len({fetch.url for fetch in batch}) == len(batch) for batch in taken)


def test_runs_are_counted_without_reading_what_they_fetched(archive: Archive) -> None:
    plan = [step["detail"] for step in archive.query("EXPLAIN QUERY PLAN SELECT * FROM runs_summary")]

    assert "SEARCH f USING COVERING INDEX fetches_by_run (run=?) LEFT-JOIN" in plan
