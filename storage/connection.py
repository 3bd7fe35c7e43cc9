"""A path -> an open SQLite connection that is an archive of ours, and its transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveError, NotAnArchive
from storage.views import stale

APPLICATION_ID = 0x59414E47
"""YANG in ASCII, in the header of the file: how we know that an SQLite file is ours."""

SCHEMA_VERSION = 6
"""Number of the last migration; `PRAGMA user_version` of a file that is up to date."""

MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""

WAIT_SECONDS = 60.0
"""How long a writer waits for another one's transaction."""

IN_MEMORY = Path(":memory:")
"""An archive without a file, for tests of single modules."""

MAPPED = 1 << 30
"""Bytes of the file that are read through the page cache of the system, without copying: long texts read faster."""

MAPPED_WRITING = 0
"""The same for who may make an archive: a long crawl stays small, however large its archive grows."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open an archive, made or migrated where needed; raises NotAnArchive and touches nothing otherwise."""
    if path == IN_MEMORY:
        return migrated(sqlite3.connect(path, isolation_level=None))
    try:
        if create and (not path.exists() or path.stat().st_size == 0):
            make(path)
        if not path.exists():
            raise NotAnArchive(
                f"no archive at {path}: 'scrapy crawl NAME' makes one, -s ARCHIVE=FILE names another"
            )
        version = schema_version(path)
        db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    except OSError as error:
        raise NotAnArchive(f"cannot open {path}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise NotAnArchive(f"cannot open {path}: {error}") from error
    with failures(path):
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA mmap_size = {MAPPED_WRITING if create else MAPPED}")
        return migrated(db) if version < SCHEMA_VERSION or stale(db) else db


def make(path: Path) -> None:
    """Make a new archive beside its path and put it there whole: nobody ever sees half of one, nor do two make it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        migrated(sqlite3.connect(draft, isolation_level=None)).close()
        if path.exists() and path.stat().st_size == 0:
            draft.replace(path)
        else:
            put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """Put a draft where nothing is yet; when another process was faster, its file stays."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        draft.replace(path)


def migrated(db: sqlite3.Connection) -> sqlite3.Connection:
    """A connection whose file has the present schema."""
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
    except sqlite3.DatabaseError as error:
        with path.open("rb") as file:
            ours = file.read(len(MAGIC)) == MAGIC
        what = f"is damaged ({error}): a backup is needed" if ours else "is not an archive (no SQLite file)"
        raise NotAnArchive(f"{path} {what}; left as it is") from None
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
