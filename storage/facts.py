"""Save runs and fetches as facts that are only added to, and rebuild pages from them."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

from storage import bodies
from storage.converter import stored_json
from storage.fetch_rows import INSERT, SELECT, fetch_from_row, fetch_row
from storage.records import Hints, Page
from storage.rows import Fetch, Run, Validators
from storage.timestamps import next_moment

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
    """Write the beginning of a run.

    Args:
        db: the connection of an open archive, in a transaction.
        clock: the present moment.
        command: the command that runs.
        sources: names of the sources that it asks.
        run_id: the run's id; random when empty (simulations give one).
    """
    run = Run(id=run_id or uuid4().hex, at=clock, command=command, sources=sources)
    db.execute("INSERT INTO runs VALUES (?, ?, ?, ?)", (run.id, run.at, command, stored_json(sources)))
    return run


def end_run(db: sqlite3.Connection, run: Run, counts: Mapping[str, object], clock: str, outcome: str) -> None:
    """Write the end of a run; a run without one was cut off.

    Args:
        db: the connection of an open archive, in a transaction.
        run: the run.
        counts: what it counted, as JSON values by name.
        clock: the present moment.
        outcome: finished, failed, stopped or another word.
    """
    db.execute("INSERT INTO run_ends VALUES (?, ?, ?, ?)", (run.id, clock, outcome, stored_json(counts)))


def count_fetches(db: sqlite3.Connection, run: Run) -> int:
    """Return how many fetches a run has written, parts included."""
    (count,) = db.execute("SELECT count(*) FROM fetches WHERE run = ?", (run.id,)).fetchone()
    return int(count)


def fetch_id(run: str, number: int) -> str:
    """Return the public id of a fetch: twenty hex digits.

    Args:
        run: id of the run.
        number: how many fetches the run wrote before it.
    """
    return sha256(f"{run} {number}".encode()).hexdigest()[:20]


def host_of(url: str) -> str:
    """Return the host of a URL in lower case, with its port if one is written; the URL itself without one."""
    _, _, rest = url.partition("://")
    end = min((at for mark in "/?#" if (at := rest.find(mark)) >= 0), default=len(rest))
    return rest[:end].rsplit("@", 1)[-1].lower() or url


def record_page(db: sqlite3.Connection, page: Page, run: Run, number: int, clock: str) -> Fetch:
    """Write what a URL served, with its parts.

    Args:
        db: the connection of an open archive, in a transaction.
        page: the page.
        run: the run that fetched it.
        number: how many fetches the run wrote before; the parts take the numbers after it.
        clock: what the clock said.

    Returns:
        The fetch of the first page.
    """
    first = _write(db, page, run, number, clock, ("", 0))
    for count, part in enumerate(page.parts, 1):
        _write(db, part, run, number + count, clock, (first.id, count))
    return first


def _write(
    db: sqlite3.Connection, page: Page, run: Run, number: int, clock: str, part: tuple[str, int]
) -> Fetch:
    """Write one page, a part or not (`part`: fetch of the first page, number), and return its fetch."""
    before = BEFORE_PART if part[0] else BEFORE_PAGE
    last, purged, last_id, last_body = db.execute(before, (page.url, page.final_url or page.url)).fetchone()
    body, confirms, hints = b"", "", page.hints
    if hints.parent and db.execute(FORGOTTEN, (hints.parent,)).fetchone():
        hints = Hints(parent=hints.parent)
    if page.transport == "not_modified" and last_id:
        body, confirms = last_body, last_id
    elif page.body and not purged:
        body = bodies.keep_body(db, page.body, page.url, last_body)
    fetch = Fetch(
        id=fetch_id(run.id, number),
        run=run.id,
        source=page.source,
        host=host_of(page.url),
        url=page.url,
        final_url=page.final_url,
        at=next_moment(clock, last),
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
        precision=page.precision,
    )
    db.execute(INSERT, fetch_row(fetch))
    return fetch


def load_last_fetch(db: sqlite3.Connection, url: str) -> Fetch | None:
    """Return the last fetch of a URL that brought a page (status 200); None when there was no such fetch."""
    row = db.execute(SELECT + LAST_BODY, (url,)).fetchone()
    return fetch_from_row(row) if row else None


def load_last_moment(db: sqlite3.Connection) -> str:
    """Return the latest `at` of all fetches; empty without any."""
    (last,) = db.execute("SELECT coalesce(max(at), '') FROM fetches").fetchone()
    return str(last)


def load_validators(db: sqlite3.Connection, url: str) -> Validators | None:
    """Return what a conditional request for a URL needs; None when it never brought a page."""
    last = load_last_fetch(db, url)
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


def load_fetch(db: sqlite3.Connection, fetch_id: str) -> Fetch | None:
    """Return a fetch by its id; None when no fetch has it."""
    row = db.execute(SELECT + "WHERE id = ?", (fetch_id,)).fetchone()
    return fetch_from_row(row) if row else None


def load_parts(db: sqlite3.Connection, fetch_id: str) -> list[Fetch]:
    """Return the fetches of pages 2…N that belong to a fetch, by its id, in order."""
    # that it is not empty is said again for the sake of the index, which holds parts alone; most pages have none
    found = db.execute("SELECT id FROM fetches WHERE part_of = ? AND part_of != ''", (fetch_id,)).fetchall()
    rows = [db.execute(SELECT + "WHERE id = ?", each).fetchone() for each in found]
    return sorted(map(fetch_from_row, rows), key=lambda fetch: (fetch.part, fetch.id))


def has_parts(db: sqlite3.Connection, fetch_id: str) -> bool:
    """Whether pages 2…N belong to a fetch, by its id."""
    found = "SELECT 1 FROM fetches WHERE part_of = ? AND part_of != '' LIMIT 1"
    return db.execute(found, (fetch_id,)).fetchone() is not None


def load_fetches(db: sqlite3.Connection, host: str = "", source: str = "") -> Iterator[Fetch]:
    """Yield the fetches of first pages in order of (at, id).

    Args:
        db: the connection of an open archive.
        host: only those of this host; empty for all.
        source: only those of this source, when no host is given; empty for all.
    """
    if host:
        rows = db.execute(SELECT + "WHERE host = ? AND part_of = '' ORDER BY at, id", (host,))
    else:
        rows = db.execute(SELECT + "WHERE part_of = '' AND ? IN ('', source) ORDER BY at, id", (source,))
    return map(fetch_from_row, rows)


def load_hosts(db: sqlite3.Connection, source: str = "") -> list[str]:
    """Return the hosts that were fetched from, of one source or of all, sorted."""
    rows = db.execute("SELECT DISTINCT host FROM fetches WHERE ? IN ('', source) ORDER BY host", (source,))
    return [host for (host,) in rows]


def rebuild_page(db: sqlite3.Connection, fetch: Fetch) -> Page:
    """Return the page of a fetch, rebuilt from facts with its parts.

    A 304 gives the page that it confirmed, at its own moment. What was purged has an empty body.

    Raises:
        DamagedBody: a body is damaged or not there.
    """
    if fetch.confirms:
        confirmed = db.execute(SELECT + "WHERE id = ?", (fetch.confirms,)).fetchone()
        if confirmed:
            return replace(
                rebuild_page(db, fetch_from_row(confirmed)),
                at=fetch.at,
                precision=fetch.precision,
                walk=fetch.walk,
                walk_ends=fetch.walk_ends,
            )
    body = (
        b"" if not fetch.body or purge_reason(db, fetch) else bodies.read_body(db, bytes.fromhex(fetch.body))
    )
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
        parts=tuple(rebuild_page(db, part) for part in load_parts(db, fetch.id)),
        walk=fetch.walk,
        walk_ends=fetch.walk_ends,
        precision=fetch.precision,
    )


def purge_reason(db: sqlite3.Connection, fetch: Fetch) -> str:
    """Return why what a fetch brought was purged, or was not kept since its URL was purged; else empty."""
    row = db.execute(
        "SELECT because FROM tombstones WHERE sha256 = ? OR url IN (?, ?) ORDER BY at, because LIMIT 1",
        (bytes.fromhex(fetch.body), fetch.url, fetch.final_url or fetch.url),
    ).fetchone()
    return str(row[0]) if row else ""
