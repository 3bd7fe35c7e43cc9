"""A file that was written beside its place appears there whole, and one that is there already stays; the lock of an archive."""

import os
import threading
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.drafts import put_draft
from storage.errors import ArchiveBusy, ArchiveError, UserMistake
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served


def test_a_draft_is_put_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "draft").write_text("whole")
    put_draft(tmp_path / "draft", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "whole"


def test_a_file_that_another_process_put_there_first_stays(tmp_path: Path) -> None:
    (tmp_path / "draft").write_text("late")
    (tmp_path / "file").write_text("first")
    put_draft(tmp_path / "draft", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "first"


def test_of_many_drafts_at_once_one_is_there_whole(tmp_path: Path) -> None:
    drafts = [tmp_path / f"draft{n}" for n in range(8)]
    for n, draft in enumerate(drafts):
        draft.write_text(str(n) * 1000)
    threads = [threading.Thread(target=put_draft, args=(draft, tmp_path / "file")) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = (tmp_path / "file").read_text()
    assert (len(text), len(set(text))) == (1000, 1)


def test_a_backup_leaves_nothing_beside_it_and_one_that_fails_nothing_at_all(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report())), NEIGHBOUR])
        (tmp_path / "backups").mkdir()
        archive.backup(tmp_path / "backups" / "copy.db")
        with pytest.raises(UserMistake):
            archive.backup(tmp_path / "nowhere" / "copy.db")
    assert [each.name for each in (tmp_path / "backups").iterdir()] == ["copy.db"]
    assert not (tmp_path / "nowhere").exists()


def test_a_draft_that_a_killed_backup_left_is_in_no_way_of_the_next_one(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        (tmp_path / f".copy.db.{os.getpid()}.new").write_bytes(b"half")
        archive.backup(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        assert list(copy.faults()) == []


@pytest.mark.parametrize("other", ["link.db", "folder/a.db", "a.db"])
def test_all_paths_to_an_archive_share_one_lock(tmp_path: Path, other: str) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        (tmp_path / "link.db").symlink_to(tmp_path / "a.db")
        (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
        with archive.lock(), Archive(tmp_path / other) as second, pytest.raises(ArchiveBusy), second.lock():
            pass
        with second.lock():
            pass


def test_a_lock_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        (tmp_path / "a.db.lock").mkdir()
        with pytest.raises(ArchiveError, match="cannot open the lock") as raised, archive.lock():
            pass
    assert "\n" not in str(raised.value)
