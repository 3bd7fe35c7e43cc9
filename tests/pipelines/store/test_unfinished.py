"""A page on which three processes died is an error, named by its URL, and everything else goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from tests.support.archive_site import HOST, NEIGHBOUR, content, crawl, html, moment, report, served
from tests.support.paths import ROOT

DEADLY = f"{HOST}/b.html"
CATCH_UP, REPROCESS = "catch_up(archive)", "reprocess(archive)"
DYING = f"""
import os, signal, sys
from pathlib import Path
from pipelines.store import fold_fetch
from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive

read = fold_fetch.refine

def refine(page):
    if page.url == {DEADLY!r}:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(page)

fold_fetch.refine = refine
with Archive(Path(sys.argv[1])) as archive:
    exec(sys.argv[2])
"""
"""A process that dies by SIGKILL while it reads one page."""

PAGES = ("a.html", "b.html", "c.html")


def killed(path: Path, work: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(path), work],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, -9}, done.stderr
    return done.returncode == -9


def kept_only(path: Path) -> None:
    """An archive with pages that wait to be read, as after a crawl that was killed."""
    with Archive(path, create=True) as archive:
        run = archive.begin_run(clock=moment(0))
        for number, name in enumerate(PAGES):
            page = served(name, html(report(2021 + number)), at=moment(0))
            archive.record(page, run)


@pytest.mark.parametrize("work", [CATCH_UP, REPROCESS])
def test_the_fourth_process_names_the_page_and_reads_the_others(tmp_path: Path, work: str) -> None:
    path = tmp_path / "a.db"
    kept_only(path)
    assert [killed(path, work) for _ in range(4)] == [True, True, True, False]
    with Archive(path) as archive:
        catch_up(archive)
        rows = archive.query("SELECT url, verdict, evidence FROM fetch_log ORDER BY url")
        assert [row["verdict"] for row in rows] == ["real", "error", "real"]
        assert "did not end" in rows[1]["evidence"]
        assert archive.query("SELECT url, tries FROM unfinished") == [{"url": DEADLY, "tries": 3}]
    assert not path.with_name("a.db.reading").exists()


def test_the_same_bytes_are_not_read_at_the_next_fetch_either(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    kept_only(path)
    for _ in range(4):
        killed(path, CATCH_UP)
    with Archive(path) as archive:
        crawl(archive, 1, [served("b.html", html(report(2022)))])
        verdicts = archive.query("SELECT verdict FROM fetch_log WHERE url = ? ORDER BY at", (DEADLY,))
        assert [row["verdict"] for row in verdicts] == ["error", "error"]


def test_a_page_that_is_read_at_last_is_counted_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    kept_only(path)
    assert killed(path, CATCH_UP)
    assert killed(path, REPROCESS)
    with Archive(path) as archive, Archive(tmp_path / "b.db", create=True) as undisturbed:
        catch_up(archive)
        assert archive.query("SELECT * FROM unfinished") == []
        undisturbed.merge_from(path)
        catch_up(undisturbed)
        assert content(archive) == content(undisturbed)


def test_better_rules_try_it_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    kept_only(path)
    for _ in range(4):
        killed(path, CATCH_UP)
    with Archive(path) as archive:
        archive.db.execute("UPDATE unfinished SET rules = 'older'")
        reprocess(archive)
        assert {row["verdict"] for row in archive.query("SELECT verdict FROM fetch_log")} == {"real"}


def test_a_process_that_ends_by_an_error_leaves_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.db"

    def fail() -> None:
        with Archive(path, create=True) as archive:
            crawl(archive, 0, [NEIGHBOUR])
            run = archive.begin_run(clock=moment(1))
            archive.begin_reading(archive.record(served("a.html", b"x", at=moment(1)), run))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with Archive(path) as archive:
        catch_up(archive)
        assert archive.query("SELECT * FROM unfinished") == []
