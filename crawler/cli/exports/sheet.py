"""One table to be written: its name, columns, rows and which columns are numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.cli.table import OutputRow

NumberType = type[int] | type[float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its columns, and rows that may come one by one."""

    name: str
    columns: Sequence[str]
    rows: Iterable[OutputRow]
    numbers: Mapping[str, NumberType] = field(default_factory=dict)
    """Columns of numbers; the others hold text."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What columns mean, where the format keeps it beside each of them (Parquet)."""


def number_columns(columns: Sequence[str], rows: Sequence[OutputRow]) -> dict[str, NumberType]:
    """Return which columns hold numbers only, and of what kind; one that is empty throughout holds text."""
    found: dict[str, NumberType] = {}
    for column in columns:
        kinds = {type(cell) for row in rows if (cell := row.get(column)) is not None}
        if kinds and kinds <= {int, float}:
            found[column] = float if float in kinds else int
    return found
