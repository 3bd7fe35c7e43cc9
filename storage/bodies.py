"""Bytes <-> rows of `bodies`: content by SHA-256, packed against the previous body of the same URL.

The content is a fact; how it is packed is not, and may be packed anew (`repack`). A chain begins with a
whole body (step 0). Each later body is a delta to the one before it, every 20th one to the 20th before it,
and step 400 begins a new chain: so at most 19 + 19 deltas are undone to read any of them, and whole bodies
are rare. A chain belongs to the URL it began with.
"""

import sqlite3
import sys
from hashlib import sha256

from storage.errors import ArchiveError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STRIDE = 20
CHAIN = 400
LEVEL = 10
CHAIN_OF = """
WITH RECURSIVE chain (id, base, step, depth) AS (
    SELECT id, base, step, 0 FROM bodies WHERE id = ?
    UNION ALL SELECT b.id, b.base, b.step, depth + 1 FROM chain c JOIN bodies b ON b.id = c.base
) SELECT chain.id, chain.step, b.data, b.origin FROM chain JOIN bodies b ON b.id = chain.id ORDER BY depth DESC
"""


def digest(body: bytes) -> bytes:
    """The name of a body: its SHA-256."""
    return sha256(body).digest()


def keep(db: sqlite3.Connection, body: bytes, url: str, before: bytes | None) -> bytes:
    """Store a body unless it is there, packed against the one named `before`; gives its SHA-256."""
    name = digest(body)
    if db.execute("SELECT 1 FROM bodies WHERE sha256 = ?", (name,)).fetchone():
        return name
    base, step, data = pack(db, body, url, before)
    db.execute(
        "INSERT INTO bodies (sha256, size, base, step, origin, data) VALUES (?, ?, ?, ?, ?, ?)",
        (name, len(body), base, step, None if step else url, data),
    )
    return name


def pack(
    db: sqlite3.Connection, body: bytes, url: str, before: bytes | None
) -> tuple[int | None, int, bytes]:
    """How to store a body: (row that its delta is against, step in the chain, packed bytes)."""
    chain = chain_of(db, before) if before else []
    if not chain or chain[0][3] != url or chain[-1][1] + 1 >= CHAIN:
        return None, 0, squeeze(body, None)
    step = chain[-1][1] + 1
    wanted = step - STRIDE if step % STRIDE == 0 else step - 1
    at = next(place for place, link in enumerate(chain) if link[1] == wanted)
    return chain[at][0], step, squeeze(body, unroll(chain[: at + 1]))


def chain_of(db: sqlite3.Connection, name: bytes) -> list[tuple[int, int, bytes, str | None]]:
    """The rows (id, step, data, origin) that lead to a body, the whole one first; empty when it is not there."""
    found = db.execute("SELECT id FROM bodies WHERE sha256 = ?", (name,)).fetchone()
    return db.execute(CHAIN_OF, found).fetchall() if found else []


def read(db: sqlite3.Connection, name: bytes) -> bytes:
    """The content of a body; raises ArchiveError when it is not there or not what its name says."""
    chain = chain_of(db, name)
    if not chain:
        raise ArchiveError(f"body {name.hex()} is not in the archive")
    try:
        body = unroll(chain)
    except zstd.ZstdError as error:
        raise ArchiveError(f"body {name.hex()} cannot be unpacked: {error}") from error
    if digest(body) != name:
        raise ArchiveError(f"body {name.hex()} is damaged: its content has another hash")
    return body


def unroll(chain: list[tuple[int, int, bytes, str | None]]) -> bytes:
    """The content that a chain of rows leads to."""
    body = None
    for _, _, data, _ in chain:
        body = unsqueeze(data, body)
    return body or b""


def squeeze(body: bytes, base: bytes | None) -> bytes:
    """Compress, against another body when one is given."""
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: LEVEL,
        zstd.CompressionParameter.checksum_flag: 0,
        zstd.CompressionParameter.dict_id_flag: 0,
    }
    return zstd.compress(body, options=options, zstd_dict=_prefix(base))


def unsqueeze(data: bytes, base: bytes | None) -> bytes:
    """The inverse of `squeeze`."""
    return zstd.decompress(data, zstd_dict=_prefix(base))


def _prefix(base: bytes | None) -> "tuple[zstd.ZstdDict, int] | None":
    """A body as a dictionary used once; bodies too short to be one are none."""
    return zstd.ZstdDict(base, is_raw=True).as_prefix if base and len(base) >= 8 else None
