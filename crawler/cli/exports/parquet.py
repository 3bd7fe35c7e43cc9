"""Tables -> a Parquet file through pyarrow; the tables that explain the first are JSON in its metadata."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.cli.exports.sheet import Sheet
from crawler.cli.table import Cell, OutputRow
from pipelines.render.safe_text import SURROGATE
from storage.errors import UserMistake

ROWS_A_GROUP = 20_000
"""Rows that are in memory at a time and make one row group; a guess."""
MISSING = (
    "Parquet needs the package pyarrow: .venv/bin/pip install pyarrow; CSV and XLSX are written without it"
)


def write_parquet(sheets: Sequence[Sheet], path: Path) -> None:
    """Write the first table; a column is text, 64-bit integers or doubles, each with nulls where a cell is empty.

    Raises:
        UserMistake: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UserMistake(MISSING) from None
    sheet, *others = sheets
    types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    means = {name: {"meaning": meaning} for name, meaning in sheet.meanings.items()}
    fields = [
        pa.field(name, types[sheet.numbers.get(name, str)], metadata=means.get(name))
        for name in sheet.columns
    ]
    schema = pa.schema(fields, metadata={each.name: json.dumps(list(each.rows)) for each in others})
    rows = iter(sheet.rows)
    with pq.ParquetWriter(str(path), schema) as writer:
        for batch in _batches(rows):
            columns = [_column(batch, each) for each in schema]
            writer.write_table(pa.table(columns, schema=schema))


def _batches(rows: Iterator[OutputRow]) -> Iterator[list[OutputRow]]:
    """Yield the rows of each group."""
    while batch := list(islice(rows, ROWS_A_GROUP)):
        yield batch


def _column(batch: Sequence[OutputRow], column: Any) -> Any:
    """Return a column of pyarrow; `column` is its field."""
    import pyarrow as pa

    return pa.array([stored(row.get(column.name)) for row in batch], column.type)


def stored(cell: Cell) -> Cell:
    """Return a cell as it is stored: texts exactly, but half a pair of UTF-16, which no file of UTF-8 holds."""
    return SURROGATE.sub("\ufffd", cell) if isinstance(cell, str) else cell
