"""The JSON of a year change <-> what the archive holds of it: packed with zstd, a seventh of its size."""

import sqlite3
import sys

from storage.errors import ArchiveError
from storage.transactions import transaction

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 9
"""Of zstd: 103 KB become 13.5 in 1.2 ms of CPU; level 3 leaves 15.7, level 19 12.1 in 41 ms (measured on 60 changes)."""
BATCH = 200
"""Changes that are packed as one transaction (guess: some twenty megabytes)."""
FUNCTION = "unpacked"
"""Name in SQL of `unpack_detail`, on the connections that this program opens."""


def pack_detail(text: str) -> bytes | str:
    """Return what is stored of a detail; an empty one, as that of edits and copies, stays as it is."""
    return zstd.compress(text.encode(), LEVEL) if text else ""


def unpack_detail(stored: bytes | str) -> str:
    """Return the JSON of a change from what is stored in `changes.detail`.

    Args:
        stored: the packed bytes; a text is returned as it is.

    Raises:
        ArchiveError: the bytes are damaged.
    """
    if isinstance(stored, str):
        return stored
    try:
        return zstd.decompress(stored).decode()
    except (zstd.ZstdError, UnicodeDecodeError) as error:
        raise ArchiveError(
            f"a saved comparison is damaged: {error}; scrapy reprocess makes it again"
        ) from None


def pack_details(db: sqlite3.Connection) -> None:
    """Pack the details of year changes that an older program left as they are, BATCH of them a transaction.

    Args:
        db: the connection of an open archive; where it is in no transaction the log beside the file stays short.
    """
    query = "SELECT id FROM changes WHERE axis = 'year' AND typeof(detail) = 'text' AND detail != ''"
    names = db.execute(query).fetchall()
    for start in range(0, len(names), BATCH):
        with transaction(db):
            for name in names[start : start + BATCH]:
                (detail,) = db.execute("SELECT detail FROM changes WHERE id = ?", name).fetchone()
                db.execute("UPDATE changes SET detail = ? WHERE id = ?", (pack_detail(detail), *name))


def add_functions(db: sqlite3.Connection) -> None:
    """Let queries of a connection use `unpacked(detail)`."""
    db.create_function(FUNCTION, 1, unpack_detail, deterministic=True)
