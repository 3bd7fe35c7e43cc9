"""Forget a URL for good: remove its bodies, and leave tombstones that keep them out of every merge."""

import sqlite3

from storage import bodies, derived, reviews, search_index
from storage.schema import STRIPPED

OWN = """
WITH own (id, host, body, url, at, because) AS (
    SELECT f.id, f.host, f.body, t.url, t.at, t.because FROM tombstones t CROSS JOIN fetches f ON f.url = t.url
    UNION SELECT f.id, f.host, f.body, t.url, t.at, t.because
    FROM tombstones t CROSS JOIN fetches f ON f.final_url = t.url AND f.final_url != '')
"""
"""Fetches of the URLs that were purged."""

SPREAD = f"""
INSERT OR IGNORE INTO tombstones
{OWN.rstrip()},
    candidates (body, url, at, because) AS MATERIALIZED (
        SELECT own.body, own.url, own.at, own.because FROM own JOIN fetches f ON f.id = own.id
        LEFT JOIN judgements j ON j.fetch = own.id
        WHERE f.status IN (200, 304) AND coalesce(j.verdict, 'real') IN ('real', 'list')
        UNION SELECT p.body, own.url, own.at, own.because
        FROM own CROSS JOIN fetches p ON p.part_of = own.id AND p.part_of != '' AND p.status = 200),
    served (id, body, url, final_url) AS MATERIALIZED (
        SELECT id, body, url, final_url FROM fetches
        WHERE part_of = '' AND body IN (SELECT body FROM candidates)),
    reports (body) AS MATERIALIZED (
        SELECT s.body FROM served s JOIN articles a ON a.fetch = s.id WHERE a.kind != ''),
    judged (body) AS MATERIALIZED (
        SELECT s.body FROM served s JOIN judgements j ON j.fetch = s.id WHERE j.verdict != 'purged')
SELECT c.body, c.url, c.at, c.because FROM candidates c
WHERE c.body IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM served o WHERE o.body = c.body AND c.url NOT IN (o.url, o.final_url))
    OR c.body IN (SELECT body FROM reports) OR c.body NOT IN (SELECT body FROM judged))
ORDER BY c.at, c.because, c.url
"""  # noqa: S608 no text from outside
"""A tombstone for each body that was the page: what a purged URL, its parts too, served where it was read.

An error page, or one that other URLs serve too and on which no report is, such as the home page, is not what the page was:
its bytes stay, though not as what the purged URL served.
"""

ALSO = """
SELECT DISTINCT f.url FROM fetches f JOIN tombstones t ON t.sha256 = f.body
WHERE t.url = ?1 AND ?1 NOT IN (f.url, f.final_url) AND f.part_of = '' ORDER BY f.url
"""
"""Other URLs that served what is forgotten with a URL."""

PRESENT = "SELECT b.sha256 FROM bodies b JOIN tombstones t ON t.sha256 = b.sha256 ORDER BY b.id"
JUDGED_ELSE = f"""
{OWN} SELECT DISTINCT own.host FROM own JOIN judgements j ON j.fetch = own.id WHERE j.verdict != 'purged'
"""  # noqa: S608 no text from outside
"""Hosts with fetches of a purged URL that were judged before."""

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
"""  # noqa: S608 no text from outside
"""Fetches that keep words of a page that is forgotten."""


SERVED = """
SELECT f.host, (SELECT host FROM fetches first WHERE first.id = f.part_of), f.body
FROM fetches f WHERE f.body IS NOT NULL
"""
"""Every body with the host that served it; of a part also the host of its first page."""


def purge_url(db: sqlite3.Connection, url: str, because: str, at: str) -> int:
    """Write tombstones for a URL and for the bodies that were its page or its parts, and apply them.

    A report that another URL served as well is removed too: it is the content that is to be forgotten. The tombstone of
    the URL itself keeps what it serves later from being stored.

    Args:
        db: the connection of an open archive, in a transaction.
        url: the URL.
        because: the reason, kept in the tombstones.
        at: the present moment.

    Returns:
        The number of bodies that were removed.
    """
    mark = (bodies.body_digest(url.encode("utf-8", "surrogatepass")), url, at, because)
    db.execute("INSERT OR IGNORE INTO tombstones VALUES (?, ?, ?, ?)", mark)
    return apply_tombstones(db)


def find_others(db: sqlite3.Connection, url: str) -> list[str]:
    """Return the other URLs that lose content when a URL is purged; nothing is changed.

    Args:
        db: the connection of an open archive, in no transaction.
        url: the URL.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        mark = bodies.body_digest(url.encode("utf-8", "surrogatepass"))
        db.execute("INSERT OR IGNORE INTO tombstones VALUES (?, ?, '', '')", (mark, url))
        db.execute(SPREAD)
        return [other for (other,) in db.execute(ALSO, (url,))]
    finally:
        db.execute("ROLLBACK")


def apply_tombstones(db: sqlite3.Connection) -> int:
    """Remove what tombstones name: bodies, hints read on their pages, and all that was derived from both.

    The tombstone of a URL stands for whatever it served, in every archive that it comes to. The search index is emptied
    when anything was removed.

    Returns:
        The number of bodies that were removed.
    """
    if not db.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone():
        return 0
    db.execute(SPREAD)
    doomed = {name for (name,) in db.execute(PRESENT)}
    rows = db.execute(SERVED).fetchall() if doomed else []
    hosts = {host for own, first, body in rows if body in doomed for host in (own, first) if host}
    hosts |= {host for (host,) in db.execute(JUDGED_ELSE)}
    hinted = db.execute(HINTED).fetchall()
    db.executemany(f"UPDATE fetches SET hints = {STRIPPED} WHERE id = ?", [(fetch,) for fetch, _ in hinted])  # noqa: S608 no text from outside
    hosts |= {host for _, host in hinted}
    bodies.remove_bodies(db, doomed)
    for host in sorted(hosts):
        derived.forget_host(db, host)
    if doomed or hinted:
        search_index.clear_index(db)
    reviews.forget_purged(db)
    return len(doomed)


def vacuum(db: sqlite3.Connection) -> None:
    """Rewrite the file: nothing that was removed stays in its free pages or in its log."""
    db.execute("PRAGMA secure_delete = ON")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
