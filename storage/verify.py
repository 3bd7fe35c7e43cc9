"""Check an archive: damaged bodies, broken chains, references that lead nowhere."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from storage import bodies
from storage.errors import ArchiveError
from storage.progress import Progress

REPLACED = "\ufffd".encode()
"""What stands for characters that UTF-8 cannot write."""

DEEPEST = 40
"""Rows that reading a body may take at most; bodies.STRIDE and bodies.CHAIN keep it to 39."""

REFERENCES = (
    ("fetches", "run", "SELECT id, run FROM fetches WHERE run NOT IN (SELECT id FROM runs)"),
    (
        "fetches",
        "body",
        """SELECT id, lower(hex(body)) FROM fetches WHERE body IS NOT NULL
        AND body NOT IN (SELECT sha256 FROM bodies) AND body NOT IN (SELECT sha256 FROM tombstones)""",
    ),
    ("fetches", "first page", "SELECT id, part_of FROM fetches WHERE part_of != '' AND part_of NOT IN (SELECT id FROM fetches)"),
    ("bodies", "base", "SELECT lower(hex(sha256)), base FROM bodies WHERE base IS NOT NULL AND base NOT IN (SELECT id FROM bodies)"),
    ("versions", "copy", "SELECT id, copy FROM versions WHERE copy NOT IN (SELECT id FROM copies)"),
    ("versions", "fetch", "SELECT id, fetch FROM versions WHERE fetch NOT IN (SELECT id FROM fetches)"),
    ("unfolded", "fetch", "SELECT fetch, fetch FROM unfolded WHERE fetch NOT IN (SELECT id FROM fetches)"),
    ("hunks", "change", "SELECT DISTINCT change, change FROM hunks WHERE change NOT IN (SELECT id FROM changes)"),
)  # fmt: skip
"""(table, what it refers to, query for the rows whose reference leads nowhere)."""


def find_faults(db: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    """Yield one line for each thing that is wrong; a check that a damaged page ends is a line too.

    Args:
        db: the connection of an open archive.
        progress: called with (bodies read, of how many).
    """
    yield from _guarded("the file", _find_bad_pages(db))
    for table, what, query in REFERENCES:
        yield from _guarded(f"each {what} of {table}", _find_lost(db, table, what, query))
    yield from _guarded("the texts of versions", find_bad_texts(db))
    yield from _guarded("bodies", find_bad_bodies(db, progress))


def _guarded(what: str, found: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a check; when damage ends it, say so and leave the rest to the next check."""
    try:
        yield from found
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        yield f"{what} cannot be checked to the end: {error}"


def _find_bad_pages(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield f"file: {line}"


def _find_lost(db: sqlite3.Connection, table: str, what: str, query: str) -> Iterator[str]:
    for owner, missing in db.execute(query).fetchall():
        yield f"{table} {owner}: its {what} {missing} is not there"


def find_bad_texts(db: sqlite3.Connection) -> Iterator[str]:
    """Yield one line for each version whose text is not what its fingerprint says.

    A text in which halves of characters were replaced when it was kept has the fingerprint of before: it is passed over.
    """
    for version, text, print_ in db.execute(
        "SELECT id, CAST(text AS BLOB), raw_print FROM versions ORDER BY id"
    ):
        if sha256(text).hexdigest() != print_ and REPLACED not in text:
            yield f"version {version}: its text is damaged; scrapy reprocess makes it again"


def find_bad_bodies(db: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    """Yield one line for each body that is unreadable, is not what its name says, or is packed too deep.

    Args:
        db: the connection of an open archive.
        progress: called with (bodies read, of how many) after each body.
    """
    names = db.execute("SELECT sha256 FROM bodies ORDER BY id").fetchall()
    for done, (name,) in enumerate(names, 1):
        try:
            bodies.read_body(db, name)
        except ArchiveError as error:
            urls = db.execute(
                "SELECT DISTINCT url FROM fetches WHERE body = ? ORDER BY url", (name,)
            ).fetchall()
            yield f"{error} (served by {', '.join(url for (url,) in urls) or 'no fetch'})"
        else:
            if (steps := len(bodies.chain_of(db, name))) > DEEPEST:
                yield f"body {name.hex()} takes {steps} steps to read, more than {DEEPEST}"
        progress(done, len(names))
