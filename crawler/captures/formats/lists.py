"""A list of saved pages (CSV, TSV, JSON lines) -> their captures: url, file, at, title, status in columns."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from crawler.captures.captured import Captured, Finding, Findings, Found, Importer, LeftOut
from crawler.captures.formats.saved_page import page_of_file
from crawler.captures.moments import parse_moment_of_capture
from pipelines.parse.encoding import decode
from pipelines.text.web_address import normalise_address
from storage.records import Page

LISTS = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
NEEDED = frozenset({"url", "file"})
"""Columns without which a table is no list of pages."""

Row = Mapping[str, object]


def is_list(found: Found) -> bool:
    """Whether a file is a table on disk whose columns name addresses and files."""
    if found.file is None or found.path.suffix.lower() not in LISTS:
        return False
    return next((row.keys() >= NEEDED for row in _rows(found, found.head)), False)


def _rows(found: Found, data: bytes) -> Iterator[Row]:
    """Yield the rows of a table, none from where it cannot be read on."""
    text = decode(Page(url="", body=data)).text.removeprefix("\ufeff")
    try:
        if found.path.suffix.lower() in {".jsonl", ".ndjson"}:
            rows = (json.loads(line) for line in text.splitlines() if line.strip())
            yield from (row for row in rows if isinstance(row, dict))
        else:
            delimiter = "\t" if found.path.suffix.lower() == ".tsv" else ","
            yield from csv.DictReader(text.splitlines(), delimiter=delimiter)
    except (ValueError, csv.Error):
        return


def files_of_list(found: Found) -> Iterator[Path]:
    """Yield the files that a list names, whether they exist or not."""
    folder = (found.file or Path()).parent
    yield from (folder / str(row.get("file") or "") for row in _rows(found, found.read()))


def list_reader(open_file: Callable[[Path], Found]) -> Importer:
    """Return the importer of lists.

    Args:
        open_file: makes a found file of a path.
    """

    def read_list(found: Found) -> Findings:
        folder = (found.file or Path()).absolute().parent
        for row in _rows(found, found.read()):
            yield _page_of_row(row, folder, open_file)

    return Importer("list", is_list, read_list)


def _page_of_row(row: Row, folder: Path, open_file: Callable[[Path], Found]) -> Finding:
    """Return the page that one row of a list names."""
    given = {name: str(value).strip() for name, value in row.items() if value is not None}
    name, url = given.get("file", ""), normalise_address(given.get("url", ""))
    file = folder / name
    inside = Path(name).is_absolute() or file.resolve().is_relative_to(folder.resolve())
    if not name or not inside or not file.is_file():
        return LeftOut(name or "a row without a file", "no such file beside the list")
    if not url:
        return LeftOut(name, f"'{given.get('url', '')}' is no web address")
    known = parse_moment_of_capture(given["at"]) if given.get("at") else None
    if given.get("at") and not known:
        return LeftOut(name, f"'{given['at']}' is no moment")
    found = page_of_file(open_file(file), url=url, known=known, title=given.get("title", ""))
    status = given.get("status", "")
    if isinstance(found, Captured) and status.isdecimal():
        return replace(found, page=replace(found.page, status=int(status)))
    return found
