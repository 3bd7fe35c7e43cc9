"""What is to be compared and read, and which changes are stale: in the whole archive, or in what was touched."""

import sqlite3
from collections.abc import Callable

from storage.scoped_views import with_all, with_touched
from storage.touched import take_scope

PAIRS = """
    SELECT p.axis, p.old, p.new, p.note, c.engine, c.note AS noted, a.raw_print AS old_print, b.raw_print AS new_print
    FROM pairs p CROSS JOIN versions a ON a.id = p.old CROSS JOIN versions b ON b.id = p.new
    LEFT JOIN changes c ON c.axis = p.axis AND c.old = p.old AND c.new = p.new
    ORDER BY p.axis, b.region, b.year, p.new, p.old
"""
"""Years of one place come one after the other, so that a text is at hand for the pair before and the one after it."""
REPORTS = """
    SELECT v.id, substr(v.raw_print, 1, 12) || ' ' || coalesce(v.year, '') AS read_from, r.mark
    FROM standing s CROSS JOIN versions v ON v.id = s.id LEFT JOIN targets_read r ON r.version = v.id
    WHERE s.place = 1 AND s.year IS NOT NULL AND s.region NOT IN ('ambiguous', 'unknown')
      AND s.kind = 'government_work_report'
    ORDER BY v.region, v.year, v.id
"""
STALE = "SELECT id FROM changes WHERE (axis, old, new) NOT IN (SELECT axis, old, new FROM pairs)"
STALE_TOUCHED = """
    SELECT c.id FROM timeline v CROSS JOIN changes c ON c.new = v.id
    WHERE (c.axis = 'edit' OR v.region IN (SELECT region FROM regions))
      AND (c.axis, c.old, c.new) NOT IN (SELECT axis, old, new FROM pairs)
    UNION SELECT c.id FROM timeline v CROSS JOIN changes c ON c.old = v.id
    WHERE (c.axis = 'edit' OR v.region IN (SELECT region FROM regions))
      AND (c.axis, c.old, c.new) NOT IN (SELECT axis, old, new FROM pairs)
    UNION SELECT c.id FROM temp.taken t CROSS JOIN changes c ON c.new = t.name
    WHERE t.kind = 'version' AND t.name NOT IN (SELECT id FROM versions WHERE id = t.name)
    UNION SELECT c.id FROM temp.taken t CROSS JOIN changes c ON c.old = t.name
    WHERE t.kind = 'version' AND t.name NOT IN (SELECT id FROM versions WHERE id = t.name)
"""
COUNTED_TOUCHED = """
    SELECT p.version, p.mark FROM timeline v CROSS JOIN phrases_counted p ON p.version = v.id
    WHERE v.region IN (SELECT region FROM regions)
    UNION SELECT p.version, p.mark FROM temp.taken t CROSS JOIN phrases_counted p ON p.version = t.name
    WHERE t.kind = 'version' AND NOT EXISTS (SELECT 1 FROM versions WHERE id = t.name)
"""
GONE = "SELECT version FROM {table} WHERE version NOT IN (SELECT id FROM versions)"
GONE_TOUCHED = """
    SELECT name FROM temp.taken t WHERE kind = 'version' AND NOT EXISTS (SELECT 1 FROM versions WHERE id = t.name)
"""


def load_pairs(db: sqlite3.Connection, *, touched: bool) -> sqlite3.Cursor:
    """Return the rows of PAIRS, those that are compared already too.

    Args:
        db: the connection of an open archive.
        touched: whether only within the scope of `take_scope`.
    """
    return db.execute(_scoped(touched)(PAIRS))


def load_reports_read(db: sqlite3.Connection, *, touched: bool) -> sqlite3.Cursor:
    """Return (id, print and year, the mark of the last reading or None) of the best copies of work reports.

    Args:
        db: the connection of an open archive.
        touched: whether only within the scope of `take_scope`.
    """
    return db.execute(_scoped(touched)(REPORTS))


def load_phrases_counted(db: sqlite3.Connection, *, touched: bool) -> dict[str, str]:
    """Return version -> by which list and from which text its phrases were counted.

    Args:
        db: the connection of an open archive.
        touched: whether only within the scope of `take_scope`.
    """
    query = COUNTED_TOUCHED if touched else "SELECT version, mark FROM phrases_counted"
    return dict(db.execute(_scoped(touched)(query)))


def find_stale(db: sqlite3.Connection, *, touched: bool) -> list[str]:
    """Return the ids of changes whose pair is no longer in `pairs`, sorted.

    Args:
        db: the connection of an open archive.
        touched: whether only within the scope of `take_scope`.
    """
    query = STALE_TOUCHED if touched else STALE
    return sorted(change for (change,) in db.execute(_scoped(touched)(query)))


def drop_stale(db: sqlite3.Connection, *, touched: bool) -> int:
    """Remove the changes whose pair is no longer in `pairs`: a better copy came, or a text was purged.

    Targets of versions that are no longer there are removed as well.

    Args:
        db: the connection of an open archive, in a transaction.
        touched: whether only within the scope of `take_scope`.

    Returns:
        The number of changes that were removed.
    """
    ids = [(change,) for change in find_stale(db, touched=touched)]
    db.executemany("DELETE FROM hunks WHERE change = ?", ids)
    db.executemany("DELETE FROM changes WHERE id = ?", ids)
    for table in ("targets", "targets_read"):
        gone = GONE_TOUCHED if touched else GONE.format(table=table)
        db.execute(f"DELETE FROM {table} WHERE version IN ({gone})")  # noqa: S608 no text from outside
    return len(ids)


def find_missed(db: sqlite3.Connection) -> list[str]:
    """Return one line for each change that the next comparison would miss if it looked only at what was touched.

    Both ways of looking have to agree; pairs that no comparison has seen yet are not missed.

    Args:
        db: the connection of an open archive, outside a transaction.
    """
    if take_scope(db):
        return []
    due = {row[:4] for row in load_pairs(db, touched=False) if row[4] is None or row[3] != row[5]}
    seen = {row[:4] for row in load_pairs(db, touched=True)}
    missed = [f"pair {axis} {old} {new} would not be compared" for axis, old, new, _ in sorted(due - seen)]
    stale = set(find_stale(db, touched=False)) - set(find_stale(db, touched=True))
    unread = {row[0] for row in load_reports_read(db, touched=False) if row[2] is None}
    unread -= {row[0] for row in load_reports_read(db, touched=True)}
    return [
        *missed,
        *(f"change {change} would stay without its pair" for change in sorted(stale)),
        *(f"targets of version {version} would not be read" for version in sorted(unread)),
    ]


def _scoped(touched: bool) -> Callable[[str], str]:
    return with_touched if touched else with_all
