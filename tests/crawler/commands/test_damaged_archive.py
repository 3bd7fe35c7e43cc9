"""Damage in the file: commands that need what is damaged say so in one line, all others do their work."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served
from tests.support.commands import yange

READING = {
    "search": ("search", "泠州"),
    "targets": ("targets", "990100"),
    "diff": ("diff", "990100/2021~1", "990100/2021"),
    "history": ("history", "990100/2021"),
}
TABLES = ("fetches", "copies", "versions", "bodies")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of two reports, one of them edited; all is compared and indexed."""
    folder = tmp_path_factory.mktemp("whole")
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report())), served("b.html", html(report(2022))), NEIGHBOUR])
        crawl(archive, 1, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
        compare(archive)
    return folder


def damage(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("command", READING)
def test_a_command_that_meets_a_damaged_table_says_so_in_one_line(
    tmp_path: Path, whole: Path, command: str, table: str
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    damage(tmp_path / "a.db", table)
    done = yange(tmp_path, *READING[command])
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == (1 if done.returncode else 0)
    if table == "bodies":
        assert (done.returncode, done.stdout) == (0, yange(whole, *READING[command]).stdout)


def test_verify_names_each_table_that_it_could_not_check(tmp_path: Path, whole: Path) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    damage(tmp_path / "a.db", "copies")
    done = yange(tmp_path, "verify")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "cannot be checked to the end" in done.stdout


@pytest.mark.parametrize("command", READING)
def test_a_damaged_page_body_keeps_no_command_from_the_texts(
    tmp_path: Path, whole: Path, command: str
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    with Archive(tmp_path / "a.db") as archive:
        archive.db.execute("UPDATE bodies SET data = substr(data, 1, length(data) / 2)")
    done = yange(tmp_path, *READING[command])
    assert (done.returncode, done.stderr, done.stdout) == (0, "", yange(whole, *READING[command]).stdout)
