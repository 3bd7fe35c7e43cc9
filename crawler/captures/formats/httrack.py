"""The folder of an HTTrack project -> its pages: addresses, answers and hours from its cache, the day from its marks."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crawler.captures.captured import HEAD, Captured, Finding, Findings, Folder, FolderImporter, NoPage
from crawler.captures.formats.saved_page import page_of_file
from crawler.captures.moments import Known, file_moment
from crawler.captures.page_marks import head_of, tool_mark
from pipelines.text.web_address import normalise_address

CACHE = "hts-cache"
RECORDS = ("new.txt", "old.txt")
"""The cache's tables, of this run and of the one before, with a line a request."""
TIME, STATUS, URL, FILE = 0, 3, 7, 8
"""Columns of such a table."""
OWN = frozenset({"index.html", "backblue.gif", "fade.gif", "hts-log.txt", "cookies.txt"})
"""What HTTrack puts beside the sites."""
TOOLS_OWN = "indexes and logs of HTTrack"


def is_httrack(_: Path, names: frozenset[str]) -> bool:
    """Whether a folder is that of a project."""
    return CACHE in names


def read_httrack(folder: Folder) -> Findings:
    """Yield the pages of a project.

    Its cache says which address a file has and what was answered. It has the hour of a request, without day and zone, so
    that a moment is known to the day: that of the mark in the page, else the last date in its cache.
    """
    rows = _rows(folder.path)
    for file in _files(folder.path):
        name = file.relative_to(folder.path)
        if name.parts[0] == CACHE or name.as_posix() in OWN:
            yield NoPage(TOOLS_OWN)
        elif name.as_posix() in rows:
            url, status = rows[name.as_posix()]
            yield _page(folder, file, url, status)
        else:
            yield from folder.read_file(file)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(root) / name for name in sorted(names))


def _rows(folder: Path) -> dict[str, tuple[str, int]]:
    """Return path of a file in the project -> its address and the status of the answer."""
    found: dict[str, tuple[str, int]] = {}
    for name in RECORDS:
        table = folder / CACHE / name
        if not table.is_file():
            continue
        with table.open(encoding="utf-8", errors="replace", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) > FILE and row[STATUS].isdecimal() and (url := normalise_address(row[URL])):
                    path = Path(os.path.normpath(row[FILE])).as_posix()
                    found.setdefault(path, (url, int(row[STATUS])))
    return found


def _page(folder: Folder, file: Path, url: str, status: int) -> Finding:
    found = folder.open_file(file)
    mark = tool_mark(head_of(found.head[:HEAD]))
    known = (mark.known if mark else None) or _last_day(folder.path)
    page = page_of_file(found, url=url, known=known)
    if isinstance(page, Captured):
        return replace(page, page=replace(page.page, status=status))
    return page


def _last_day(folder: Path) -> Known:
    tables = [folder / CACHE / name for name in RECORDS if (folder / CACHE / name).is_file()]
    return file_moment(max((each.stat().st_mtime for each in tables), default=0.0)), "day"


HTTRACK = FolderImporter("HTTrack", is_httrack, read_httrack)
