"""A path -> an open SQLite connection that is an archive of ours, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveError, NotAnArchive

APPLICATION_ID = 0x59414E47
"""YANG in ASCII, in the header of the file: how we know that an SQLite file is ours."""

SCHEMA_VERSION = 1
"""Number of the last migration; `PRAGMA user_version` of a file that is up to date."""

WAIT_SECONDS = 60.0
"""How long a writer waits for another one's transaction."""

MAPPED = 1 << 30
"""Bytes of the file that are read through the page cache of the system, without copying: long texts read faster."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open an archive, made or migrated where needed; raises NotAnArchive and touches nothing otherwise."""
    if not path.exists() and not create:
        raise NotAnArchive(
            f"no archive at {path}: 'scrapy crawl NAME' makes one, -s ARCHIVE=FILE names another"
        )
    try:
        fresh = not path.exists() or (create and path.stat().st_size == 0)
        version = SCHEMA_VERSION if fresh else schema_version(path)
        db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    except OSError as error:
        raise NotAnArchive(f"cannot open {path}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise NotAnArchive(f"cannot open {path}: {error}") from error
    with failures(path):
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA mmap_size = {MAPPED}")
        if fresh or version < SCHEMA_VERSION:
            from sqlite_utils import Database

            from storage.migrations import migrate

            migrate(Database(db))
    return db


def schema_version(path: Path) -> int:
    """Schema version of the archive at a path, read without writing; raises NotAnArchive when it is not ours."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        (owner,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        raise NotAnArchive(f"{path} is not an archive (no SQLite file); left as it is") from None
    finally:
        db.close()
    if owner != APPLICATION_ID:
        raise NotAnArchive(f"{path} is an SQLite file, but not an archive of ours; left as it is")
    if version > SCHEMA_VERSION:
        raise NotAnArchive(
            f"{path} has schema {version}, this program knows {SCHEMA_VERSION}: use the newer program; left as it is"
        )
    return int(version)


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
