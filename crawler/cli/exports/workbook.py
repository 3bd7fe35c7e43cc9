"""Tables -> a workbook (XLSX) through XlsxWriter: texts are texts whatever they begin with, numbers are numbers."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.cli.exports.sheet import Sheet
from crawler.cli.table import Cell, OutputRow
from pipelines.render.safe_text import one_line, shortened

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_A_SHEET = 1_048_575
"""Rows that a sheet has room for below its head (ECMA-376, Excel's limit); more begin a further sheet."""
LONGEST = 32_767
"""Characters (UTF-16 units in Excel) that a cell holds."""
IN_UTF_16 = LONGEST // 2
"""Characters that fit whatever they are."""


def write_workbook(sheets: Sequence[Sheet], path: Path) -> None:
    """Write each table as a sheet, row by row; no cell is a formula, a link or a number read out of a text.

    Rows that come one by one are never in memory together; a text that recurs is then written each time.

    Raises:
        OSError: the file cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    one_by_one = not all(isinstance(sheet.rows, Sequence) for sheet in sheets)
    book = Workbook(str(path), {"constant_memory": one_by_one})
    for sheet in sheets:
        _write_sheet(book, sheet)
    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise cause or OSError(str(error)) from None


def _write_sheet(book: "Workbook", sheet: Sheet) -> None:
    """Write a table, on further sheets where it does not fit on one; an empty one has its head."""
    bold = book.add_format({"bold": True})
    rows = iter(sheet.rows)
    number = 1
    for part in _parts(rows):
        page = book.add_worksheet(sheet.name if number == 1 else f"{sheet.name} {number}")
        for at, name in enumerate(sheet.columns):
            page.write_string(0, at, name, bold)
        page.freeze_panes(1, 0)
        for line, row in enumerate(part, 1):
            for at, name in enumerate(sheet.columns):
                _write_cell(page, line, at, row.get(name))
        number += 1


def _parts(rows: Iterator[OutputRow]) -> Iterator[Iterator[OutputRow]]:
    """Yield the rows of each sheet; the first one even without rows."""
    yield islice(rows, ROWS_A_SHEET)
    for first in rows:
        yield chain([first], islice(rows, ROWS_A_SHEET - 1))


def _write_cell(page: "Worksheet", line: int, at: int, cell: Cell) -> None:
    """Write a text as a text and a number as a number; nothing for what is empty."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        page.write_string(line, at, cell_text(cell))
    elif isfinite(cell):
        page.write_number(line, at, cell)


def cell_text(text: str) -> str:
    """Return a text on one line that a cell has room for, in which what steers is spelled out."""
    return one_line(text) if len(text) <= IN_UTF_16 else shortened(text, IN_UTF_16)
