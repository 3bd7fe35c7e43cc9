"""A table with a map of its columns beside it -> a capture a row: its text, with address, moment, title."""

import re
from collections import Counter

from crawler.captures.captured import Captured, Finding, Findings, Found, Importer, LeftOut, NoPage
from crawler.captures.folder_address import made_up_address
from crawler.captures.moments import parse_moment_of_capture
from crawler.captures.tables.column_map import ColumnMap, load, map_file
from crawler.captures.tables.table_rows import MISFIT, Row, open_table
from pipelines.text.web_address import normalise_address
from storage.records import Hints, Page

PLAIN = (("content-type", "text/plain; charset=utf-8"),)
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A control character as a spreadsheet writes it: `_x000D_`."""
SHORTEST = 30
"""Characters below which a cell is no text, as of a page's container (guess)."""
LOWEST_PRINTED = 0x20
YEAR = re.compile(r"(?:19|20)\d\d")


def is_mapped(found: Found) -> bool:
    """Whether a file on disk is a table that somebody mapped."""
    return found.file is not None and map_file(found.file).is_file()


def read_table(found: Found) -> Findings:
    """Yield the texts of a table."""
    if found.file is None:
        return
    mapping = load(found.file)
    names = Counter[str]()
    for number, row in enumerate(open_table(found.file).rows, 1):
        yield _capture(found, mapping, row, number, names)


def _capture(found: Found, mapping: ColumnMap, row: Row, number: int, names: Counter[str]) -> Finding:
    """Return the text of a row as a page."""
    name = f"{found.name}, row {number}"
    if MISFIT in row:
        return LeftOut(name, row[MISFIT])
    text, place = mapping.value(row, "text"), mapping.value(row, "region")
    if len(text) < SHORTEST:
        return NoPage("rows without a text")
    year = next(iter(YEAR.findall(mapping.value(row, "year"))), "")
    title = mapping.value(row, "title")
    given, at = mapping.value(row, "url"), mapping.value(row, "at")
    url = normalise_address(given) if given else ""
    if given and not url:
        return LeftOut(name, f"'{given[:80]}' is no web address")
    known = parse_moment_of_capture(at) if at else (found.at, "file")
    if known is None:
        return LeftOut(name, f"'{at[:40]}' is no moment")
    key = "-".join(filter(None, (place, year))) or title or str(number)
    names[key] += 1
    own = key if names[key] == 1 else f"{key}-{names[key]}"
    page = Page(
        url=url or made_up_address(found.collection, [*found.path.parts, own]),
        body=printable(text).encode("utf-8", "replace"),
        status=200,
        headers=PLAIN,
        at=known[0],
        precision=known[1],
        hints=Hints(
            title=title or (f"{year and year + '年'}{place}政府工作报告" if place else ""), prefix=place
        ),
    )
    return Captured(page, name)


def printable(text: str) -> str:
    """Write a cell's text with the control characters that a spreadsheet wrote out; those of XML only are lost."""

    def char(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return "\n" if code in {0x0A, 0x0D} else chr(code) if code >= LOWEST_PRINTED else ""

    return ESCAPED.sub(char, text).replace("\0", "") if "_x" in text else text


MAPPED_TABLE = Importer("table", is_mapped, read_table)
