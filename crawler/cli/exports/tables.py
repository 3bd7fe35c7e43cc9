"""Rows -> a table in a file: CSV, JSON, XLSX or Parquet; or lines on standard output."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crawler.cli.exports.parquet import write_parquet
from crawler.cli.exports.sheet import Sheet
from crawler.cli.exports.workbook import write_workbook
from crawler.cli.output import write
from crawler.cli.table import harmless, table
from storage.errors import UserMistake

TABLE_FORMATS = ("text", "csv", "json", "xlsx", "parquet")
BINARY = frozenset({"xlsx", "parquet"})
"""Formats that are never written to standard output."""
BOM = "\ufeff"


def write_tables(sheets: Sequence[Sheet], form: str, path: str = "", *, bom: bool = False) -> None:
    """Write a table, and where the format has room for them the tables that explain it.

    Args:
        sheets: the table first; those after it are sheets of a workbook and metadata of Parquet, and else left out.
        form: one of TABLE_FORMATS.
        path: the file; empty for standard output.
        bom: begin a CSV on standard output with a byte order mark; one in a file has it.

    Raises:
        UserMistake: the format needs a file or a package that is not there, or the file cannot be written.
    """
    first = sheets[0]
    if form in BINARY and not path:
        raise UserMistake(f"{form} is written to a file: -o {first.name}.{form}")
    if form == "xlsx":
        with draft_of(path) as draft:
            write_workbook(sheets, draft)
    elif form == "parquet":
        with draft_of(path) as draft:
            write_parquet(sheets, draft)
    elif form == "csv" and path:
        with draft_of(path) as draft:
            write_csv(first, draft)
    else:
        write(table(first.columns, list(first.rows), form, bom=bom or bool(path)), path)


@contextmanager
def draft_of(path: str) -> Iterator[Path]:
    """Give the block a file beside `path` to write; it takes its place when all is written, and only then."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.part")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise UserMistake(f"cannot write {path}: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write a CSV with a byte order mark, row by row; no text in it is a formula."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM)
        writer = csv.writer(file)
        writer.writerow(sheet.columns)
        writer.writerows([harmless(row.get(column)) for column in sheet.columns] for row in sheet.rows)
