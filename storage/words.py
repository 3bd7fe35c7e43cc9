"""Save what the words of reports gave: phrases and their uses."""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from storage.rows import CountedUse, PhraseRow


def phrase_id(text: str) -> str:
    """Return the public id of a phrase: twenty hex digits that depend on nothing else."""
    return sha256(f"phrase\n{text}".encode()).hexdigest()[:20]


def save_phrases(db: sqlite3.Connection, phrases: Iterable[PhraseRow]) -> None:
    """Make `phrases` hold exactly these; uses of others go, and so do those in versions that are gone.

    Args:
        db: the connection of an open archive, in a transaction.
        phrases: the list that is counted.
    """
    db.execute("DELETE FROM phrases")
    db.executemany(
        "INSERT INTO phrases VALUES (?, ?, ?, ?, ?)",
        [(phrase_id(each.text), each.text, each.forms, each.not_counted, each.kind) for each in phrases],
    )
    db.execute("DELETE FROM phrase_uses WHERE phrase NOT IN (SELECT id FROM phrases)")


def drop_counted(db: sqlite3.Connection, versions: Iterable[str]) -> None:
    """Forget the uses of versions, by id, that are no longer the best copy of a work report.

    Args:
        db: the connection of an open archive, in a transaction.
        versions: ids of the versions.
    """
    there = [(version,) for version in versions]
    for table in ("phrase_uses", "phrases_counted"):
        db.executemany(f"DELETE FROM {table} WHERE version = ?", there)  # noqa: S608 no text from outside


def save_uses(db: sqlite3.Connection, version: str, mark: str, uses: Iterable[CountedUse]) -> None:
    """Write the uses of phrases in a version, replacing those that were counted before.

    Args:
        db: the connection of an open archive, in a transaction.
        version: id of the version.
        mark: which list was counted in which text; also kept where nothing was found.
        uses: one for each phrase and zone.
    """
    db.execute("DELETE FROM phrase_uses WHERE version = ?", (version,))
    db.execute("INSERT OR REPLACE INTO phrases_counted VALUES (?, ?)", (version, mark))
    db.executemany(
        "INSERT INTO phrase_uses VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                phrase_id(each.phrase),
                version,
                each.zone,
                each.uses,
                each.quoted,
                each.straddles,
                each.first_at,
            )
            for each in uses
        ),
    )
