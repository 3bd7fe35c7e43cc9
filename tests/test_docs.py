"""The documents name what exists: rooms and types of the map, paths, dotted names, the newcomer's questions."""

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.paths import ROOT

ARCHITECTURE = ROOT / "docs" / "architecture.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
FOLDERS = ("browse", "crawler", "pipelines", "storage", "sample", "benchmarks", "tests", "docs", "deploy")
EXAMPLES = {"crawler/spiders/zhejiang_jiaxing_haiyan.py"}
"""Files that a document tells its reader to make."""
MAPPED = ("browse", "crawler", "pipelines")
"""Packages whose map has a paragraph for each folder and each module beside the folders."""

ROOM = re.compile(r"^\*\*`(?P<room>[\w/.]+)`\*\*(?P<types>.*)$", re.MULTILINE)
"""The first line of a paragraph: "**`pipelines/parse/`** `Page` -> `Document`."."""
ROW = re.compile(r"^\| `(?P<room>storage/\w+\.py)` \|(?P<types>[^|]*\|[^|]*)\|", re.MULTILINE)
"""A row of storage's table: "| `storage/rows.py` | | `Run`, `Fetch` | … |"."""
CODE = re.compile(r"`([^`\n]+)`")
"""Anything between backticks."""
PATH = re.compile(r"(?:browse|crawler|pipelines|storage|tests|benchmarks|sample|docs|deploy)/[\w./-]*")
"""A path in the project: "pipelines/extract/layouts.py"; one with a wildcard is none."""
FILE = re.compile(r"\w+\.(?:py|txt|csv|json)")
"""The bare name of a file: "anchors.py"."""
DOTTED = re.compile(r"((?:browse|crawler|pipelines|storage)(?:\.\w+)+)")
"""A dotted name: "pipelines.stages.refine"."""
QUESTION = re.compile(r"^\| [^|]+\? \| (?P<answer>[^|]+) \|$", re.MULTILINE)
"""A row of the newcomer's table: "| Where is …? | `pipelines/screen/` … |"."""

ELSEWHERE = {
    "Response": "scrapy.http",
    "Request": "scrapy",
    "Settings": "scrapy.settings",
    "Connection": "sqlite3",
    "Path": "pathlib",
    "datetime": "datetime",
    **dict.fromkeys(("str", "bytes", "int"), "builtins"),
}
"""Types of other libraries that cross a room's border."""


def rooms() -> dict[str, list[str]]:
    """Room -> the types that the map lets go in and out."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    found = [*ROOM.finditer(text), *ROW.finditer(text)]
    assert len({match["room"] for match in found}) == len(found)
    return {match["room"]: CODE.findall(match["types"]) for match in found}


def rooms_that_exist() -> set[str]:
    """Folders with modules at any depth, and modules beside them, as the map writes them."""
    exist = {
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for package in MAPPED
        for path in (ROOT / package).rglob("__init__.py")
    } - {f"{package}/" for package in MAPPED}
    for package in (*MAPPED, "storage"):
        modules = (path for path in (ROOT / package).glob("*.py") if path.stem != "__init__")
        exist |= {path.relative_to(ROOT).as_posix() for path in modules}
    return exist


@cache
def homes_of_types() -> dict[str, str]:
    """Name of a class, alias or type variable of the project -> its module."""
    homes: dict[str, str] = {}
    for package in (*MAPPED, "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    homes[node.name] = module
                elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    homes.setdefault(node.targets[0].id, module)
                elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    homes.setdefault(node.target.id, module)
    return homes


@cache
def names_of_files() -> frozenset[str]:
    """Names of all files at the top and in the project's folders."""
    inside = {path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*.*")}
    return frozenset(inside | {path.name for path in ROOT.glob("*.*")})


def is_importable(dotted: str) -> bool:
    """Whether a dotted name is a module, or what a module holds."""
    module, _, last = dotted.rpartition(".")
    try:
        return hasattr(import_module(module), last) or bool(import_module(dotted))
    except ImportError:
        return bool(module) and "." in module and is_attribute(module, last)


def is_attribute(dotted: str, last: str) -> bool:
    """Whether a class holds a name: "storage.archive.Archive" and "query"."""
    module, _, owner = dotted.rpartition(".")
    try:
        return hasattr(getattr(import_module(module), owner, None), last)
    except ImportError:
        return False


def test_the_map_has_a_paragraph_for_every_room_and_no_other() -> None:
    assert set(rooms()) == rooms_that_exist()


def test_every_folder_of_the_map_has_types_that_go_in_and_out() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    lines = {match["room"]: match["types"] for match in ROOM.finditer(text)}
    assert [room for room, types in lines.items() if room.endswith("/") and "` -> `" not in types] == []


def test_every_type_of_the_map_exists() -> None:
    named = {name for types in rooms().values() for name in types}
    homes = {**homes_of_types(), **ELSEWHERE}
    missing = [name for name in sorted(named) if not is_importable(f"{homes.get(name, 'storage')}.{name}")]
    assert missing == []


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.name)
def test_every_path_and_dotted_name_in_the_documents_exists(page: Path) -> None:
    names = names_of_files()
    wrong = []
    for code in CODE.findall(page.read_text(encoding="utf-8")):
        if PATH.fullmatch(code):
            wrong += [] if (ROOT / code).exists() or code in EXAMPLES else [code]
        elif FILE.fullmatch(code):
            wrong += [] if code in names else [code]
        elif (dotted := DOTTED.match(code)) and not FILE.search(code):
            wrong += [] if is_importable(dotted[1]) else [code]
    assert wrong == []


def test_ten_questions_of_a_newcomer_are_answered_with_rooms_that_exist() -> None:
    answers = [match["answer"] for match in QUESTION.finditer(CONTRIBUTING.read_text(encoding="utf-8"))]
    assert len(answers) >= 10
    paths = [[code for code in CODE.findall(answer) if PATH.fullmatch(code)] for answer in answers]
    assert all(paths)
    assert [path for found in paths for path in found if not (ROOT / path).exists()] == []


def test_commits_that_blame_ignores_are_whole_hashes_with_a_comment_each() -> None:
    lines = (ROOT / ".git-blame-ignore-revs").read_text(encoding="utf-8").splitlines()
    hashes = [place for place, line in enumerate(lines) if line and not line.startswith("#")]
    assert hashes
    assert all(re.fullmatch(r"[0-9a-f]{40}", lines[place]) for place in hashes)
    assert all(lines[place - 1].startswith("# ") for place in hashes)
