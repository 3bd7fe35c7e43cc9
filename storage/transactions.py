"""One transaction for several statements, and SQLite's errors in the words of the project."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveError


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Translate the errors of SQLite that the block raises.

    Args:
        path: the file that the message names.

    Raises:
        ArchiveError: one line that says what is wrong with which file.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(f"archive {path}: {error}") from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Run the block as one explicit `BEGIN IMMEDIATE` … `COMMIT`; inside another transaction join it.

    It is rolled back when the block raises; the error reaches the caller.
    """
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
