"""Keep old ids valid: an id from before a rebuild or a merge leads to the one of after it."""

import sqlite3
from dataclasses import dataclass

from storage.changes import change_id
from storage.rows import TableRow

VERSIONS = """
SELECT v.id, v.copy, c.host, CASE c.entry WHEN '' THEN c.url ELSE '#' || c.entry END, v.normal_print, v.first_seen
FROM versions v JOIN copies c ON c.id = v.copy
"""
CHANGES = "SELECT id, axis, old, new FROM changes"
CHANGES_OF = """
SELECT h.id, h.axis, h.old, h.new FROM copies c CROSS JOIN versions v ON v.copy = c.id
CROSS JOIN changes h ON h.{side} = v.id WHERE c.host = ?
"""

HEIRS = """
SELECT o.id, o.copy, v.id, v.copy, row_number() OVER (
    PARTITION BY o.id ORDER BY v.normal_print != o.normal_print,
    v.first_seen > o.first_seen, abs(julianday(v.first_seen) - julianday(o.first_seen)), v.id) AS choice
FROM old_versions o
CROSS JOIN copies c ON c.host = o.host AND CASE c.entry WHEN '' THEN c.url ELSE '#' || c.entry END = o.place
JOIN versions v ON v.copy = c.id
WHERE o.id NOT IN (SELECT id FROM versions)
"""
"""Versions that have another id now, each with those of its place, the likeliest first: same text, then nearest."""


@dataclass(frozen=True, slots=True)
class GivenIds:
    """The ids that an archive gives out, each with what the heir of its holder is recognised by."""

    versions: list[TableRow]
    """(id, copy, host, place, normal_print, first_seen) of each version."""
    changes: list[TableRow]
    """(id, axis, old, new) of each change."""


def load_ids(db: sqlite3.Connection) -> GivenIds:
    """Return the ids that an archive gives out now."""
    return GivenIds(db.execute(VERSIONS).fetchall(), db.execute(CHANGES).fetchall())


def load_ids_of(db: sqlite3.Connection, host: str) -> GivenIds:
    """Return the ids that an archive gives out now for what a host served."""
    versions = db.execute(VERSIONS + "WHERE c.host = ?", (host,)).fetchall()
    sides = (CHANGES_OF.format(side=side) for side in ("old", "new"))
    return GivenIds(versions, [row for query in sides for row in db.execute(query, (host,))])


def note_ids(db: sqlite3.Connection, ids: GivenIds) -> None:
    """Note ids until `link_aliases` is called, by this process or by the next one after a kill.

    Args:
        db: the connection of an open archive, in a transaction.
        ids: the archive's own ids, or those of an archive that is merged into it; noting more adds to the notes.
    """
    db.executemany("INSERT OR IGNORE INTO old_versions VALUES (?, ?, ?, ?, ?, ?)", ids.versions)
    db.executemany("INSERT OR IGNORE INTO old_changes VALUES (?, ?, ?, ?)", ids.changes)


def link_aliases(db: sqlite3.Connection) -> None:
    """Write an alias for each noted id that is no longer given out, and remove the notes.

    An old version leads to the version of the same place that has the same text, or else to the nearest in time; its
    copy and its changes follow it. An id without such a version gets no alias. Without notes nothing happens.
    """
    if not db.execute("SELECT 1 FROM old_versions UNION ALL SELECT 1 FROM old_changes LIMIT 1").fetchone():
        return
    now: dict[str, str] = {}
    copies: dict[str, str] = {}
    for old, old_copy, new, new_copy, choice in db.execute(HEIRS).fetchall():
        if choice == 1:
            now[old] = new
            if not db.execute("SELECT 1 FROM copies WHERE id = ?", (old_copy,)).fetchone():
                copies.setdefault(old_copy, new_copy)
    changes = {
        change: change_id(axis, now.get(old, old), now.get(new, new))
        for change, axis, old, new in db.execute("SELECT id, axis, old, new FROM old_changes")
        if old in now or new in now
    }
    rows = {**now, **copies, **changes}
    db.executemany("INSERT OR REPLACE INTO aliases VALUES (?, ?)", rows.items())
    db.execute("DELETE FROM old_versions")
    db.execute("DELETE FROM old_changes")
