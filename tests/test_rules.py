"""The house rules that no linter holds: first lines, sizes, words of the machine, docs that name what exists."""

import ast
import re
import subprocess

import pytest

from tests.support.paths import ROOT

PACKAGES = ("crawler", "pipelines", "storage", "sample", "benchmarks", "tests")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LINES_AT_MOST = 350

ABSOLUTE_PATH = re.compile(r"(?<![\w.])/(?:home|root|work|farm|Users)/")
"""A path of somebody's machine: "/home/ann/archive.db"."""

COMMAND_IN_DOCS = re.compile(r"\bscrapy ([a-z_]+)")
"""A command named in a text: the "crawl" of "scrapy crawl lingzhou"."""

LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
"""A link in Markdown: the "docs/sources.md" of "[sources](docs/sources.md)"."""

SCRAPY_COMMANDS = {"genspider", "list", "shell", "settings", "version"}


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_module_grows_beyond_what_can_be_read_at_once() -> None:
    long = {
        path.name: count
        for path in MODULES
        if (count := path.read_text(encoding="utf-8").count("\n")) > LINES_AT_MOST
    }
    assert long == {}


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    named = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".csv", ".tsv", ".cfg", ".html"} and path.is_file():
            named += [
                f"{name}: {hit}"
                for hit in ABSOLUTE_PATH.findall(path.read_text(encoding="utf-8", errors="replace"))
            ]
    assert [hit for hit in named if "test_rules" not in hit] == []


def test_every_command_has_a_file_and_stands_in_the_readme() -> None:
    commands = {path.stem for path in (ROOT / "crawler" / "commands").glob("*.py") if path.stem != "__init__"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(COMMAND_IN_DOCS.findall(readme))
    assert commands - named == set()
    assert named - commands - SCRAPY_COMMANDS == set()


def test_the_chinese_readme_names_the_same_commands() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    assert set(COMMAND_IN_DOCS.findall(english)) == set(COMMAND_IN_DOCS.findall(chinese))


def test_every_link_in_the_docs_leads_to_a_file() -> None:
    broken = [
        f"{page.name} -> {target}"
        for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []
