"""A git repository: each commit that changed a page is a capture at its author's moment; nothing of it is run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from crawler.captures.captured import Captured, Finding, LeftOut
from crawler.captures.intake import CollectionWalk
from tests.support.capture_files import HOST, PAGE, put

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="no git here to make a repository with")
URL = f"http://{HOST}/a.html"


def git(folder: Path, *words: str, day: int = 1) -> None:
    """Run git in a folder; the author's day is March of 2021, the committer's a year later."""
    who = ("-c", "user.name=n", "-c", "user.email=n@x.example", "-c", "init.defaultBranch=main")
    dates = {
        "GIT_AUTHOR_DATE": f"2021-03-{day:02}T16:00:00+0800",
        "GIT_COMMITTER_DATE": "2022-01-01T00:00:00Z",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(
        ["git", *who, *words], cwd=folder, env={**os.environ, **dates}, capture_output=True, check=True
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a page in three commits, of two texts, and files that are none."""
    folder = tmp_path / "kept"
    page = put(folder / HOST / "a.html", PAGE)
    put(folder / "README.md", b"# kept")
    put(folder / "run.sh", b"exit 1")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    for day, body in ((5, PAGE.replace(b"<p>", b"<p>2", 1)), (9, PAGE)):
        page.write_bytes(body)
        git(folder, "commit", "-q", "-a", "-m", "x", day=day)
    return folder


def read(folder: Path) -> list[Finding]:
    """What a folder holds."""
    return list(CollectionWalk().findings(folder))


def seen(found: list[Finding]) -> list[tuple[str, str, str]]:
    """Address, day and precision of each capture, in order."""
    pages = [each.page for each in found if isinstance(each, Captured)]
    return [(page.url, page.at[:13], page.precision) for page in pages]


def test_each_commit_that_changed_a_page_is_a_capture_of_its_author(folder: Path) -> None:
    assert seen(read(folder)) == [(URL, f"2021-03-0{day}T08", "") for day in (1, 5, 9)]


def test_a_bare_repository_is_read_too(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(folder), "bare.git")
    assert len(seen(read(tmp_path / "bare.git"))) == 3


def test_a_merge_repeats_nothing(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "side", "HEAD~1")
    put(folder / HOST / "b.html", PAGE)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x", day=11)
    git(folder, "merge", "-q", "main", "-m", "x", day=12)
    assert sorted(seen(read(folder))) == sorted(
        [
            *((URL, f"2021-03-0{day}T08", "") for day in (1, 5, 9)),
            (f"http://{HOST}/b.html", "2021-03-11T08", ""),
        ]
    )


def test_no_setting_of_a_repository_is_obeyed(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    for name in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "gpg.program"):
        git(folder, "config", name, f"touch {trap}")
    hook = put(folder / ".git" / "hooks" / "post-checkout", f"#!/bin/sh\ntouch {trap}\n".encode())
    hook.chmod(0o755)
    assert len(seen(read(folder))) == 3
    assert not trap.exists()


def test_a_damaged_repository_costs_only_what_is_damaged(folder: Path, tmp_path: Path) -> None:
    put(tmp_path / HOST / "z.html", PAGE)
    shutil.rmtree(folder / ".git" / "objects")
    (folder / ".git" / "objects").mkdir()
    found = read(tmp_path)
    assert f"http://{HOST}/z.html" in [url for url, _, _ in seen(found)]
    assert [each for each in found if isinstance(each, LeftOut)]


def test_an_empty_repository_is_said_to_be_one(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert [type(each) for each in read(tmp_path)] == [LeftOut]
