"""Columns of a table -> what each means: guessed by name and content, kept in a file beside the table."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median

from crawler.captures.tables.table_rows import Row
from storage.errors import UserMistake

NAMES = Path(__file__).with_name("column_names.csv")
MEANINGS = ("text", "url", "at", "title", "region", "year")
LONG = 300
"""Characters from which the cells of a column are texts (guess; a summary has fewer)."""
ENDING = ".map.json"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Meaning -> the columns that have it, of which only `region` may have several: province, city, county."""

    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def value(self, row: Row, meaning: str) -> str:
        """Return what a row says of a meaning; several columns one after the other, none twice."""
        cells = [row.get(name, "").strip() for name in self.columns.get(meaning, ())]
        return "".join(dict.fromkeys(cells))

    def lines(self) -> Iterator[str]:
        """Yield a line for each meaning."""
        for meaning in MEANINGS:
            yield f"  {meaning:8}{' + '.join(self.columns.get(meaning, ())) or '-'}"


@cache
def known_names() -> dict[str, str]:
    """Return the names that people give to columns, in lower case, with their meanings (column_names.csv)."""
    with NAMES.open(encoding="utf-8", newline="") as stream:
        return {name: row["meaning"] for row in csv.DictReader(stream) for name in row["name"].split()}


def guess(columns: Sequence[str], rows: Sequence[Row]) -> ColumnMap:
    """Guess what columns mean.

    Args:
        columns: their names.
        rows: some rows of the table.

    Returns:
        The guess; without `text` where no column has texts.
    """
    found: dict[str, list[str]] = {}
    for name in columns:
        meaning = known_names().get("".join(name.split()).lower(), "")
        if meaning and (meaning == "region" or meaning not in found):
            found.setdefault(meaning, []).append(name)
    lengths = {name: median([len(row.get(name, "")) for row in rows] or [0]) for name in columns}
    longest = max(columns, key=lambda name: lengths[name], default="")
    named = found.get("text", [""])[0]
    if longest and lengths[longest] >= LONG and lengths.get(named, 0) < LONG:
        found["text"] = [longest]
    return ColumnMap(found)


def changed(guessed: ColumnMap, columns: Sequence[str], words: Sequence[str]) -> ColumnMap:
    """Return a map with some meanings given: `text=正文`, `region=省份+城市`, `url=` for none.

    Raises:
        UserMistake: a word names no meaning or no column.
    """
    found = dict(guessed.columns)
    for word in words:
        meaning, sign, names = word.partition("=")
        given = [name.strip() for name in names.split("+") if name.strip()]
        if not sign or meaning.strip() not in MEANINGS:
            raise UserMistake(f"'{word}': write MEANING=COLUMN, with one of {', '.join(MEANINGS)}")
        if missing := [name for name in given if name not in columns]:
            raise UserMistake(f"no column '{missing[0]}'; there are {', '.join(columns)}")
        found[meaning.strip()] = given
    return ColumnMap(found)


def map_file(table: Path) -> Path:
    """Return where the map of a table is kept: beside it."""
    return table.with_name(table.name + ENDING)


def save(table: Path, mapping: ColumnMap) -> None:
    """Write the map of a table beside it."""
    columns = {meaning: list(names) for meaning, names in mapping.columns.items() if names}
    written = json.dumps({"columns": columns}, ensure_ascii=False, indent=2)
    map_file(table).write_text(written + "\n", encoding="utf-8")


def load(table: Path) -> ColumnMap:
    """Read the map of a table.

    Raises:
        UserMistake: the file is no such map.
    """
    path = map_file(table)
    try:
        given = json.loads(path.read_text("utf-8"))["columns"]
        return changed(ColumnMap(), [name for names in given.values() for name in names], [
            f"{meaning}={'+'.join(names)}" for meaning, names in given.items()
        ])  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserMistake(f"{path} is no map of columns: {error}") from None
