"""Take over what another archive derived and compared, where its rules and engines are those of this program.

A host is folded from its own fetches alone, so that the rows of a host which only the other archive has are the rows
that folding here would give. Outcomes carry a mark of the engine and of both texts, and are kept only for a pair that
is compared here under the same mark: the next comparison drops all others.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from storage.rows import TableRow

RULES = ("", "reader")
ENGINES = ("", "compared")
"""Host and name of the states in which an archive keeps by what it was derived and compared."""
OF_HOST = {
    "judgements": "SELECT j.* FROM fetches f CROSS JOIN judgements j ON j.fetch = f.id WHERE f.host = ?",
    "articles": "SELECT a.* FROM fetches f CROSS JOIN articles a ON a.fetch = f.id WHERE f.host = ?",
    "versions": "SELECT v.* FROM copies c CROSS JOIN versions v ON v.copy = c.id WHERE c.host = ?",
    "copies": "SELECT * FROM copies WHERE host = ?",
    "states": "SELECT * FROM states WHERE host = ?",
    "intervals": "SELECT i.* FROM copies c CROSS JOIN intervals i ON i.copy = c.id WHERE c.host = ?",
    "events": "SELECT * FROM events WHERE host = ? AND kind != 'moved'",
}
"""Table -> its rows of one host; moves are looked for again."""
OUTCOMES = {
    "changes": "SELECT * FROM changes",
    "hunks": "SELECT * FROM hunks WHERE change = ?",
    "targets_read": "SELECT * FROM targets_read",
    "targets": "SELECT * FROM targets WHERE version = ?",
}
TOUCHED = """
INSERT OR IGNORE INTO touched SELECT 'version', ?1 UNION ALL SELECT 'copy', copy FROM versions WHERE id = ?1
"""


@dataclass(frozen=True, slots=True)
class Marks:
    """By what the other archive must have been derived and compared; empty marks take nothing over."""

    rules: str = ""
    engines: str = ""


NO_MARKS = Marks()


def has_mark(theirs: sqlite3.Connection, state: tuple[str, str], mark: str) -> bool:
    """Whether another archive was derived or compared by the rules or engines of a mark."""
    row = theirs.execute("SELECT state FROM states WHERE host = ? AND name = ?", state).fetchone()
    return bool(mark) and row is not None and f"{row[0]} ".startswith(f"{mark} ")


def take_hosts(db: sqlite3.Connection, theirs: sqlite3.Connection, hosts: Iterable[str]) -> None:
    """Take over the derived rows of hosts whose fetches came from the other archive alone.

    Args:
        db: the archive that takes over, in a transaction, with the fetches already.
        theirs: the other one, which has folded them all.
        hosts: the hosts.
    """
    for host in hosts:
        for table, query in OF_HOST.items():
            _insert(db, table, theirs.execute(query, (host,)))


def take_outcomes(db: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    """Take over changes and targets that are not here, and note them as touched: the next comparison keeps or drops them.

    Args:
        db: the archive that takes over, in a transaction.
        theirs: the other one.
    """
    for row in theirs.execute(OUTCOMES["changes"]):
        if _insert(db, "changes", [row]):
            _insert(db, "hunks", theirs.execute(OUTCOMES["hunks"], (row[0],)))
            db.executemany(TOUCHED, [(row[2],), (row[3],)])
    for row in theirs.execute(OUTCOMES["targets_read"]):
        if _insert(db, "targets_read", [row]):
            _insert(db, "targets", theirs.execute(OUTCOMES["targets"], (row[0],)))
            db.execute(TOUCHED, (row[0],))


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> int:
    """Insert rows that are not there, in the order of the columns; return how many were not."""
    count = 0
    for row in _whole(rows):
        marks = ", ".join("?" * len(row))
        count += db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row).rowcount  # noqa: S608 no text from outside
    return count


def _whole(rows: Iterable[Sequence[object]]) -> Iterator[TableRow]:
    yield from map(tuple, rows)
