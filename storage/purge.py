"""A URL to be forgotten -> its bodies removed for good, and tombstones that keep them out of every merge."""

import sqlite3

from storage import bodies, derived, indexing

OF_URL = """
SELECT id, host, body FROM fetches WHERE url = ?1 OR final_url = ?1
UNION SELECT p.id, p.host, p.body FROM fetches f JOIN fetches p ON p.part_of = f.id WHERE f.url = ?1 OR f.final_url = ?1
"""


def purge(db: sqlite3.Connection, url: str, because: str, at: str) -> int:
    """Write tombstones for all bodies that a URL (its parts too) ever served, and remove them; their number.

    A body that another URL served as well goes too: it is the content that is to be forgotten. A URL that
    never brought a body gets a tombstone of its own, so that what it serves later is not kept.
    """
    rows = db.execute(OF_URL, (url,)).fetchall()
    names = sorted({row[2] for row in rows if row[2]})
    marks = names or [bodies.digest(url.encode("utf-8", "surrogatepass"))]
    db.executemany(
        "INSERT OR IGNORE INTO tombstones VALUES (?, ?, ?, ?)", ((name, url, at, because) for name in marks)
    )
    bury(db, names)
    return len(names)


def bury(db: sqlite3.Connection, names: list[bytes]) -> None:
    """Remove bodies that have tombstones, and all that was derived on the hosts that served them."""
    hosts = {
        host
        for name in names
        for (host,) in db.execute("SELECT DISTINCT host FROM fetches WHERE body = ?", (name,))
    }
    hosts |= {
        host
        for name in names
        for (host,) in db.execute(
            "SELECT DISTINCT f.host FROM fetches p JOIN fetches f ON f.id = p.part_of WHERE p.body = ?",
            (name,),
        )
    }
    bodies.remove(db, names)
    for host in sorted(hosts):
        derived.forget(db, host)
    if names:
        indexing.clear(db)


def scrub(db: sqlite3.Connection) -> None:
    """Rewrite the file, so that nothing of what was removed is left in its free pages or in the log."""
    db.execute("PRAGMA secure_delete = ON")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
