"""The house rules that no linter holds: first lines, sizes, words of the machine, docs that name what exists."""

import ast
import re
import subprocess
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("browse", "crawler", "pipelines", "storage", "sample", "benchmarks", "tests")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LINES_AT_MOST = 300
TESTS_AT_MOST = 350
"""Tests and benchmarks may hold longer tables."""

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
        if (count := path.read_text(encoding="utf-8").count("\n"))
        > (TESTS_AT_MOST if path.relative_to(ROOT).parts[0] in {"tests", "benchmarks"} else LINES_AT_MOST)
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


NOUNS_OF_THEIR_OWN = ("crawler/commands/", "crawler/spiders/", "crawler/cms/", "tests/")
"""Folders whose modules are named after what they stand for: a command, a source, a CMS."""
ENTRANCES = {"__init__", "__main__", "bench"}
"""Every benchmark's entrance is called bench."""
PUBLIC_ALIASES = {"pipelines/diff/normal.py"}
"""Modules that only keep a public name alive."""


def named_modules() -> list[Path]:
    return [
        path
        for path in MODULES
        if path.stem not in ENTRANCES
        and not str(path.relative_to(ROOT)).startswith(NOUNS_OF_THEIR_OWN)
        and str(path.relative_to(ROOT)) not in PUBLIC_ALIASES
    ]


def twice(named: Iterable[tuple[str, Path]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for name, path in named:
        places.setdefault(name, []).append(str(path.relative_to(ROOT)))
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_modules_have_one_name() -> None:
    assert twice((path.stem, path) for path in named_modules()) == {}


def test_no_two_classes_have_one_name() -> None:
    assert (
        twice(
            (node.name, path)
            for path in named_modules()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef)
        )
        == {}
    )


FROM_CENTRAL = ("browse", "crawler", "pipelines", "storage")
LAZY_ON_PURPOSE = (
    "crawler/commands/",
    "crawler/cli/computing.py",
    "pipelines/render/formats.py",
    "browse/__main__.py",
)
"""Commands load what they run, so that Scrapy's start, which imports them all, stays short; so do renderers.

The reading room says in one line that Datasette is not there."""


def test_modules_of_the_project_are_imported_at_the_top() -> None:
    inside = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        if str(path.relative_to(ROOT)).startswith(FROM_CENTRAL)
        and not str(path.relative_to(ROOT)).startswith(LAZY_ON_PURPOSE)
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FROM_CENTRAL
    ]
    assert inside == []


def test_a_door_opens_on_one_thing() -> None:
    """A folder's __init__ holds a docstring and what its step is called by; no module has that function's name."""
    for door in (ROOT / "pipelines").rglob("__init__.py"):
        tree = ast.parse(door.read_text(encoding="utf-8"))
        names = [alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names]
        assert len(names) <= 2, door
        assert not {name for name in names if (door.parent / f"{name}.py").exists()}, door


MOST_ENTRIES = {"pipelines": 24, "crawler": 19}


def test_a_newcomer_finds_the_room_at_a_glance() -> None:
    for package, most in MOST_ENTRIES.items():
        shown = [path for path in (ROOT / package).iterdir() if path.name != "__pycache__"]
        assert len(shown) <= most, package


PUBLIC_NAMES = (
    "pipelines.stages.refine",
    "pipelines.stages.Snapshot",
    "pipelines.stages.Screen",
    "pipelines.stages.Extract",
    "pipelines.stages.Clean",
    "pipelines.stages.Identify",
    "pipelines.stages.Store",
    "pipelines.screen.screen",
    "pipelines.diff.normal.normalise",
    "pipelines.diff.edits.compare_edits",
    "pipelines.diff.years.compare_years",
    "pipelines.diff.targets.read_targets",
    "pipelines.diff.targets.find_goals",
    "pipelines.compare.compare",
    "storage.archive.Archive",
    "storage.records",
    "crawler.site.SiteSpider",
    "crawler.settings",
)


@pytest.mark.parametrize("name", PUBLIC_NAMES)
def test_public_names_stay(name: str) -> None:
    module, _, last = name.rpartition(".")
    try:
        found = getattr(import_module(module), last)
    except AttributeError:
        found = import_module(name)
    assert found
