"""A URL to be forgotten -> its bodies removed for good, and tombstones that keep them out of every merge."""

import sqlite3

from storage import bodies, derived, indexing
from storage.schema import STRIPPED

OF_URL = """
WITH own (id, body) AS (
    SELECT id, body FROM fetches WHERE url = ?1
    UNION SELECT id, body FROM fetches WHERE final_url = ?1 AND final_url != '')
SELECT body FROM own UNION SELECT p.body FROM own JOIN fetches p ON p.part_of = own.id AND p.part_of != ''
"""
FORGOTTEN = """
WITH pages (url, final_url) AS (
    SELECT url, '' FROM tombstones
    UNION SELECT f.url, f.final_url FROM fetches f CROSS JOIN tombstones t ON t.sha256 = f.body
    UNION SELECT f.url, f.final_url FROM tombstones t CROSS JOIN fetches f ON f.url = t.url
    UNION SELECT f.url, f.final_url FROM tombstones t
          CROSS JOIN fetches f ON f.final_url = t.url AND f.final_url != '')
SELECT url FROM pages UNION SELECT final_url FROM pages WHERE final_url != ''
"""
"""Addresses at which something was served that is forgotten."""

HINTED = f"""
SELECT id, host FROM fetches
WHERE hints != '' AND json_extract(hints, '$.parent') IN ({FORGOTTEN}) AND hints != {STRIPPED}
"""  # noqa: S608 queries of ours
"""Fetches that keep words of a page that is forgotten."""


SERVED = """
SELECT f.host, (SELECT host FROM fetches first WHERE first.id = f.part_of), f.body
FROM fetches f WHERE f.body IS NOT NULL
"""
"""Every body with the host that served it; of a part also the host of its first page."""


def purge(db: sqlite3.Connection, url: str, because: str, at: str) -> int:
    """Write tombstones for all bodies that a URL (its parts too) ever served, and remove them; their number.

    A body that another URL served as well goes too: it is the content that is to be forgotten. A URL that
    never brought a body gets a tombstone of its own, so that what it serves later is not kept.
    """
    rows = db.execute(OF_URL, (url,)).fetchall()
    names = sorted({body for (body,) in rows if body})
    marks = names or [bodies.digest(url.encode("utf-8", "surrogatepass"))]
    db.executemany(
        "INSERT OR IGNORE INTO tombstones VALUES (?, ?, ?, ?)", ((name, url, at, because) for name in marks)
    )
    bury(db, names)
    return len(names)


def bury(db: sqlite3.Connection, names: list[bytes]) -> None:
    """Remove bodies that have tombstones, the hints that were read on their pages, and all that was derived of both."""
    doomed = set(names)
    rows = db.execute(SERVED).fetchall() if doomed else []
    hosts = {host for own, first, body in rows if body in doomed for host in (own, first) if host}
    hinted = db.execute(HINTED).fetchall()
    db.executemany(f"UPDATE fetches SET hints = {STRIPPED} WHERE id = ?", [(fetch,) for fetch, _ in hinted])  # noqa: S608 ours
    hosts |= {host for _, host in hinted}
    bodies.remove(db, names)
    for host in sorted(hosts):
        derived.forget(db, host)
    if names or hinted:
        indexing.clear(db)


def scrub(db: sqlite3.Connection) -> None:
    """Rewrite the file, so that nothing of what was removed is left in its free pages or in the log."""
    db.execute("PRAGMA secure_delete = ON")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
