"""A table -> the map of its columns beside it, as a person confirms it on a terminal."""

import sys
from itertools import islice
from pathlib import Path

from crawler.captures.tables.column_map import ColumnMap, changed, guess, load, map_file, save
from crawler.captures.tables.table_rows import Row, open_table
from crawler.cli.output import say
from storage.errors import UserMistake

LOOKED_AT = 50
"""Rows by which columns are guessed (guess)."""
SHOWN = 24
"""Characters of a cell that are shown."""
ASKED = "Read it so? [Enter: yes, MEANING=COLUMN: change, q: stop] "


def map_columns(table: Path, words: list[str]) -> None:
    """Guess what the columns of a table mean, show it, let a person change it, and write it beside the table.

    Args:
        table: the file.
        words: what was given on the command line: `text=正文`.

    Raises:
        UserMistake: no column has texts, a word names none, or the person stopped.
    """
    if not table.is_file():
        raise UserMistake(f"--map is for a table: {table} is no file")
    opened = open_table(table)
    rows = list(islice(opened.rows, LOOKED_AT))
    before = load(table) if map_file(table).is_file() else guess(opened.columns, rows)
    mapping = changed(before, opened.columns, words)
    show(table, opened.columns, mapping, rows)
    while sys.stdin.isatty() and (answer := input(ASKED).strip()):
        if answer == "q":
            raise UserMistake("stopped; nothing was added")
        try:
            mapping = changed(mapping, opened.columns, [answer])
        except UserMistake as error:
            say(str(error))
        show(table, opened.columns, mapping, rows)
    if not mapping.columns.get("text"):
        raise UserMistake(f"no column of {table} has texts: name it with --column text=NAME")
    save(table, mapping)
    say(f"written to {map_file(table)}")


def show(table: Path, columns: tuple[str, ...], mapping: ColumnMap, rows: list[Row]) -> None:
    """Print the columns with a cell of each, and what they mean."""
    say(f"{table}: {len(columns)} columns")
    for name in columns:
        cell = next((" ".join(row[name].split()) for row in rows if row.get(name, "").strip()), "")
        say(f"  {name}: {cell[:SHOWN]}{'…' if len(cell) > SHOWN else ''}")
    say("read as")
    for line in mapping.lines():
        say(line)
