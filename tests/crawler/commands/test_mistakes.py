"""A mistake in a call gives one line on stderr that says what is wrong and what there is, exit code 2, no traceback."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

MISTAKES = [
    (["crwal", "zhejiang"], "did you mean crawl"),
    (["xyzzy"], "there are"),
    (["crawl", "zejiang"], "no source named zejiang"),
    (["crawl", "zhejiang", "-a", "home"], "NAME=VALUE"),
    (["diff"], "no archive at"),
    (["history", "宁波"], "no archive at"),
    (["read", "nosuch.html"], "nosuch.html"),
    (["diff", "--colour"], "--colour"),
    (["verify", "-s", "ARCHIVE=nosuch/archive.db"], "nosuch"),
]


def scrapy(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *words],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("words", "said"), MISTAKES, ids=[" ".join(words) for words, _ in MISTAKES])
def test_a_mistake_is_one_line_and_exit_code_2(tmp_path: Path, words: list[str], said: str) -> None:
    done = scrapy(tmp_path, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_archive_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_text("none of ours", encoding="utf-8")
    done = scrapy(tmp_path, "history", "宁波")
    assert done.returncode == 2
    assert (tmp_path / "archive.db").read_text(encoding="utf-8") == "none of ours"


def test_a_database_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = (tmp_path / "archive.db").read_bytes()
    done = scrapy(tmp_path, "diff")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert (tmp_path / "archive.db").read_bytes() == before


STEERING = "a\x1b[31mb\u202ec\x9bd\u2066e\nf\u2028g"
"""What changes colours, turns the direction of writing, and begins lines."""
ECHOED = [
    [STEERING],
    ["crawl", STEERING],
    ["crawl", "zhejiang", "-a", STEERING],
    ["read", STEERING],
    ["add", STEERING],
    ["purge", STEERING, "--because", STEERING],
    ["learn", STEERING],
    ["history", STEERING],
    ["diff", f"--{STEERING}"],
    ["verify", "-s", f"ARCHIVE={STEERING}/archive.db"],
    ["crawlall", "-s", f"CRAWL_WINDOW={STEERING}", "-s", "CONTACT=a@example.org"],
    ["crawlall", "-s", f"CLOCK={STEERING}", "-s", "CONTACT=a@example.org"],
]


@pytest.mark.parametrize("words", ECHOED, ids=[words[0] if words[0] != STEERING else "" for words in ECHOED])
def test_an_argument_is_echoed_so_that_it_steers_nothing(tmp_path: Path, words: list[str]) -> None:
    done = scrapy(tmp_path, *words)
    assert done.returncode == 2
    assert not set(done.stderr + done.stdout) & set("\x1b\u202e\x9b\u2066\u2028")
    assert len(done.stderr.splitlines()) == 1
