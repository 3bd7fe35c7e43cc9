"""What `scrapy check_sources --write FILE` found -> rows of crawler/portals.csv, after somebody read the file.

    python -m crawler.portals.check_intake FILE [--table TABLE]

Prints every row that it changes and every one that it does not take. A row whose address is corrected in the file
(column `home`) keeps the former one with its day.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from crawler.portals.check_file import CheckedSource, read_checks
from crawler.portals.list_intake import without_doubles
from crawler.portals.portal_table import PORTALS_CSV, Portal, portals_text, read_portals


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """What came of a check file."""

    rows: tuple[Portal, ...]
    """The whole table."""
    told: tuple[str, ...]
    """One line for each row of the file that changed something, or was not taken and why."""


def take_checked(table: Sequence[Portal], checked: Iterable[CheckedSource]) -> CheckedTable:
    """Take what was checked into the table.

    Args:
        table: its rows.
        checked: rows of a check file.

    Returns:
        The table in which a place whose reports were found is verified on the day of the check, with family, column and
        number; one that showed none keeps its row, with a note of the day and the reason.
    """
    rows, told = list(table), list[str]()
    current = {row.region: index for index, row in enumerate(rows) if not row.until}
    for one in checked:
        index = current.get(one.source)
        if index is None:
            told.append(f"{one.source}: no row of the table; a class is set by hand in crawler/spiders/")
            continue
        old = rows[index]
        if one.home != old.home and old.home:
            rows.append(replace(old, until=one.date))
        rows[index] = checked_row(old, one)
        told.append(change_line(old, rows[index]))
    return CheckedTable(tuple(without_doubles(rows)), tuple(told))


def checked_row(old: Portal, one: CheckedSource) -> Portal:
    """Return the row after a check; without reports only its note and a corrected address change."""
    if one.reports.isdecimal() and int(one.reports):
        found = {"family": one.family, "column": one.column, "reports": one.reports}
        return replace(old, home=one.home, verified=one.date, note=one.note, **found)
    why = one.note or "no report found"
    return replace(old, home=one.home, note=f"asked {one.date}: {why}")


def change_line(old: Portal, new: Portal) -> str:
    """Return one line that says what changed in a row: each field with its value before and after."""
    changed = [
        f"{field.name} '{getattr(old, field.name)}' -> '{getattr(new, field.name)}'"
        for field in fields(Portal)
        if getattr(old, field.name) != getattr(new, field.name)
    ]
    return f"{new.region} {new.place}: {'; '.join(changed) or 'unchanged'}"


def main(words: Sequence[str] | None = None) -> int:
    """Take a check file into the table; return 1 if the file has other columns, and take nothing then."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="what check_sources --write wrote, read by a person")
    parser.add_argument("--table", type=Path, default=PORTALS_CSV, help="the table (crawler/portals.csv)")
    opts = parser.parse_args(words)
    try:
        with opts.file.open(encoding="utf-8-sig", newline="") as lines:
            found = take_checked(read_portals(opts.table), read_checks(lines))
    except ValueError as error:
        print(f"{opts.file} {error}", file=sys.stderr)
        return 1
    opts.table.write_text(portals_text(found.rows), "utf-8")
    print(*found.told, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
