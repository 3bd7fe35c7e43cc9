"""What a page shows, whatever its language and form: a template with its values, and tables to take away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crawler.cli.table import OutputRow, table


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of a page; ADDRESS/NAME.csv and .json give it whole."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[OutputRow]
    """Once; they are made when the table is asked for, where they are many."""

    def written(self, form: str) -> str:
        """Return the table as `csv` (with the mark by which Excel knows UTF-8) or `json`."""
        rows = [{column: row.get(column) for column in self.columns} for row in self.rows]
        return table(self.columns, rows, form, bom=True)


@dataclass(frozen=True, slots=True)
class BrowseView:
    """A page before it is drawn."""

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    tables: tuple[DataTable, ...] = ()

    def table(self, name: str) -> DataTable | None:
        """Return a table by its name; None where the page has no such table."""
        return next((each for each in self.tables if each.name == name), None)
