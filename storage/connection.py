"""A path -> an open SQLite connection that is an archive with the present schema."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.details import add_functions
from storage.drafts import put_draft
from storage.errors import ArchiveError, NotAnArchive
from storage.migrations import migrate
from storage.schema import APPLICATION_ID, SCHEMA_VERSION
from storage.transactions import describe, failures, is_full
from storage.views import has_stale_views

MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""

WAIT_SECONDS = 60.0
"""Seconds that a writer waits for another one's transaction; a guess, far above what a transaction takes."""

READ_SECONDS = 5.0
"""Seconds that a reader waits for a lock; a guess: in WAL mode readers wait only while a file is recovered."""

IN_MEMORY = Path(":memory:")
"""An archive without a file, for tests of single modules."""

MAPPED = 1 << 30
"""Bytes of the file that are read through the system's page cache without copying: long texts read faster."""

MAPPED_WRITING = 0
"""The same for a caller that may make an archive: a long crawl stays small, however large its archive grows."""


def connect(path: Path, *, create: bool, read_only: bool = False) -> sqlite3.Connection:
    """Open an archive as `open_file` does, with the functions that its queries may use."""
    db = open_file(path, create=create, read_only=read_only)
    add_functions(db)
    return db


def open_file(path: Path, *, create: bool, read_only: bool = False) -> sqlite3.Connection:
    """Open an archive, and bring it to the present schema when it is older.

    Args:
        path: the file, or `:memory:` for an archive without one.
        create: whether to make an archive where there is no file or an empty one.
        read_only: whether nothing is ever written, also no migration: for workers beside the process that writes.

    Returns:
        A connection without implicit transactions.

    Raises:
        NotAnArchive: there is no file, it is not an archive, or a newer program wrote it; nothing was changed.
        ArchiveError: the file is an archive and cannot be read or brought to the present schema.
    """
    if read_only:
        return connect_read_only(path)
    if path == IN_MEMORY:
        db = sqlite3.connect(path, isolation_level=None)
        migrate(db)
        return db
    try:
        if create and (not path.exists() or path.stat().st_size == 0):
            make_archive(path)
        if not path.exists():
            raise NotAnArchive(
                f"no archive at {path}: 'scrapy crawl NAME' makes one, -s ARCHIVE=FILE names another"
            )
        version = read_schema_version(path)
        db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    except OSError as error:
        raise NotAnArchive(f"cannot open {path}: {error.strerror}") from error
    except sqlite3.Error as error:
        kind = ArchiveError if is_full(error) else NotAnArchive
        raise kind(f"cannot open {path}: {describe(error)}") from error
    with failures(path):
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA mmap_size = {MAPPED_WRITING if create else MAPPED}")
        if version < SCHEMA_VERSION or has_stale_views(db):
            migrate(db)
    return db


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open an archive so that nothing can be written to it, also while others write.

    Its pages are not mapped into memory: a file that somebody overwrites in place is an error, not the end of the process.

    Args:
        path: the file.

    Returns:
        A connection without transactions.

    Raises:
        NotAnArchive: there is no file, it is not an archive, or its schema is not the present one.
        ArchiveError: the file is an archive and cannot be read now.
    """
    if not path.exists():
        raise NotAnArchive(f"no archive at {path}")
    with failures(path):
        version = read_schema_version(path)
        db = sqlite3.connect(read_only_uri(path), uri=True, timeout=READ_SECONDS, isolation_level=None)
    try:
        with failures(path):
            db.execute("PRAGMA query_only = ON")
            if version < SCHEMA_VERSION or has_stale_views(db):
                raise NotAnArchive(f"{path} is of an older program: 'scrapy health' brings it up to date")
    except ArchiveError:
        db.close()
        raise
    return db


def read_only_uri(path: Path) -> str:
    """Return the URI by which SQLite opens a file without ever writing to it."""
    return f"{path.resolve().as_uri()}?mode=ro"


def make_archive(path: Path) -> None:
    """Make a new archive next to its path and put it there whole.

    Nobody sees half of an archive, and of two processes that make one at once the first wins.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as db:
            migrate(db)
        if path.exists() and path.stat().st_size == 0:
            draft.replace(path)
        else:
            put_draft(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def read_schema_version(path: Path) -> int:
    """Return the schema version of the archive at a path, without writing to it.

    Raises:
        NotAnArchive: the file is damaged, is not an archive, or a newer program wrote it.
        ArchiveError: the disk is full, so that SQLite cannot make the files beside it.
    """
    db = sqlite3.connect(read_only_uri(path), uri=True)
    try:
        (owner,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        if is_full(error):
            raise ArchiveError(f"archive {path}: {describe(error)}") from None
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
