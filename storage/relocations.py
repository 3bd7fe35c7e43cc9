"""Copies that moved to another address: what they are recognised by, and what is written of each move."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

MOVES_FROM = 1000
"""Events of moves are numbered from here: they are found after the events of their fetch."""
BEGIN = """
CREATE TEMP TABLE IF NOT EXISTS moving (copy TEXT PRIMARY KEY) WITHOUT ROWID;
DELETE FROM temp.moving;
INSERT INTO temp.moving SELECT c.id FROM touched t CROSS JOIN copies c ON c.id = t.name WHERE t.kind = 'stand';
INSERT OR IGNORE INTO temp.moving
SELECT c.id FROM touched t CROSS JOIN copies c ON c.lineage = t.name WHERE t.kind = 'lineage'
"""
GROW = """
WITH texts (print) AS (
    SELECT v.core_print FROM temp.moving m CROSS JOIN versions v INDEXED BY versions_in_lines ON v.copy = m.copy
    WHERE v.core_print != ''),
kin (copy) AS (
    SELECT v.copy FROM texts t CROSS JOIN versions v INDEXED BY versions_by_core ON v.core_print = t.print
    UNION SELECT o.id FROM temp.moving m CROSS JOIN copies c ON c.id = m.copy CROSS JOIN copies o ON o.lineage = c.lineage
    UNION SELECT o.id FROM temp.moving m CROSS JOIN copies c ON c.id = m.copy
          CROSS JOIN copies o ON o.region = c.region AND o.year = c.year AND o.kind = c.kind WHERE o.source = c.source
    UNION SELECT o.id FROM temp.moving m CROSS JOIN copies c ON c.id = m.copy
          CROSS JOIN states s ON s.host = c.host
            AND s.name = CASE c.entry WHEN '' THEN 'p ' || c.url ELSE 'p ' || c.host || ' ' || c.entry END
          CROSS JOIN copies o ON o.url = json_extract(s.state, '$.leads_to')
    UNION SELECT json_extract(s.state, '$.copy') FROM temp.moving m CROSS JOIN copies c ON c.id = m.copy
          CROSS JOIN states s INDEXED BY states_leading ON json_extract(s.state, '$.leads_to') = c.url
            AND s.name > 'p ' AND s.name < 'p!'
    UNION SELECT o.copy FROM temp.moving m CROSS JOIN versions v INDEXED BY versions_in_lines ON v.copy = m.copy
          CROSS JOIN versions o INDEXED BY versions_by_fetch ON o.fetch = v.fetch)
INSERT OR IGNORE INTO temp.moving SELECT k.copy FROM kin k CROSS JOIN copies c ON c.id = k.copy
"""
"""Whatever may move to or from what is known to be touched, until nothing more is found: a text that it ever had, a
line, a report of one source, a redirect either way; and what one page brought, whose moves are numbered together."""
WHOLE = "SELECT 1 FROM touched WHERE kind = 'whole' AND name = 'moves'"
LOOKED_AT = "DELETE FROM touched WHERE kind = 'stand' OR (kind = 'whole' AND name = 'moves')"


def take_moving(db: sqlite3.Connection) -> None:
    """Fill the temporary table `moving` with the copies among which moves may have changed since the last search.

    Args:
        db: the connection of an open archive.
    """
    for statement in BEGIN.split(";"):
        db.execute(statement)
    if db.execute(WHOLE).fetchone():
        db.execute("INSERT OR IGNORE INTO temp.moving SELECT id FROM copies")
        return
    found, before = count_moving(db), 0
    while found != before:
        db.execute(GROW)
        found, before = count_moving(db), found


def count_moving(db: sqlite3.Connection) -> int:
    """Return the number of copies in the temporary table `moving`."""
    (count,) = db.execute("SELECT count(*) FROM temp.moving").fetchone()
    return int(count)


def load_stands(db: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """Yield what moves are recognised by, one dictionary for each copy that `take_moving` found.

    Returns:
        The columns `copy`, `source`, `host`, `url`, `entry`, `first_seen`, `last_seen` and `status` of the copy (the
        status without regard to moves); `first_print`, `last_print` and the frozenset `prints`: core prints of its first,
        last and all versions; `leads_to`: where its address redirects; `failing`: whether its address fails at present;
        `region`, `year`, `kind`, and `sketch` of the text that it shows or showed last.
        What is unknown is empty or False.
    """
    rows = db.execute(
        """
        SELECT c.id AS copy, c.source, c.host, c.url, c.entry, c.first_seen, c.last_seen, c.status,
               c.region, c.year, c.kind, coalesce(json_extract(p.state, '$.sight.sketch'), '') AS sketch,
               (SELECT core_print FROM versions WHERE copy = c.id ORDER BY first_seen, id LIMIT 1) AS first_print,
               (SELECT core_print FROM versions WHERE copy = c.id ORDER BY last_seen DESC, id LIMIT 1) AS last_print,
               (SELECT group_concat(DISTINCT core_print) FROM versions WHERE copy = c.id) AS prints,
               coalesce(json_extract(p.state, '$.leads_to'), '') AS leads_to,
               coalesce(json_extract(a.state, '$.condition'), '') IN ('missing', 'failed', 'unread') AS failing,
               coalesce(json_extract(p.state, '$.status'), 'stands') AS real,
               json_extract(p.state, '$.copy') = c.id AS present
        FROM temp.moving m CROSS JOIN copies c ON c.id = m.copy
        LEFT JOIN states p ON p.host = c.host
             AND p.name = CASE c.entry WHEN '' THEN 'p ' || c.url ELSE 'p ' || c.host || ' ' || c.entry END
        LEFT JOIN states a ON a.host = c.host AND c.entry = '' AND a.name = 'a ' || c.url
        """
    )
    names = [column for column, *_ in rows.description]
    for values in rows:
        row = dict(zip(names, values, strict=True))
        real, present = row.pop("real"), row.pop("present")
        yield row | {
            "status": real if present else "rolled" if row["status"] == "moved" else row["status"],
            "first_print": row["first_print"] or "",
            "last_print": row["last_print"] or "",
            "prints": frozenset(row["prints"].split(",") if row["prints"] else ()),
            "leads_to": row["leads_to"] if present else "",
            "sketch": row["sketch"] if present else "",
            "failing": bool(row["failing"]) and bool(present),
        }


def save_moves(
    db: sqlite3.Connection,
    stands: Iterable[Mapping[str, object]],
    heirs: Mapping[str, str],
    lines: Mapping[str, str],
) -> None:
    """Write which copies moved: the status of each, its lineage, and an event where it turned up.

    Events of one page are numbered by the copies that moved, so that their numbers depend on that page alone.

    Args:
        db: the connection of an open archive, in a transaction.
        stands: the copies that were looked at, as `load_stands` gave them; events of their earlier moves are replaced.
        heirs: copy that moved -> the copy in which it continues.
        lines: copy -> the first copy of its lineage; a copy that is missing begins its own.
    """
    db.execute("DELETE FROM events WHERE kind = 'moved' AND copy NOT IN (SELECT id FROM copies)")
    for stand in stands:
        db.execute("DELETE FROM events WHERE kind = 'moved' AND copy = ?", (stand["copy"],))
        copy = str(stand["copy"])
        status = "moved" if copy in heirs else stand["status"]
        row = (status, lines.get(copy, copy), copy)
        db.execute(
            "UPDATE copies SET status = ?, lineage = ? WHERE id = ? AND (status, lineage) != (?1, ?2)", row
        )
    for old, new in sorted(heirs.items()):
        db.execute(
            """
            INSERT INTO events
            SELECT v.fetch, (SELECT coalesce(max(e.n) + 1, ?1) FROM events e WHERE e.fetch = v.fetch AND e.n >= ?1),
                   n.first_seen, 'moved', n.host, n.url, n.entry, n.id, v.id, o.url
            FROM copies n JOIN copies o ON o.id = ?2 JOIN versions v ON v.copy = n.id
            WHERE n.id = ?3 ORDER BY v.first_seen, v.id LIMIT 1
            """,
            (MOVES_FROM, old, new),
        )
    db.execute(LOOKED_AT)
