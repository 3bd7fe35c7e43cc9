"""scrapy export: texts with their manifest, and a git repository that only grows."""

import csv
import hashlib
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.cli.exports.file_names import UniqueNames, report_name
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, served
from tests.support.commands import without_scrapy
from tests.support.texts_of_years import full_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report of two years, the later one edited on the second day."""
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(full_report(year))) for year in (2020, 2021)])
        crawl(archive, 1, [served("2021.html", html(full_report(2021, growth="6"))), NEIGHBOUR])
    return tmp_path


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_a_text_a_report_with_every_hash_in_the_manifest(folder: Path) -> None:
    out = folder / "texts"
    done = without_scrapy(folder, "export", str(out))
    assert (done.returncode, done.stdout) == (0, "2 reports written\n")
    assert sorted(path.name for path in out.iterdir()) == [
        "990100_泠州市_2020.txt",
        "990100_泠州市_2021.txt",
        "manifest.csv",
    ]
    rows = list(csv.DictReader((out / "manifest.csv").read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        assert hashlib.sha256((out / row["file"]).read_bytes()).hexdigest() == row["file_sha256"]
        assert (len(row["body_sha256"]), row["region"], row["kind"]) == (
            64,
            "990100",
            "government_work_report",
        )
    assert "增长6%左右" in (out / "990100_泠州市_2021.txt").read_text(encoding="utf-8")


def test_lines_of_json_hold_the_text_and_a_second_export_leaves_the_first_alone(folder: Path) -> None:
    out = folder / "lines"
    assert without_scrapy(folder, "export", str(out), "--format", "jsonl").returncode == 0
    rows = [json.loads(line) for line in (out / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["year"] for row in rows] == [2020, 2021]
    assert rows[0]["text"].startswith("泠州市2020年政府工作报告")
    again = without_scrapy(folder, "export", str(out), "--format", "jsonl")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)


def test_a_repository_has_a_commit_a_version_at_its_first_sight_and_is_written_once(folder: Path) -> None:
    out = folder / "repository"
    assert without_scrapy(folder, "export", "--git", str(out)).stdout == "3 commits added\n"
    dates = git(out, "log", "--reverse", "--format=%ad", "--date=format-local:%Y-%m-%d").split()
    assert dates == ["2026-01-05", "2026-01-05", "2026-01-06"]
    assert "增长6%左右" in git(out, "log", "-p", "-1")
    (path,) = [name for name in git(out, "ls-files", "-z").split("\0") if "_2021_" in name]
    assert "增长6%左右" in git(out, "blame", "--", path)
    assert git(out, "status", "--porcelain") == ""
    head = git(out, "rev-parse", "HEAD")
    assert without_scrapy(folder, "export", "--git", str(out)).stdout == "nothing new: nothing written\n"
    assert git(out, "rev-parse", "HEAD") == head


def test_a_repository_only_grows_and_an_older_copy_that_comes_late_hides_nothing(folder: Path) -> None:
    out = folder / "repository"
    without_scrapy(folder, "export", "--git", str(out))
    head = git(out, "rev-parse", "HEAD").strip()
    with Archive(folder / "a.db") as archive:
        crawl(archive, 3, [served("2021.html", html(full_report(2021, growth="5"))), NEIGHBOUR])
        crawl(archive, 9, [served("2021.html", html(full_report(2021, growth="5"))), NEIGHBOUR])
    assert without_scrapy(folder, "export", "--git", str(out)).stdout == "1 commits added\n"
    assert git(out, "rev-parse", "HEAD~1").strip() == head
    (path,) = [name for name in git(out, "ls-files", "-z").split("\0") if "_2021_" in name]
    assert "增长5%左右" in (out / path).read_text(encoding="utf-8")


def test_a_repository_of_somebody_is_never_written_to(folder: Path) -> None:
    out = folder / "mine"
    out.mkdir()
    git(out, "init", "-q")
    (out / "mine.txt").write_text("mine")
    done = without_scrapy(folder, "export", "--git", str(out))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert [path.name for path in out.iterdir() if path.name != ".git"] == ["mine.txt"]


def test_an_address_cannot_add_a_line_to_a_commit(folder: Path) -> None:
    page = served("x.html\nYange-Seen: 2026", html(full_report(2019)))
    with Archive(folder / "a.db") as archive:
        crawl(archive, 12, [replace(page, source="a <b>\nc"), NEIGHBOUR])
    out = folder / "repository"
    assert without_scrapy(folder, "export", "--git", str(out)).returncode == 0
    assert git(out, "fsck", "--strict") == ""
    assert without_scrapy(folder, "export", "--git", str(out)).stdout.startswith("nothing new")


@given(st.text(), st.text(), st.text())
def test_a_name_of_a_file_is_one_short_part_of_letters(region: str, name: str, kind: str) -> None:
    made = report_name(region, name, 2020, kind)
    assert all(char.isalnum() or char in "-_" for char in made)
    assert 0 < len(f"{made}.txt".encode()) <= 255


def test_two_names_that_differ_in_case_only_are_two_files() -> None:
    names = UniqueNames()
    assert names.take("330200-xA", "1a") != names.take("330200-xa", "2b").casefold()
    assert len(names.taken) == 2
