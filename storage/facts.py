"""Runs and fetches: what happened on the wire -> rows that are only added to, and pages made again from them."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

from storage import bodies
from storage.connection import transaction
from storage.converter import from_json, stored_json
from storage.records import Hints, Page, Pairs
from storage.rows import NO_HINTS, Fetch, Run, Validators
from storage.timestamps import growing

COLUMNS = (
    "id", "run", "source", "host", "url", "final_url", "at", "clock", "transport", "status", "headers",
    "body", "confirms", "part_of", "part", "hints", "walk", "walk_ends",
)  # fmt: skip
INSERT = f"INSERT INTO fetches ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 names of ours
SELECT = f"SELECT {', '.join(COLUMNS)} FROM fetches "  # noqa: S608 names of ours

LAST_BODY = (
    "WHERE url = ?1 AND part_of = '' AND body IS NOT NULL AND transport = 'ok' AND status = 200 "
    "ORDER BY at DESC, id DESC LIMIT 1"
)
BEFORE_PAGE = """
SELECT (SELECT coalesce(max(at), '') FROM fetches), EXISTS (SELECT 1 FROM tombstones WHERE url IN (?1, ?2)), f.id, f.body
FROM (SELECT 1) LEFT JOIN (SELECT id, body FROM fetches LAST_BODY) f
""".replace("LAST_BODY", LAST_BODY)
"""What is known before a fetch of a URL is written: the last moment, whether it was purged, its last page."""

FORGOTTEN = """
SELECT 1 WHERE EXISTS (SELECT 1 FROM tombstones) AND (
    EXISTS (SELECT 1 FROM tombstones WHERE url = ?1)
    OR EXISTS (SELECT 1 FROM fetches f JOIN tombstones t ON t.sha256 = f.body OR t.url = f.url WHERE f.url = ?1)
    OR EXISTS (SELECT 1 FROM fetches f JOIN tombstones t ON t.sha256 = f.body OR t.url = f.url
               WHERE f.final_url = ?1 AND f.final_url != ''))
"""
"""Whether something that an address served was purged."""

BEFORE_PART = BEFORE_PAGE.replace("part_of = ''", "part_of != ''")


def begin_run(
    db: sqlite3.Connection, clock: str, command: str, sources: tuple[str, ...] = (), run_id: str = ""
) -> Run:
    """Write the beginning of a run; its id is random unless one is given (simulations)."""
    run = Run(id=run_id or uuid4().hex, at=clock, command=command, sources=sources)
    with transaction(db):
        db.execute("INSERT INTO runs VALUES (?, ?, ?, ?)", (run.id, run.at, command, stored_json(sources)))
    return run


def end_run(db: sqlite3.Connection, run: Run, counts: Mapping[str, object], clock: str, outcome: str) -> None:
    """Write the end of a run; a run without one was cut off."""
    with transaction(db):
        db.execute("INSERT INTO run_ends VALUES (?, ?, ?, ?)", (run.id, clock, outcome, stored_json(counts)))


def fetch_id(run: str, number: int) -> str:
    """Public id of the fetch that is the number-th of its run."""
    return sha256(f"{run} {number}".encode()).hexdigest()[:20]


def host_of(url: str) -> str:
    """Host (with a port that is not the scheme's own) of a URL, in lower case; the URL itself when it has none."""
    _, _, rest = url.partition("://")
    end = min((at for mark in "/?#" if (at := rest.find(mark)) >= 0), default=len(rest))
    return rest[:end].rsplit("@", 1)[-1].lower() or url


def record(db: sqlite3.Connection, page: Page, run: Run, number: int, clock: str) -> Fetch:
    """Write what a URL served, its parts with it, as one transaction; gives the fetch of the first page.

    `number` counts the fetches of the run; the parts take the numbers after it. `clock` is the raw clock.
    """
    with transaction(db):
        first = _write(db, page, run, number, clock, ("", 0))
        for count, part in enumerate(page.parts, 1):
            _write(db, part, run, number + count, clock, (first.id, count))
    return first


def _write(
    db: sqlite3.Connection, page: Page, run: Run, number: int, clock: str, part: tuple[str, int]
) -> Fetch:
    before = BEFORE_PART if part[0] else BEFORE_PAGE
    last, purged, last_id, last_body = db.execute(before, (page.url, page.final_url or page.url)).fetchone()
    body, confirms, hints = b"", "", page.hints
    if hints.parent and db.execute(FORGOTTEN, (hints.parent,)).fetchone():
        hints = Hints(parent=hints.parent)
    if page.transport == "not_modified" and last_id:
        body, confirms = last_body, last_id
    elif page.body and not purged:
        body = bodies.keep(db, page.body, page.url, last_body)
    fetch = Fetch(
        id=fetch_id(run.id, number),
        run=run.id,
        source=page.source,
        host=host_of(page.url),
        url=page.url,
        final_url=page.final_url,
        at=growing(clock, last),
        clock=clock,
        transport=page.transport,
        status=page.status,
        headers=page.headers,
        body=body.hex(),
        confirms=confirms,
        part_of=part[0],
        part=part[1],
        hints=hints,
        walk=page.walk,
        walk_ends=page.walk_ends,
    )
    db.execute(INSERT, row_of(fetch))
    return fetch


def last_fetch(db: sqlite3.Connection, url: str) -> Fetch | None:
    """The last fetch of a URL that brought a page (status 200)."""
    row = db.execute(SELECT + LAST_BODY, (url,)).fetchone()
    return fetch_of(row) if row else None


def known(db: sqlite3.Connection, url: str) -> Validators | None:
    """What a conditional request for a URL needs; None when the URL never brought a page."""
    last = last_fetch(db, url)
    if last is None:
        return None
    headers = dict(last.headers)
    return Validators(
        fetch=last.id,
        at=last.at,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        body=last.body,
    )


def find(db: sqlite3.Connection, fetch_id: str) -> Fetch | None:
    """One fetch by its id."""
    row = db.execute(SELECT + "WHERE id = ?", (fetch_id,)).fetchone()
    return fetch_of(row) if row else None


def parts(db: sqlite3.Connection, fetch_id: str) -> list[Fetch]:
    """The fetches of pages 2…N that belong to a fetch, in order."""
    # that it is not empty is said again for the sake of the index, which holds parts alone; most pages have none
    found = db.execute("SELECT id FROM fetches WHERE part_of = ? AND part_of != ''", (fetch_id,)).fetchall()
    rows = [db.execute(SELECT + "WHERE id = ?", each).fetchone() for each in found]
    return sorted(map(fetch_of, rows), key=lambda fetch: (fetch.part, fetch.id))


def has_parts(db: sqlite3.Connection, fetch_id: str) -> bool:
    """Whether pages 2…N belong to a fetch."""
    found = "SELECT 1 FROM fetches WHERE part_of = ? AND part_of != '' LIMIT 1"
    return db.execute(found, (fetch_id,)).fetchone() is not None


def fetches(db: sqlite3.Connection, host: str = "", source: str = "") -> Iterator[Fetch]:
    """All fetches of first pages in order of (at, id), of one host or of the hosts of one source."""
    if host:
        rows = db.execute(SELECT + "WHERE host = ? AND part_of = '' ORDER BY at, id", (host,))
    else:
        rows = db.execute(SELECT + "WHERE part_of = '' AND ? IN ('', source) ORDER BY at, id", (source,))
    return map(fetch_of, rows)


def hosts(db: sqlite3.Connection, source: str = "") -> list[str]:
    """Hosts that were fetched from, of one source or of all, sorted."""
    rows = db.execute("SELECT DISTINCT host FROM fetches WHERE ? IN ('', source) ORDER BY host", (source,))
    return [host for (host,) in rows]


def page(db: sqlite3.Connection, fetch: Fetch) -> Page:
    """A page made again from facts; a 304 gives the page it confirmed, at its own moment. Purged: an empty body."""
    if fetch.confirms:
        confirmed = db.execute(SELECT + "WHERE id = ?", (fetch.confirms,)).fetchone()
        if confirmed:
            return replace(
                page(db, fetch_of(confirmed)), at=fetch.at, walk=fetch.walk, walk_ends=fetch.walk_ends
            )
    body = b"" if not fetch.body or tombstone(db, fetch) else bodies.read(db, bytes.fromhex(fetch.body))
    return Page(
        url=fetch.url,
        body=body,
        final_url=fetch.final_url,
        transport=fetch.transport,
        status=fetch.status,
        headers=fetch.headers,
        at=fetch.at,
        source=fetch.source,
        hints=fetch.hints,
        parts=tuple(page(db, part) for part in parts(db, fetch.id)),
        walk=fetch.walk,
        walk_ends=fetch.walk_ends,
    )


def tombstone(db: sqlite3.Connection, fetch: Fetch) -> str:
    """Why what a fetch brought was removed by purge, or is not kept since its URL was purged; else empty."""
    row = db.execute(
        "SELECT because FROM tombstones WHERE sha256 = ? OR url IN (?, ?) ORDER BY at, because LIMIT 1",
        (bytes.fromhex(fetch.body), fetch.url, fetch.final_url or fetch.url),
    ).fetchone()
    return str(row[0]) if row else ""


def row_of(fetch: Fetch) -> tuple[object, ...]:
    """A fetch as a row of the table, in the order of COLUMNS."""
    hints = "" if fetch.hints == NO_HINTS else stored_json(fetch.hints)
    return (
        fetch.id, fetch.run, fetch.source, fetch.host, fetch.url, fetch.final_url, fetch.at, fetch.clock,
        fetch.transport, fetch.status, stored_json(fetch.headers), bytes.fromhex(fetch.body) or None, fetch.confirms,
        fetch.part_of, fetch.part, hints, fetch.walk, fetch.walk_ends,
    )  # fmt: skip


def fetch_of(row: tuple[object, ...]) -> Fetch:
    """A row of the table as a fetch."""
    values: dict[str, object] = dict(zip(COLUMNS, row, strict=True))
    body, hints = values["body"], values["hints"]
    values["headers"] = _pairs(values["headers"])
    values["body"] = body.hex() if isinstance(body, bytes) else ""
    values["hints"] = hints_of(str(hints or ""))
    values["walk_ends"] = bool(values["walk_ends"])
    return Fetch(**values)  # type: ignore[arg-type]  # the columns have the fields' types


def _pairs(text: object) -> Pairs:
    return tuple((name, value) for name, value in json.loads(str(text)))


def hints_of(text: str) -> Hints:
    """Read the hints of a fetch as the table keeps them; an empty text means none.

    Raises:
        ArchiveError: the text is not such a record.
    """
    return from_json(text, Hints, "the hints of a fetch") if text else NO_HINTS
