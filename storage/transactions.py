"""One transaction for several statements, and SQLite's errors in the words of the project."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveError

FULL = frozenset(
    {
        "SQLITE_FULL",
        "SQLITE_IOERR_WRITE",
        "SQLITE_IOERR_FSYNC",
        "SQLITE_IOERR_TRUNCATE",
        "SQLITE_IOERR_SHMOPEN",
        "SQLITE_IOERR_SHMSIZE",
        "SQLITE_IOERR_SHMMAP",
    }
)
"""Names of the errors that SQLite gives where it cannot write: no room on the disk, a quota, a limit of file sizes."""
WITHOUT_NAME = ("disk I/O error", "database or disk is full")
"""How their words end where a virtual table meets them, whose errors lose their names."""
ROOM = "; make room on its disk and give the command again: what was kept is whole, and it goes on from there"


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
        raise ArchiveError(f"archive {path}: {describe(error)}") from error


def is_full(error: sqlite3.Error) -> bool:
    """Whether SQLite could not write, as on a full disk."""
    return getattr(error, "sqlite_errorname", "") in FULL or (
        str(error).startswith("fts5: ") and str(error).endswith(WITHOUT_NAME)
    )


def describe(error: sqlite3.Error) -> str:
    """Return what SQLite says, and how to go on where the disk is full."""
    return f"{error}{ROOM}" if is_full(error) else str(error)


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
