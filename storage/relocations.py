"""Copies that moved to another address: what they are recognised by, and what is written of each move."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

MOVES_FROM = 1000
"""Events of moves are numbered from here: they are found after the events of their fetch."""


def load_stands(db: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """Yield what moves are recognised by, one dictionary a copy.

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
        FROM copies c
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

    Args:
        db: the connection of an open archive, in a transaction.
        stands: all copies, as `load_stands` gave them; events of earlier moves are replaced.
        heirs: copy that moved -> the copy in which it continues.
        lines: copy -> the first copy of its lineage; a copy that is missing begins its own.
    """
    db.execute("DELETE FROM events WHERE kind = 'moved'")
    for stand in stands:
        copy = str(stand["copy"])
        status = "moved" if copy in heirs else stand["status"]
        row = (status, lines.get(copy, copy), copy)
        db.execute(
            "UPDATE copies SET status = ?, lineage = ? WHERE id = ? AND (status, lineage) != (?1, ?2)", row
        )
    for n, (old, new) in enumerate(sorted(heirs.items()), MOVES_FROM):
        db.execute(
            """
            INSERT INTO events
            SELECT v.fetch, ?, n.first_seen, 'moved', n.host, n.url, n.entry, n.id, v.id, o.url
            FROM copies n JOIN copies o ON o.id = ? JOIN versions v ON v.copy = n.id
            WHERE n.id = ? ORDER BY v.first_seen, v.id LIMIT 1
            """,
            (n, old, new),
        )
