"""`yange X` says what `scrapy X` says, and loads no Scrapy for what does not crawl."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.cli.command_names import PACKAGE, commands_module, is_ours
from crawler.cli.yange import NEED_SCRAPY, needs_scrapy
from storage.archive import Archive
from tests.support.paths import ROOT

READING = (
    "coverage",
    "health",
    "conflicts",
    "search 发展",
    "history 宁波",
    "targets 宁波",
    "verify",
    "merge nothing.db",
)
LOADED = "import sys; sys.argv = ['yange', {words}]; from crawler.cli import yange\ntry:\n yange.main()\nfinally:\n print('LOADED', 'scrapy' in sys.modules)"


def run(module: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *words, "-s", f"ARCHIVE={folder / 'a.db'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("yange")
    with Archive(made / "a.db", create=True):
        pass
    return made


@pytest.mark.parametrize("words", READING)
def test_both_programs_say_the_same_with_the_same_exit_code(folder: Path, words: str) -> None:
    ours, theirs = (run(module, folder, *words.split()) for module in ("crawler.cli.yange", "scrapy"))
    assert ours.returncode == theirs.returncode
    assert ours.stdout == theirs.stdout
    assert ours.stderr.replace("yange ", "scrapy ", 1) == theirs.stderr


@pytest.mark.parametrize("words", ["coverage", "history 宁波", "search x"])
def test_a_command_that_reads_loads_no_scrapy(folder: Path, words: str) -> None:
    given = ", ".join(repr(word) for word in [*words.split(), "-s", f"ARCHIVE={folder / 'a.db'}"])
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=given)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "LOADED False" in done.stdout, done.stderr


def test_what_crawls_and_what_is_scrapys_is_handed_to_scrapy() -> None:
    assert all(is_ours(name) and needs_scrapy(name, [name]) for name in NEED_SCRAPY)
    assert all(needs_scrapy(name, [name]) for name in ("shell", "genspider", "no-such", "../x", ""))
    assert needs_scrapy("coverage", ["coverage", "--loglevel=INFO"])
    assert not needs_scrapy("coverage", ["coverage", "-s", "ARCHIVE=x"])


def test_a_handed_over_command_answers_as_scrapy_does(folder: Path) -> None:
    done = run("crawler.cli.yange", folder, "crawl", "no_such_source")
    assert done.returncode == 2
    assert done.stderr.startswith("scrapy crawl: no source named no_such_source")


def test_scrapy_imports_only_the_command_that_is_named() -> None:
    assert commands_module(["/x/bin/scrapy", "-h", "coverage"]) == f"{PACKAGE}.coverage"
    assert commands_module(["/x/bin/scrapy", "shell"]) == ""
    assert commands_module(["/x/bin/scrapy"]) == PACKAGE
    assert commands_module(["/x/bin/scrapy", "cover"]) == PACKAGE
    assert commands_module(["/x/bin/pytest", "coverage"]) == PACKAGE
    assert commands_module([]) == PACKAGE


def test_a_setting_needs_a_name_and_a_value(folder: Path) -> None:
    done = run("crawler.cli.yange", folder, "coverage", "-s", "ARCHIVE")
    assert (done.returncode, "NAME=VALUE" in done.stderr) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="the script is a shell script")
def test_the_script_that_set_up_writes_runs_from_any_folder(tmp_path: Path) -> None:
    script = tmp_path / "yange"
    text = (ROOT / "deploy" / "yange.in").read_text("utf-8")
    script.write_text(
        text.replace("@ROOT@/.venv/bin/python", sys.executable).replace("@ROOT@", str(ROOT)), "utf-8"
    )
    script.chmod(0o755)
    done = subprocess.run([script, "health", "-h"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split("\n")[0][:18]) == (0, "usage: yange healt")
