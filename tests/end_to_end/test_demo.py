"""The demo as its user runs it: the whole summary row by row, the same twice, and in agreement with the archive."""

import csv
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.cli.demo_summary import page_histories
from storage.archive import Archive
from tests.support.paths import ROOT

EXPECTED = ROOT / "sample" / "expected.tsv"


def start_demo(folder: Path) -> subprocess.Popen[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", "demo"],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    """Two demos side by side, each with its folder and what it printed."""
    folders = [tmp_path_factory.mktemp("demo") for _ in range(2)]
    running = [start_demo(folder) for folder in folders]
    printed = []
    for folder, demo in zip(folders, running, strict=True):
        out, err = demo.communicate(timeout=240)
        assert demo.returncode == 0, err
        printed.append((folder, out))
    return printed


def expected() -> dict[str, str]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return {row["page"]: row["became"] for row in csv.DictReader(file, delimiter="\t")}


def test_two_demos_print_the_same_byte_for_byte(demos: list[tuple[Path, str]]) -> None:
    (_, first), (_, second) = demos
    assert first == second


def test_the_summary_says_of_every_page_what_became_of_it(demos: list[tuple[Path, str]]) -> None:
    with Archive(demos[0][0] / "demo.db") as archive:
        became = {
            row.page: "; ".join(english for _, english in row.news) or "unchanged"
            for row in page_histories(archive)
        }
    assert became == expected()


def test_the_printed_table_names_what_has_news_and_nothing_else(demos: list[tuple[Path, str]]) -> None:
    table = demos[0][1].partition("What became of the pages")[2].partition("Between")[0]
    for page, words in expected().items():
        assert (page in table) == (words != "unchanged"), page
        assert words == "unchanged" or f"{words} " in table


def test_the_table_of_changes_agrees_with_what_was_edited(demos: list[tuple[Path, str]]) -> None:
    with sqlite3.connect(demos[0][0] / "demo.db") as db:
        found = db.execute("SELECT url, summary FROM change_log WHERE axis = 'edit' ORDER BY url").fetchall()
        kinds = db.execute("SELECT axis, count(*) FROM changes GROUP BY axis").fetchall()
    db.close()
    edited = {
        page: words.partition(": ")[2]
        for page, words in expected().items()
        if words.startswith(("edited", "republished"))
    }
    assert {url.partition("://")[2]: summary for url, summary in found} == edited
    assert {axis for axis, _ in kinds} == {"edit", "copy", "year"}


def test_the_page_to_read_is_one_file_that_asks_for_nothing_from_elsewhere(
    demos: list[tuple[Path, str]],
) -> None:
    page = (demos[0][0] / "demo.html").read_text(encoding="utf-8")
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "<link" not in page
    assert " src=" not in page


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_shows_what_the_demo_prints(demos: list[tuple[Path, str]], name: str) -> None:
    block = (
        (ROOT / name).read_text(encoding="utf-8").partition("<!-- demo -->")[2].partition("<!-- /demo -->")[0]
    )
    shown = [line.strip() for line in block.splitlines() if line.strip(" …")]
    printed = [line.strip() for line in demos[0][1].splitlines()]
    assert [line for line in shown if line not in printed] == []
    assert len(shown) > 20


READER_COMMAND = re.compile(r"^    scrapy (?P<words>.+ -s ARCHIVE=demo\.db)$", re.MULTILINE)
"""A command of docs/reading.md: "    scrapy coverage -s ARCHIVE=demo.db"."""


def test_every_command_of_a_readers_first_half_hour_answers(demos: list[tuple[Path, str]]) -> None:
    document = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    commands = [found["words"] for found in READER_COMMAND.finditer(document)]
    assert len(commands) == document.count("\n    scrapy ")
    for words in commands:
        done = subprocess.run(
            [sys.executable, "-m", "crawler.cli.yange", *shlex.split(words)],
            cwd=demos[0][0],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), words
        assert done.stdout.strip(), words
