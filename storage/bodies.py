"""Store the bodies of fetches by SHA-256, each packed as a delta to the previous body of the same URL.

The content is a fact; how it is packed is not, and may change (`repack_body`). A chain begins with a whole body
(step 0). Each later body is a delta to the one before it, every 20th one to the 20th before it, and step 400 begins
a new chain: so at most 19 + 19 deltas are undone to read any of them, and whole bodies are rare. A chain belongs to
the URL it began with.
"""

import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256

from storage.errors import DamagedBody

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STRIDE = 20
"""Every so many steps a delta is against the body so many steps before: reading one takes few deltas."""
CHAIN = 400
"""Steps of a chain; together with STRIDE it bounds what a read undoes to 19 + 19 deltas."""
LEVEL = 3
"""Of zstd: higher ones cost four times the time for six percent; long distance matching does more for deltas."""

CHAIN_OF = """
WITH RECURSIVE chain (id, base, step, depth) AS (
    SELECT id, base, step, 0 FROM bodies WHERE id = ?
    UNION ALL SELECT b.id, b.base, b.step, depth + 1 FROM chain c JOIN bodies b ON b.id = c.base
) SELECT chain.id, chain.step, b.data, b.origin FROM chain JOIN bodies b ON b.id = chain.id ORDER BY depth DESC
"""


ChainLink = tuple[int, int, bytes, str | None]
"""A row of a chain: id, step, packed bytes, and of the first one the URL that the chain belongs to."""


def body_digest(body: bytes) -> bytes:
    """Return the name of a body: its SHA-256, 32 bytes."""
    return sha256(body).digest()


def keep_body(db: sqlite3.Connection, body: bytes, url: str, before: bytes | None) -> bytes:
    """Store a body unless it is stored already or was purged.

    Args:
        db: the connection of an open archive, in a transaction.
        body: the content.
        url: the URL that served it.
        before: the name of the previous body of that URL, to pack against; None when there was no body before.

    Returns:
        The name of the body, also when nothing was stored.
    """
    name = body_digest(body)
    there = "SELECT 1 FROM bodies WHERE sha256 = ?1 UNION ALL SELECT 1 FROM tombstones WHERE sha256 = ?1"
    if db.execute(there, (name,)).fetchone():
        return name
    base, step, data = pack_body(db, body, url, before)
    db.execute(
        "INSERT INTO bodies (sha256, size, base, step, origin, data) VALUES (?, ?, ?, ?, ?, ?)",
        (name, len(body), base, step, None if step else url, data),
    )
    return name


def has_body(db: sqlite3.Connection, name: bytes) -> bool:
    """Whether a body is stored, by its name; it may be damaged."""
    return db.execute("SELECT 1 FROM bodies WHERE sha256 = ?", (name,)).fetchone() is not None


def pack_body(
    db: sqlite3.Connection, body: bytes, url: str, before: bytes | None
) -> tuple[int | None, int, bytes]:
    """Choose how to store a body, and pack it.

    Args:
        db: the connection of an open archive.
        body: the content.
        url: the URL that served it.
        before: the name of the previous body of that URL, or None.

    Returns:
        (row that the delta is against, or None for a whole body; step in the chain; packed bytes).
    """
    chain = chain_of(db, before) if before else []
    if not chain or chain[0][3] != url or chain[-1][1] + 1 >= CHAIN:
        return None, 0, squeeze(body, None)
    step = chain[-1][1] + 1
    wanted = step - STRIDE if step % STRIDE == 0 else step - 1
    at = max((place for place, link in enumerate(chain) if link[1] <= wanted), default=0)
    try:
        return chain[at][0], step, squeeze(body, unroll(chain[: at + 1]))
    except zstd.ZstdError:  # the earlier body is damaged
        return None, 0, squeeze(body, None)


def remove_bodies(db: sqlite3.Connection, names: Iterable[bytes]) -> None:
    """Remove bodies that have tombstones, and repack those that were packed against them.

    Args:
        db: the connection of an open archive, in a transaction.
        names: names of the bodies; those that are not stored are passed over.
    """
    doomed = {row[0] for name in names for row in chain_of(db, name)[-1:]}
    rows = (
        db.execute("SELECT id, base, sha256 FROM bodies WHERE base IS NOT NULL").fetchall() if doomed else []
    )
    for number, base, name in rows:
        if base in doomed and number not in doomed:
            chain = chain_of(db, name)
            kept = [place for place, link in enumerate(chain[:-1]) if link[0] not in doomed]
            with suppress(zstd.ZstdError):  # it was damaged before, and verify names it
                repack_body(db, chain, kept[-1] if kept else None)
    db.executemany("DELETE FROM bodies WHERE id = ?", [(each,) for each in doomed])


def repack_body(db: sqlite3.Connection, chain: list[ChainLink], base: int | None) -> None:
    """Pack the last body of a chain again.

    Args:
        db: the connection of an open archive, in a transaction.
        chain: the rows that lead to the body, as `chain_of` returned them.
        base: index in the chain of the body to pack against, or None to store it whole.
    """
    body = unroll(chain)
    before = None if base is None else unroll(chain[: base + 1])
    origin = chain[0][3] if base is None else None
    row = (None if base is None else chain[base][0], origin, squeeze(body, before), chain[-1][0])
    db.execute("UPDATE bodies SET base = ?, origin = ?, data = ? WHERE id = ?", row)


def chain_of(db: sqlite3.Connection, name: bytes) -> list[ChainLink]:
    """Return the rows that lead to a body, the whole one first and its own last.

    Args:
        db: the connection of an open archive.
        name: the name of the body.

    Returns:
        (id, step, packed bytes, origin) of each row; an empty list when the body is not stored.
    """
    found = db.execute("SELECT id FROM bodies WHERE sha256 = ?", (name,)).fetchone()
    return db.execute(CHAIN_OF, found).fetchall() if found else []


def read_body(db: sqlite3.Connection, name: bytes) -> bytes:
    """Return the content of a body.

    Args:
        db: the connection of an open archive.
        name: the name of the body.

    Raises:
        DamagedBody: it is not stored, cannot be unpacked, or is not what its name says.
    """
    try:
        chain = chain_of(db, name)
        body = unroll(chain)
    except (zstd.ZstdError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise DamagedBody(f"body {name.hex()} cannot be unpacked: {error}") from error
    if not chain:
        raise DamagedBody(f"body {name.hex()} is not in the archive")
    if body_digest(body) != name:
        raise DamagedBody(f"body {name.hex()} is damaged: its content has another hash")
    return body


def unroll(chain: list[ChainLink]) -> bytes:
    """Return the content that a chain of rows leads to; empty bytes for an empty chain."""
    body = None
    for _, _, data, _ in chain:
        body = unsqueeze(data, body)
    return body or b""


def squeeze(body: bytes, base: bytes | None) -> bytes:
    """Compress a body with zstd.

    Args:
        body: the content.
        base: another body to compress against, or None.
    """
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: LEVEL,
        zstd.CompressionParameter.checksum_flag: 0,
        zstd.CompressionParameter.dict_id_flag: 0,
        zstd.CompressionParameter.enable_long_distance_matching: int(base is not None),
    }
    return zstd.compress(body, options=options, zstd_dict=_prefix(base))


def unsqueeze(data: bytes, base: bytes | None) -> bytes:
    """Decompress a body: the inverse of `squeeze`.

    Args:
        data: the packed bytes.
        base: the body that they were compressed against, or None.

    Raises:
        zstd.ZstdError: the bytes are damaged, or the base is another one.
    """
    return zstd.decompress(data, zstd_dict=_prefix(base))


def _prefix(base: bytes | None) -> "tuple[zstd.ZstdDict, int] | None":
    """Return a body as a dictionary for one use; None below 8 bytes, zstd's least."""
    return zstd.ZstdDict(base, is_raw=True).as_prefix if base and len(base) >= 8 else None
