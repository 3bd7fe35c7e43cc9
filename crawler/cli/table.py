"""Rows -> an aligned table, JSON, or CSV that is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Mapping, Sequence

from pipelines.render.safe_text import one_line, to_json
from pipelines.render.terminal.columns import aligned

Cell = str | int | float | None
OutputRow = Mapping[str, Cell]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula: "=1+1", "@SUM"."""
FORMATS = ("text", "csv", "json")


def table(columns: Sequence[str], rows: Sequence[OutputRow], form: str, *, bom: bool = False) -> str:
    """Return rows in one of FORMATS; with `bom` a CSV begins with the mark by which Excel knows UTF-8."""
    if form == "json":
        return to_json([dict(row) for row in rows], indent=1) + "\n"
    if form == "csv":
        return ("\ufeff" if bom else "") + csv_text(columns, rows)
    return aligned([list(columns), *([cell_text(row.get(column)) for column in columns] for row in rows)])


def csv_text(columns: Sequence[str], rows: Sequence[OutputRow]) -> str:
    """Return CSV with CRLF line ends; a text that a spreadsheet would run gets an apostrophe before it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)
    return written.getvalue()


def harmless(cell: Cell) -> Cell:
    """Return a cell as CSV holds it: numbers unchanged, texts on one line and never a formula."""
    if not isinstance(cell, str):
        return f"{cell:g}" if isinstance(cell, float) else cell
    if is_plain(cell):
        return cell
    line = one_line(cell)
    return f"'{line}" if line.startswith(FORMULA) or cell.startswith(FORMULA) else line


def is_plain(text: str) -> bool:
    """Return whether a text surely stays as it is: one line of visible characters that begins as no formula does."""
    return not text or (
        text.isprintable()
        and "  " not in text
        and text[0] != " "
        and text[-1] != " "
        and not text.startswith(FORMULA)
    )


def cell_text(cell: Cell) -> str:
    """Return a cell as the aligned table shows it."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return "" if cell is None else one_line(str(cell))
