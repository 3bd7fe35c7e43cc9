"""A real Dask scheduler with two worker processes computes what one process computes, also when one of them is killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.compare.dask_workers import fitting_workers
from pipelines.compare.stage import compare
from pipelines.compare.workers import Workers
from pipelines.store.rebuild import reprocess
from pipelines.store.rules_version import worker_marks
from storage.archive import Archive
from storage.errors import UserMistake
from tests.support.archive_site import content, crawl, html, report, served
from tests.support.paths import ROOT

MADE = ("changes", "hunks", "targets", "targets_read", "phrase_uses")


def rows(archive: Archive) -> dict[str, list[str]]:
    """Everything that is derived."""
    made = {table: sorted(map(repr, archive.db.execute(f"SELECT * FROM {table}"))) for table in MADE}
    return {**content(archive), **made}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of a scheduler on loopback, and the processes of its two workers."""
    pytest.importorskip("distributed", reason="needs the extra dask: pip install distributed")
    found = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(found)]
    start = [sys.executable, "-m", "dask"]
    quiet = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = [*start, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *common]
    worker = [
        *start,
        "worker",
        "--host",
        "127.0.0.1",
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
        *common,
    ]
    with subprocess.Popen(scheduler, **quiet) as head:  # type: ignore[call-overload]  # options by name
        while not found.exists():
            time.sleep(0.1)
        workers = [subprocess.Popen(worker, **quiet) for _ in range(2)]  # type: ignore[call-overload]  # as above
        try:
            from distributed import Client

            with Client(scheduler_file=str(found), set_as_default=False) as client:
                client.wait_for_workers(2, timeout=60)
                address = client.scheduler.address
            yield address, workers
        finally:
            for each in [*workers, head]:
                each.kill()
                each.wait()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in range(1990, 2025)])
        yield archive


def test_workers_of_a_scheduler_make_the_rows_that_one_process_makes(
    archive: Archive, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, processes = cluster
    archive.backup(tmp_path / "b.db")
    workers = Workers(scheduler=address, marks=worker_marks)
    with Archive(tmp_path / "b.db") as other:
        reprocess(archive)
        compare(archive)
        reprocess(other, workers=workers)

        def kill_one(done: int, _of: int) -> None:
            if done == 5:
                processes[0].kill()

        assert compare(other, kill_one, workers).made > 24
        assert processes[0].wait(10) != 0
        assert rows(other) == rows(archive)


def test_a_scheduler_that_is_gone_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="needs the extra dask: pip install distributed")
    from pipelines.compare import dask_workers, workers

    monkeypatch.setattr(dask_workers, "SECONDS_TO_ANSWER", 1)
    opened = workers.executor(Workers(scheduler="tcp://127.0.0.1:9"))
    with pytest.raises(UserMistake, match="does not answer"):
        opened.__enter__()


def test_a_worker_with_other_rules_is_named_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    found = {"tcp://127.0.0.1:1": "same", "tcp://127.0.0.1:2": "other", "tcp://127.0.0.1:3": OSError("gone")}
    assert fitting_workers(found, "same") == ["tcp://127.0.0.1:1"]
    assert "tcp://127.0.0.1:2" in caplog.text
    assert "tcp://127.0.0.1:3" in caplog.text
