"""Bodies: content by hash, packed against each other, read back exactly and soon."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import bodies
from storage.archive import Archive
from storage.errors import ArchiveError

URL = "http://www.lingzhou.example/a.html"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The connection of a new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made.db


def edits(count: int, size: int = 8000) -> list[bytes]:
    """A page and its small edits."""
    random = Random(7)
    page = bytearray(random.randbytes(size).hex().encode())
    series = []
    for number in range(count):
        at = random.randrange(len(page) - 8)
        page[at : at + 6] = f"{number:06d}".encode()
        series.append(bytes(page))
    return series


def kept(db: sqlite3.Connection, series: list[bytes], url: str = URL) -> list[bytes]:
    names: list[bytes] = []
    for body in series:
        names.append(bodies.keep_body(db, body, url, names[-1] if names else None))
    return names


def test_a_long_series_of_edits_reads_back_within_forty_steps(db: sqlite3.Connection) -> None:
    series = edits(450)
    names = kept(db, series)
    assert [bodies.read_body(db, name) for name in names] == series
    assert max(len(bodies.chain_of(db, name)) for name in names) <= 40
    whole = [step for (step,) in db.execute("SELECT id FROM bodies WHERE base IS NULL ORDER BY id")]
    assert whole == [1, 401]


def test_a_chain_belongs_to_the_url_it_began_with(db: sqlite3.Connection) -> None:
    one, two, three = edits(3)
    first = bodies.keep_body(db, one, URL, None)
    bodies.keep_body(db, two, "http://mirror.example/a.html", first)
    bodies.keep_body(db, three, URL, first)
    bases = [base for (base,) in db.execute("SELECT base FROM bodies ORDER BY id")]
    assert bases == [None, None, 1]


def test_the_same_content_is_kept_once(db: sqlite3.Connection) -> None:
    one, two = edits(2)
    names = kept(db, [one, two, one, two, two])
    assert len(set(names)) == 2
    assert db.execute("SELECT count(*) FROM bodies").fetchone() == (2,)


@settings(max_examples=50, deadline=None)
@given(series=st.lists(st.binary(max_size=60), max_size=60))
def test_any_bytes_read_back_as_they_were(series: list[bytes]) -> None:
    with Archive(":memory:", create=True) as archive:
        names = kept(archive.db, series)
        assert [bodies.read_body(archive.db, name) for name in names] == series


def test_a_flipped_byte_is_named_and_everything_else_reads(db: sqlite3.Connection) -> None:
    names = kept(db, edits(5))
    others = kept(db, edits(3, size=500), "http://www.lingzhou.example/b.html")
    data = bytearray(db.execute("SELECT data FROM bodies WHERE id = 3").fetchone()[0])
    data[len(data) // 2] ^= 0x40
    db.execute("UPDATE bodies SET data = ? WHERE id = 3", (bytes(data),))
    with pytest.raises(ArchiveError, match=names[2].hex()):
        bodies.read_body(db, names[2])
    for name in (*names[:2], *others):
        bodies.read_body(db, name)


def test_content_is_never_changed_nor_deleted_but_may_be_packed_anew(db: sqlite3.Connection) -> None:
    names = kept(db, edits(3))
    for statement in ("UPDATE bodies SET sha256 = x'00'", "UPDATE bodies SET size = 1", "DELETE FROM bodies"):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(statement)
    before = bodies.read_body(db, names[2])
    bodies.repack_body(db, bodies.chain_of(db, names[2]), None)
    assert bodies.read_body(db, names[2]) == before
    assert db.execute("SELECT count(*) FROM bodies WHERE base IS NULL").fetchone() == (2,)


def test_removing_a_body_leaves_those_packed_against_it_readable(db: sqlite3.Connection) -> None:
    series = edits(60)
    names = kept(db, series)
    doomed = [names[0], names[7], names[20], names[59]]
    db.executemany("INSERT INTO tombstones VALUES (?, ?, '', '')", [(name, URL) for name in doomed])
    bodies.remove_bodies(db, doomed)
    left = [(name, body) for name, body in zip(names, series, strict=True) if name not in doomed]
    assert [bodies.read_body(db, name) for name, _ in left] == [body for _, body in left]
    assert bodies.chain_of(db, names[7]) == []
    assert bodies.keep_body(db, series[7], URL, names[6]) == names[7]
    assert bodies.chain_of(db, names[7]) == []
