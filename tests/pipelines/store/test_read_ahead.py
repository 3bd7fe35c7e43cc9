"""Whatever reads the pages and compares the texts, one process or several, the archive has the same rows."""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from pipelines.compare.workers import Workers, default_processes, windowed
from pipelines.store.read_ahead import ReadAhead, judge, opened
from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.errors import ArchiveError
from tests.support.archive_site import NEIGHBOUR, content, crawl, html, report, served

TWO = Workers(2)
MADE = ("changes", "hunks", "targets", "targets_read", "phrase_uses", "touched", "aliases")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db", create=True) as archive:
        years = range(2000, 2025)
        crawl(archive, 0, [*(served(f"{year}.html", html(report(year))) for year in years), NEIGHBOUR])
        crawl(archive, 3, [*(served(f"{year}.html", html(report(year, growth="8"))) for year in years)])
        yield archive


def rows(archive: Archive) -> dict[str, list[str]]:
    """Everything that is derived."""
    made = {table: sorted(map(repr, archive.db.execute(f"SELECT * FROM {table}"))) for table in MADE}
    return {**content(archive), **made}


def test_several_processes_make_the_rows_that_one_makes(archive: Archive, tmp_path: Path) -> None:
    archive.backup(tmp_path / "b.db")
    with Archive(tmp_path / "b.db") as other:
        reprocess(archive)
        compare(archive)
        reprocess(other, workers=TWO)
        assert compare(other, workers=TWO).made > 20
        assert rows(other) == rows(archive)


def test_what_waits_is_read_by_workers_too(archive: Archive, tmp_path: Path) -> None:
    with Archive(tmp_path / "b.db", create=True) as one, Archive(tmp_path / "c.db", create=True) as other:
        for target, workers in ((one, Workers()), (other, TWO)):
            target.merge_from(archive.path)
            catch_up(target, workers=workers)
        assert rows(other) == rows(one)


def test_a_lost_worker_loses_nothing(archive: Archive) -> None:
    expected = content(archive)
    with ProcessPoolExecutor(1) as pool:
        ahead = ReadAhead(archive, archive.fetches(), pool)
        assert pool.submit(max, [1]).result() == 1
        for process in list(pool._processes.values()):
            process.kill()
        fetch = next(archive.fetches())
        assert ahead.read(fetch).verdict == "real"
    reprocess(archive)
    assert content(archive) == expected


def test_a_worker_only_reads(archive: Archive) -> None:
    fetch = next(archive.fetches())
    before = archive.path.read_bytes()
    case = judge((str(archive.path), fetch.id))
    assert case.measured
    with pytest.raises(ArchiveError):
        opened(str(archive.path)).forget_untold()
    assert archive.path.read_bytes() == before


def test_a_damaged_page_is_told_of_whoever_met_it(archive: Archive) -> None:
    archive.db.execute("UPDATE bodies SET data = x'00' WHERE id = 3")
    reprocess(archive)
    alone = sorted(archive.damaged)
    assert alone
    archive.damaged.clear()
    reprocess(archive, workers=TWO)
    assert sorted(archive.damaged) == alone


def test_results_come_in_order_and_a_cancelled_task_is_done_here() -> None:
    class Late(ProcessPoolExecutor):
        def submit(self, *_: object, **__: object) -> "Future[int]":  # type: ignore[override]
            future: Future[int] = Future()
            future.cancel()
            return future

    with Late(1) as pool:
        assert list(windowed(abs, [-1, -2, 3], pool)) == [1, 2, 3]
    assert list(windowed(abs, iter([-4]), None)) == [4]
    assert 1 <= default_processes() <= 4
