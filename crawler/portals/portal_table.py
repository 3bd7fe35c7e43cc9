"""crawler/portals.csv <-> records: which address is whose, what is known of it, and what it was before."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from io import StringIO
from pathlib import Path

from storage.errors import UserMistake

PORTALS_CSV = Path(__file__).parent.parent / "portals.csv"


@dataclass(frozen=True, slots=True)
class Portal:
    """The home page of the government of one place, as one row says."""

    region: str
    """Six-digit code in force when the row was written; the key together with `home`."""
    place: str
    """The place's name with its parents; for readers only."""
    home: str
    """Address of the home page; empty where none is known or two places claim one (`note` says which)."""
    until: str = ""
    """ISO day since when the address is no longer this place's; empty: it is in force."""
    evidence: str = ""
    """Where the address is known from."""
    verified: str = ""
    """ISO day when somebody last opened it; empty: nobody has."""
    family: str = ""
    """CMS family found on that day."""
    column: str = ""
    """Address of its column of reports found on that day."""
    reports: str = ""
    """Number of reports found on that day."""
    note: str = ""


COLUMNS = tuple(field.name for field in fields(Portal))


def read_portals(path: Path) -> list[Portal]:
    """Return the rows of a table, in its order.

    Raises:
        UserMistake: The file is missing, or a row does not have the columns of `Portal`.
    """
    try:
        lines = path.read_text("utf-8-sig")
    except OSError as error:
        raise UserMistake(f"cannot read the portals {path}: {error.strerror}") from None
    rows = list(csv.DictReader(StringIO(lines), strict=True))
    for number, row in enumerate(rows, 2):
        if set(row) != set(COLUMNS) or None in row.values():
            raise UserMistake(f"{path} line {number}: a row has the columns {','.join(COLUMNS)}")
    return [Portal(**row) for row in rows]


def portals_text(rows: Iterable[Portal]) -> str:
    """Return the table as CSV, sorted by region; what was in force earlier comes first."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in sorted(rows, key=in_order))
    return out.getvalue()


def in_order(row: Portal) -> tuple[str, bool, str, str]:
    """Return the key by which rows are sorted: region, former ones first, then by day."""
    return row.region, not row.until, row.until, row.home


@cache
def portals_by_region(path: Path) -> Mapping[str, Portal]:
    """Return the rows in force by the code of their place; those without an address too."""
    return {row.region: row for row in read_portals(path) if not row.until}
