"""Merge another archive: the union of the facts of both by content, however each packs its bodies."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, suppress
from pathlib import Path

from storage import aliases, bodies, derived, facts, fetch_rows, memory, purge
from storage.connection import connect
from storage.errors import DamagedBody
from storage.merge_derived import ENGINES, NO_MARKS, RULES, Marks, has_mark, take_hosts, take_outcomes
from storage.rows import TableRow
from storage.transactions import failures

COPIED = ("runs", "run_ends", "tombstones", "aliases")
"""Tables whose rows are taken over as they are, unless they are here."""

OWN_MOMENT = "CASE WHEN at > ?1 THEN clock ELSE at END AS at"
"""The moment of a fetch, but that of its clock where it lies too late."""

MEMORY = """
SELECT topic, name,
       CASE topic WHEN 'told' THEN json_set(value, '$.until', min(json_extract(value, '$.until'), ?1)) ELSE value END,
       min(at, ?1)
FROM memory WHERE at <= ?1 OR topic IN ('told', 'announced')
"""
"""What is taken over of memory: what was told was told, whatever the clock said then."""

ALWAYS = "~"
"""Later than every moment."""


def merge_archive(
    db: sqlite3.Connection, other: Path, *, until: str = ALWAYS, news: bool = False, marks: Marks = NO_MARKS
) -> int:
    """Take over the facts and the memory of another archive, and what it derived and compared by equal marks.

    Tombstones win: what either archive purged is in neither. Of two values in memory the later stays.

    Args:
        db: the archive that takes over, in a transaction.
        other: the file of the other one; it is brought to the present schema when it is older.
        until: fetches whose clock said a later moment, and memory of later ones, are left out; where an earlier clock that
            was ahead lifted the moment of a fetch over it, the fetch has that of its own clock here.
        news: whether the new fetches are noted as not told yet.
        marks: by what the other one must have been derived and compared for its rows to be taken over, too.

    Returns:
        The number of fetches that were not here before.

    Raises:
        ArchiveError: the other file cannot be read; it is the one that the message names.
    """
    with closing(connect(other, create=False)) as theirs:
        with failures(other):
            ids = aliases.load_ids(theirs)
            tables = {table: _rows(theirs, table) for table in COPIED}
            values = theirs.execute(MEMORY, (until,)).fetchall()
        aliases.note_ids(db, ids)
        if tables["tombstones"]:
            aliases.note_ids(db, aliases.load_ids(db))
        for table, rows in tables.items():
            _add(db, table, rows)
        own = _is_usable(db, theirs, until)
        with failures(other):
            alone = _hosts_alone(db, theirs) if own and has_mark(theirs, RULES, marks.rules) else []
        with closing(_fetches(theirs, other, until)) as found:
            taken = [row[0] for row in found if _take(db, row, theirs, other)]
        with failures(other):
            take_hosts(db, theirs, alone)
            if own and has_mark(theirs, RULES, marks.rules) and has_mark(theirs, ENGINES, marks.engines):
                take_outcomes(db, theirs)
    db.executemany(memory.KEEP_LATER, values)
    purge.apply_tombstones(db)
    if news:
        db.executemany("INSERT OR IGNORE INTO untold VALUES (?)", [(fetch,) for fetch in taken])
    return len(taken)


def _is_usable(db: sqlite3.Connection, theirs: sqlite3.Connection, until: str) -> bool:
    """Whether the other archive is all folded, has no fetch of a wrong clock, and nothing was purged."""
    bad = "SELECT 1 WHERE EXISTS (SELECT 1 FROM unfolded) OR (SELECT max(at) FROM fetches) > ?"
    purged = "SELECT 1 FROM tombstones LIMIT 1"
    return not theirs.execute(bad, (until,)).fetchone() and not db.execute(purged).fetchone()


def _hosts_alone(db: sqlite3.Connection, theirs: sqlite3.Connection) -> list[str]:
    """Return the hosts of which only the other archive has fetches."""
    here = "SELECT 1 FROM fetches WHERE host = ? LIMIT 1"
    return [host for host in facts.load_hosts(theirs) if not db.execute(here, (host,)).fetchone()]


def _rows(theirs: sqlite3.Connection, table: str) -> list[TableRow]:
    return theirs.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 no text from outside


def _add(db: sqlite3.Connection, table: str, rows: list[TableRow]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 no text from outside


def _fetches(theirs: sqlite3.Connection, other: Path, until: str) -> Generator[TableRow]:
    columns = ", ".join(OWN_MOMENT if each == "at" else each for each in fetch_rows.COLUMNS)
    with failures(other):
        yield from theirs.execute(
            f"SELECT {columns} FROM fetches WHERE clock <= ?1 ORDER BY url, at, id",  # noqa: S608 no text from outside
            (until,),
        )


def count_later(other: Path, until: str) -> int:
    """Return how many fetches of another archive a merge leaves out, since their clock said a moment after `until`."""
    with closing(connect(other, create=False)) as theirs, failures(other):
        (count,) = theirs.execute("SELECT count(*) FROM fetches WHERE clock > ?", (until,)).fetchone()
    return int(count)


def _take(db: sqlite3.Connection, row: TableRow, theirs: sqlite3.Connection, other: Path) -> bool:
    """Take over one fetch with its body, packed against the body before it; False when it was here.

    A body that is damaged there is left out: its fetch is taken, and judged an error until a merge brings the body.
    """
    fetch = fetch_rows.fetch_from_row(row)
    here = facts.load_fetch(db, fetch.id) is not None
    name = bytes.fromhex(fetch.body)
    if name and not facts.purge_reason(db, fetch) and not (here and bodies.has_body(db, name)):
        before = facts.load_last_fetch(db, fetch.url)
        with failures(other), suppress(DamagedBody):
            body = bodies.read_body(theirs, name)
            bodies.keep_body(db, body, fetch.url, bytes.fromhex(before.body) if before else None)
            derived.forget_judgement(db, fetch.id)
    if not here:
        db.execute(fetch_rows.INSERT, row)
    return not here
