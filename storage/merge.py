"""Another archive -> the union of its facts with ours, by content: how it packs its bodies does not matter."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from storage import aliases, bodies, facts, purge
from storage.connection import connect

SIMPLE = ("runs", "run_ends", "tombstones", "aliases")
"""Tables whose rows are taken over as they are, unless they are here."""


def merge_archive(db: sqlite3.Connection, other: Path) -> int:
    """Take over the facts and the memory of another archive, as one transaction; gives the number of new fetches.

    Tombstones win: what either archive purged is in neither. Of memory the later is kept.
    """
    theirs = connect(other, create=False)
    try:
        aliases.note_ids(db, db)
        aliases.note_ids(db, theirs)
        for table in SIMPLE:
            rows = theirs.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 names of ours
            _add(db, table, rows)
        count = sum(_take(db, theirs, row) for row in _fetches(theirs))
        purge.apply_tombstones(db)
        db.executemany(
            "INSERT INTO memory VALUES (?, ?, ?, ?) ON CONFLICT (topic, name) DO UPDATE"
            " SET value = excluded.value, at = excluded.at WHERE (excluded.at, excluded.value) > (at, value)",
            theirs.execute("SELECT topic, name, value, at FROM memory").fetchall(),
        )
    finally:
        theirs.close()
    return count


def _add(db: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 names of ours


def _fetches(theirs: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    columns = ", ".join(facts.COLUMNS)
    yield from theirs.execute(f"SELECT {columns} FROM fetches ORDER BY url, at, id")  # noqa: S608 names of ours


def _take(db: sqlite3.Connection, theirs: sqlite3.Connection, row: tuple[object, ...]) -> bool:
    """Take over one fetch with its body, packed against the body before it here; False when it was here."""
    fetch = facts.fetch_from_row(row)
    if facts.load_fetch(db, fetch.id):
        return False
    name = bytes.fromhex(fetch.body)
    if name and not facts.purge_reason(db, fetch):
        before = facts.load_last_fetch(db, fetch.url)
        bodies.keep_body(
            db, bodies.read_body(theirs, name), fetch.url, bytes.fromhex(before.body) if before else None
        )
    db.execute(facts.INSERT, row)
    return True
