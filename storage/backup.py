"""Copy an archive to a new file, also while a crawl writes to it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.drafts import put_draft
from storage.errors import UserMistake


def write_backup(db: sqlite3.Connection, target: Path) -> None:
    """Copy a database to a new file by SQLite's online backup; the file appears whole or not at all.

    Args:
        db: the connection of an open archive.
        target: the new file, in a folder that exists.

    Raises:
        UserMistake: the file exists, or its folder does not.
    """
    if target.exists():
        raise UserMistake(f"{target} is there already: name a file that is not")
    if not target.parent.is_dir():
        raise UserMistake(f"no folder {target.parent} for the backup")
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        put_draft(draft, target)
    finally:
        draft.unlink(missing_ok=True)
