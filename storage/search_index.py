"""Fill the index that a search reads: passages, the tokens of each, and where in which texts each is.

Passages are runs of lines, cut where the content says so, so that versions and copies share them: equal text is
indexed once. The index is filled by the diff stage; a text that changed is taken out of it first.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from zlib import crc32

from storage.ngrams import index_tokens
from storage.progress import Progress
from storage.transactions import transaction

PASSAGE = 2000
"""Characters at which a passage ends with its line; from a third on it may end at a chosen line. A guess."""

ONE_LINE_IN = 12
"""One line in so many, chosen by its checksum, may end a passage: edits elsewhere leave it as it was."""

BATCH = 200
"""Texts indexed as one transaction, a guess: each transaction leaves a segment that has to be merged."""

REWRITTEN_FROM = 4
"""When more than one text in so many is new, the index is rewritten as one piece: smaller, faster to read."""

UNINDEXED = (
    "SELECT v.id FROM touched t CROSS JOIN versions v ON v.id = t.name"
    " LEFT JOIN indexed i ON i.version = v.id AND i.print = v.raw_print WHERE t.kind = 'text' AND i.n IS NULL"
)
STALE = (
    "SELECT i.n FROM touched t CROSS JOIN indexed i ON i.version = t.name LEFT JOIN versions v"
    " ON v.id = i.version AND v.raw_print = i.print WHERE t.kind = 'text' AND v.id IS NULL"
)
"""Every text that came, changed or went is noted by a trigger (storage.touched) until it is looked at here."""


def index_texts(db: sqlite3.Connection, progress: Progress) -> int:
    """Index the versions that are not yet indexed, BATCH of them a transaction.

    Args:
        db: the connection of an open archive, outside a transaction.
        progress: called with (texts done, of how many) after each transaction.

    Returns:
        The number of versions that were indexed.
    """
    with transaction(db):
        if stale := db.execute(STALE).fetchall():
            db.executemany("DELETE FROM indexed WHERE n = ?", stale)
            db.execute("DELETE FROM contains WHERE n NOT IN (SELECT n FROM indexed)")
    missing = [each for (each,) in db.execute(UNINDEXED + " ORDER BY v.region, v.year, v.id")]
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        with transaction(db):
            _index(db, batch)
            db.executemany(
                "DELETE FROM touched WHERE kind = 'text' AND name = ?", [(each,) for each in batch]
            )
        progress(start + len(batch), len(missing))
    with transaction(db):
        db.execute("DELETE FROM touched WHERE kind = 'text'")
    if len(missing) > BATCH and len(missing) * REWRITTEN_FROM > _count_indexed(db):
        db.execute("INSERT INTO bigrams (bigrams) VALUES ('optimize')")
    return len(missing)


def _count_indexed(db: sqlite3.Connection) -> int:
    (texts,) = db.execute("SELECT count(*) FROM indexed").fetchone()
    return int(texts)


def _index(db: sqlite3.Connection, versions: Sequence[str]) -> None:
    """Index versions, by id: their passages, and where each is."""
    for version in versions:
        text, raw_print = db.execute(
            "SELECT text, raw_print FROM versions WHERE id = ?", (version,)
        ).fetchone()
        n = db.execute("INSERT INTO indexed (version, print) VALUES (?, ?)", (version, raw_print)).lastrowid
        start = 0
        for passage in split_passages(text):
            number, size = _passage(db, passage)
            db.execute("INSERT OR IGNORE INTO contains VALUES (?, ?, ?)", (number, n, start))
            start += size + 1


def _passage(db: sqlite3.Connection, passage: str) -> tuple[int, int]:
    """Return (number, bytes of UTF-8) of a passage, which is indexed when it is new."""
    raw = passage.encode()
    name, size = blake2b(raw, digest_size=16).digest(), len(raw)
    row = db.execute("SELECT id FROM passages WHERE print = ?", (name,)).fetchone()
    if row:
        return row[0], size
    number = db.execute("INSERT INTO passages (print, size) VALUES (?, ?)", (name, size)).lastrowid
    db.execute("INSERT INTO bigrams (rowid, tokens) VALUES (?, ?)", (number, index_tokens(passage)))
    return int(number or 0), size


def count_unindexed(db: sqlite3.Connection) -> int:
    """Return the number of versions that the index does not hold as they are now."""
    (count,) = db.execute(f"SELECT count(*) FROM ({UNINDEXED})").fetchone()  # noqa: S608 no text from outside
    return int(count)


def clear_index(db: sqlite3.Connection) -> None:
    """Empty the index and the sketches: nothing of any text stays in them."""
    db.execute("INSERT INTO bigrams (bigrams) VALUES ('delete-all')")
    for table in ("contains", "passages", "indexed", "sketches"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 no text from outside
    db.execute("INSERT OR IGNORE INTO touched SELECT 'text', id FROM versions")


def split_passages(text: str) -> Iterator[str]:
    """Yield a text in passages, cut at line ends that its own content chooses.

    An edit leaves the passages away from it as they were. Joined by newlines the passages are the text.
    """
    lines: list[str] = []
    size = 0
    for line in text.split("\n"):
        lines.append(line)
        size += len(line) + 1
        chosen = size >= PASSAGE // 3 and crc32(line.encode()) % ONE_LINE_IN == 0
        if chosen or size >= PASSAGE:
            yield "\n".join(lines)
            lines, size = [], 0
    if lines:
        yield "\n".join(lines)
