"""Copy an archive to a new file, also while a crawl writes to it."""

import sqlite3
from pathlib import Path

from storage.errors import UserMistake


def write_backup(db: sqlite3.Connection, target: Path) -> None:
    """Copy a database to a new file by SQLite's online backup.

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
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
