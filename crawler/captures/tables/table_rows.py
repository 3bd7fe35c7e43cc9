"""A table on disk -> its columns and rows, within bounds: spreadsheets, CSV, JSON lines, Parquet."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from crawler.captures.captured import MAX_BYTES
from pipelines.parse.encoding import decode
from storage.errors import UserMistake
from storage.records import Page

Row = Mapping[str, str]

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})
TEXTS = frozenset({".csv", ".tsv", ".txt"})
JSON_LINES = frozenset({".jsonl", ".ndjson", ".json"})
PARQUET = frozenset({".parquet", ".pq"})
KINDS = SPREADSHEETS | TEXTS | JSON_LINES | PARQUET

MAX_UNPACKED = 500_000_000
"""Bytes that a spreadsheet may unpack to (guess; a hundred thousand reports cut to a cell have more than the archive of any)."""
MAX_ROWS = 1_048_576
"""Rows of a sheet (Excel's limit)."""
DELIMITERS = ",\t;|"
HEAD = 262_144
"""Bytes of a text by which its encoding and delimiter are known (guess)."""
BATCH = 256
"""Rows of a Parquet file that are in memory at once (guess)."""


@dataclass(frozen=True, slots=True)
class Table:
    """An open table."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    """Cells as text, by column; a row that has more or fewer cells than columns has `MISFIT`."""


MISFIT = "\0misfit"
"""Name under which a row says that it does not fit the columns: a quotation mark too many swallows what follows."""


def is_table(path: Path) -> bool:
    """Whether a file is named as a table."""
    return path.suffix.lower() in KINDS


def open_table(path: Path) -> Table:
    """Open a table.

    Args:
        path: the file.

    Raises:
        UserMistake: it cannot be read as a table, or is larger than the bounds; the message says why.
    """
    suffix = path.suffix.lower()
    readers: tuple[tuple[frozenset[str], Callable[[Path], Table]], ...] = (
        (SPREADSHEETS, _spreadsheet),
        (JSON_LINES, _json_lines),
        (PARQUET, _parquet),
        (TEXTS, _delimited),
    )
    reader = next((read for suffixes, read in readers if suffix in suffixes), None)
    if reader is None:
        raise UserMistake(f"{path} is no table: {', '.join(sorted(KINDS))}")
    try:
        return reader(path)
    except (OSError, ValueError, csv.Error, zipfile.BadZipFile) as error:
        raise UserMistake(f"{path} cannot be read as a table: {' '.join(str(error).split())[:160]}") from None


def _spreadsheet(path: Path) -> Table:
    """Open the sheet of a workbook that has the most rows; macros and links are not looked at."""
    from python_calamine import CalamineError, load_workbook

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            size = sum(member.file_size for member in packed.infolist())
    else:
        size = path.stat().st_size
    if size > MAX_UNPACKED:
        raise UserMistake(f"{path} unpacks to {size} bytes, more than {MAX_UNPACKED}")
    try:
        book = load_workbook(str(path))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except CalamineError as error:
        raise ValueError(str(error)) from None
    if not sheets:
        raise ValueError("no sheet")
    largest = max(sheets, key=lambda sheet: sheet.height)
    rows = ([_cell(value) for value in row] for row in islice(largest.iter_rows(), MAX_ROWS))
    return _named(rows)


def _cell(value: object) -> str:
    """Write a cell as text; a whole number without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _named(rows: Iterator[list[str]]) -> Table:
    """Make a table of rows whose first one that is not empty names the columns."""
    names = next((row for row in rows if any(cell.strip() for cell in row)), None)
    if names is None:
        raise ValueError("it is empty")
    columns = tuple(name.strip().removeprefix("\ufeff") or f"column {at}" for at, name in enumerate(names, 1))
    return Table(columns, (_row(columns, row) for row in rows if any(cell.strip() for cell in row)))


def _row(columns: tuple[str, ...], cells: list[str]) -> Row:
    row = dict(zip(columns, cells, strict=False))
    if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
        row[MISFIT] = f"{len(cells)} cells for {len(columns)} columns"
    return row


def _delimited(path: Path) -> Table:
    """Open a CSV or a file with another delimiter, in whatever encoding."""
    csv.field_size_limit(MAX_BYTES)
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    found = decode(Page(url="", body=head[: head.rfind(b"\n") + 1] or head))
    first = found.text.removeprefix("\ufeff").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    if not first.count(delimiter):
        raise ValueError("its first line names no columns")
    return _named(csv.reader(_lines(path, found.encoding), delimiter=delimiter))


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """Yield the lines of a text, decoded as it goes."""
    with path.open("rb") as stream:
        yield from io.TextIOWrapper(stream, encoding or "utf-8", errors="replace", newline="")


def _json_lines(path: Path) -> Table:
    """Open a file with an object a line; a .json may be one list of objects."""
    if path.suffix.lower() == ".json":
        if path.stat().st_size > MAX_UNPACKED:
            raise UserMistake(f"{path} has {path.stat().st_size} bytes, more than {MAX_UNPACKED}")
        given = json.loads(path.read_text("utf-8-sig"))
        rows: Iterator[object] = iter(given if isinstance(given, list) else [given])
    else:
        rows = (json.loads(line) for line in _lines(path, "utf-8-sig") if line.strip())
    first = next((row for row in rows if isinstance(row, dict)), None)
    if first is None:
        raise ValueError("no object in it")
    return Table(
        tuple(map(str, first)),
        (_object(row) for part in (iter([first]), rows) for row in part if isinstance(row, dict)),
    )


def _object(row: Mapping[str, object]) -> Row:
    return {str(name): _cell(value) for name, value in row.items()}


def _parquet(path: Path) -> Table:
    """Open a Parquet file, a batch of rows at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UserMistake(f"{path}: Parquet needs pyarrow: pip install pyarrow") from None
    try:
        file = ParquetFile(path, memory_map=True)
    except ArrowException as error:
        raise ValueError(str(error)) from None
    rows = (row for batch in file.iter_batches(batch_size=BATCH) for row in batch.to_pylist())
    return Table(tuple(file.schema_arrow.names), map(_object, rows))
