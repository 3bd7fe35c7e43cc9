"""The folder of a WebScrapBook collection -> its pages, with address and moment from the tree that it keeps."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.captures.captured import Findings, Folder, FolderImporter, LeftOut, NoPage
from crawler.captures.formats.saved_page import page_of_file
from crawler.captures.moments import Known, parse_moment_of_capture
from pipelines.text.web_address import normalise_address

TREES = ("tree", ".wsb/tree")
META = re.compile(r"scrapbook\.meta\(\s*(\{.*\})\s*\)", re.DOTALL)
"""The table in a file of the tree: `scrapbook.meta({…})`."""
PACKED = (".htz", ".maff")
MAX_TREE = 50_000_000
BESIDE = "files that belong to a collection"


def is_scrapbook(folder: Path, names: frozenset[str]) -> bool:
    """Whether a folder is a collection: it has a tree with metadata."""
    return ("tree" in names or ".wsb" in names) and any(_trees(folder))


def _trees(folder: Path) -> Iterator[Path]:
    for name in TREES:
        yield from sorted((folder / name).glob("meta*.js"))


def read_scrapbook(folder: Folder) -> Findings:
    """Yield the pages that the tree names; other files of the collection belong to them."""
    read = 0
    for each in _items(folder.path):
        name = str(each.get("index") or "")
        file = folder.path / name
        if not name or not file.resolve().is_relative_to(folder.path.resolve()) or not file.is_file():
            if name:
                yield LeftOut(str(file), "not there")
            continue
        read += 1
        url, known = normalise_address(str(each.get("source") or "")), _created(each)
        if file.suffix.lower() in PACKED:
            yield from folder.read_file(file)
        else:
            yield page_of_file(folder.open_file(file), url=url, known=known)
    others = sum(each.is_file() for each in folder.path.rglob("*")) - read
    yield from (NoPage(BESIDE) for _ in range(max(0, others)))


def _created(item: dict[str, Any]) -> Known | None:
    return parse_moment_of_capture(str(item.get("create") or ""))


def _items(folder: Path) -> Iterator[dict[str, Any]]:
    for tree in _trees(folder):
        with tree.open(encoding="utf-8", errors="replace") as stream:
            found = META.search(stream.read(MAX_TREE))
        try:
            items = json.loads(found[1]) if found else {}
        except ValueError:
            continue
        yield from (each for each in items.values() if isinstance(each, dict))


SCRAPBOOK = FolderImporter("WebScrapBook", is_scrapbook, read_scrapbook)
