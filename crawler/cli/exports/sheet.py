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
