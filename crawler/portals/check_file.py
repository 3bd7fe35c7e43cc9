"""The check file: what a check found at the address of each source, for a person to read and correct."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from storage.errors import UserMistake


@dataclass(frozen=True, slots=True)
class CheckedSource:
    """One row of a check file: what a check found at the address of a source."""

    source: str
    """The source's name: a code for a portal."""
    place: str
    home: str
    """The address that was asked; a person may correct it."""
    answered: str
    """Answers and requests, as in 5/6."""
    family: str
    column: str
    reports: str
    """How many reports were listed."""
    note: str
    """What stood in the way."""
    date: str
    """ISO day of the check."""


CHECK_COLUMNS = tuple(field.name for field in fields(CheckedSource))


def read_checks(lines: Iterable[str]) -> list[CheckedSource]:
    """Return the rows of a check file; raises ValueError for a row with other columns."""
    found = []
    for number, row in enumerate(csv.DictReader(lines), 2):
        if not is_complete(row):
            raise ValueError(f"line {number}: a row has the columns {','.join(CHECK_COLUMNS)}")
        found.append(CheckedSource(**row))
    return found


def is_complete(row: Mapping[str | None, str | None]) -> bool:
    """Return whether a row has each column of a check file, and no other."""
    return set(row) == set(CHECK_COLUMNS) and None not in row.values()


@contextmanager
def check_file(path: str) -> Iterator[tuple[set[str], Callable[[CheckedSource], None]]]:
    """Open a check file to go on with it; each row is on the disk before the next source is asked for.

    Args:
        path: the file, made if it is missing; empty for none, and nothing is written then.

    Yields:
        The names of the sources that it has, and the function that adds a row.

    Raises:
        UserMistake: It cannot be written, or is no check file.
    """
    if not path:
        yield set(), lambda _: None
        return
    file = Path(path)
    try:
        held = read_checks(file.read_text("utf-8-sig").splitlines()) if file.exists() else []
        out = file.open("a", encoding="utf-8", newline="")
    except (OSError, ValueError) as error:
        raise UserMistake(f"no check file {path}: {error}") from None
    with out:
        writer = csv.DictWriter(out, CHECK_COLUMNS, lineterminator="\n")
        if not file.stat().st_size:
            writer.writeheader()

        def write(row: CheckedSource) -> None:
            writer.writerow(asdict(row))
            out.flush()

        yield {row.source for row in held}, write
