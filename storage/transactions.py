"""What every statement on an archive runs in: one transaction, and SQLite's errors in the words of the project."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveError


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """SQLite's errors -> ArchiveError, in one line that says what is wrong with which file."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(f"archive {path}: {error}") from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """One explicit `BEGIN IMMEDIATE` … `COMMIT`; rolled back when the block raises. Inside another: joins it."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
