"""Keep what others captured: at its own moment, in whatever order it comes, and each capture once."""

import sqlite3
from dataclasses import replace
from hashlib import sha256
from urllib.parse import unquote

from storage import bodies
from storage.facts import host_of
from storage.fetch_rows import INSERT, SELECT, fetch_from_row, fetch_row
from storage.records import Page
from storage.rows import Fetch, Run
from storage.timestamps import next_moment

SAME = "SELECT 1 FROM fetches WHERE url = ? AND clock = ? AND transport = ? AND status IS ? AND body IS ? AND part_of = ''"
"""A fetch that says what a capture says, whoever brought it."""
BROUGHT = "WHERE url = ? AND clock <= ? AND part_of = '' AND body IS NOT NULL AND transport = 'ok'"
"""The fetches of a URL that brought something until a moment."""
LATEST = " ORDER BY clock DESC, at DESC, id DESC LIMIT 1"
FORMER_STEPS = 8
"""Folders of a made-up address that are looked for at most; a guess."""
PURGED = "SELECT EXISTS (SELECT 1 FROM tombstones WHERE url IN (?, ?))"


def record_capture(db: sqlite3.Connection, page: Page, run: Run, *, body: bytes = b"") -> Fetch | None:
    """Write a capture unless it is here.

    Args:
        db: the connection of an open archive, in a transaction.
        page: what was captured; `page.at` is its moment. One that was not modified confirms the page before it.
        run: the run that imports it.
        body: the SHA-256 of a body that is here, in place of `page.body`.

    Returns:
        Its fetch; None when it is here already, or confirms a page that is not.
    """
    if page.body and (is_known_better(db, page) or is_known_formerly(db, page)):
        return None
    before = last_capture(db, page.url, page.at, body=body if page.transport == "not_modified" else b"")
    if page.transport == "not_modified" and before is None:
        return None
    confirms = before.id if before and page.transport == "not_modified" else ""
    name = bytes.fromhex(before.body) if before and confirms else body
    name = name or (bodies.body_digest(page.body) if page.body else b"")
    (purged,) = db.execute(PURGED, (page.url, page.final_url or page.url)).fetchone()
    name = b"" if purged else name
    if db.execute(SAME, (page.url, page.at, page.transport, page.status, name or None)).fetchone():
        return None
    if page.body and not purged:
        bodies.keep_body(db, page.body, page.url, bytes.fromhex(before.body) if before else None)
    fetch = _fetch(db, replace(page, body=b""), run, name.hex(), confirms)
    db.execute(INSERT, fetch_row(fetch))
    return fetch


def _fetch(db: sqlite3.Connection, page: Page, run: Run, body: str, confirms: str) -> Fetch:
    """Return the fetch of a capture; what was captured in one moment of a URL stays in the order of its coming."""
    (last,) = db.execute(
        "SELECT coalesce(max(at), '') FROM fetches WHERE url = ? AND clock = ?", (page.url, page.at)
    ).fetchone()
    return Fetch(
        id=capture_id(page, body),
        run=run.id,
        source=page.source,
        host=host_of(page.url),
        url=page.url,
        final_url=page.final_url,
        at=next_moment(page.at, last),
        clock=page.at,
        transport=page.transport,
        status=page.status,
        headers=page.headers,
        body=body,
        confirms=confirms,
        hints=page.hints,
        precision=page.precision,
    )


def capture_id(page: Page, body: str) -> str:
    """Return the public id of a capture, twenty hex digits: the same in every archive that has it.

    Args:
        page: what was captured.
        body: SHA-256 of its body in hex; empty without one.
    """
    said = ("capture", page.url, page.at, page.transport, str(page.status), body)
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def last_capture(db: sqlite3.Connection, url: str, until: str, *, body: bytes = b"") -> Fetch | None:
    """Return the last fetch until a moment that brought the page of a URL (status 200); None without one.

    Args:
        db: the connection of an open archive.
        url: the URL.
        until: the moment, inclusive.
        body: only fetches that brought this body, by its SHA-256; empty for any.
    """
    values: list[object] = [url, until]
    where = BROUGHT + " AND status = 200"
    if body:
        where += " AND body = ?"
        values.append(body)
    row = db.execute(SELECT + where + LATEST, values).fetchone()
    return fetch_from_row(row) if row else None


def capture_at(db: sqlite3.Connection, url: str, moment: str) -> Fetch | None:
    """Return the fetch of a URL that was captured at a moment and brought something; None without one."""
    row = db.execute(SELECT + BROUGHT + " AND clock = ?" + LATEST, (url, moment, moment)).fetchone()
    return fetch_from_row(row) if row else None


def is_known_better(db: sqlite3.Connection, page: Page) -> bool:
    """Whether a capture that only has a file's date repeats bytes of which a better known moment of its URL is here."""
    if page.precision != "file":
        return False
    values = (page.url, bodies.body_digest(page.body))
    sql = "SELECT 1 FROM fetches WHERE url = ? AND body = ? AND part_of = '' AND precision != 'file'"
    return db.execute(sql, values).fetchone() is not None


def is_known_formerly(db: sqlite3.Connection, page: Page) -> bool:
    """Whether a file of an unknown address is here under the address that former programs made up: `file:///a/b.html`."""
    if not page.url.startswith("saved://"):
        return False
    steps = unquote(page.url).split("/")[3:]
    former = ["file:///" + "/".join(steps[at:]) for at in range(len(steps))][-FORMER_STEPS:]
    sql = f"SELECT 1 FROM fetches WHERE body = ? AND url IN ({', '.join('?' * len(former))})"  # noqa: S608 no text from outside
    return db.execute(sql, (bodies.body_digest(page.body), *former)).fetchone() is not None


def bodies_of(db: sqlite3.Connection, url: str) -> list[str]:
    """Return the SHA-256, in hex, of every body that a URL brought."""
    rows = db.execute("SELECT DISTINCT body FROM fetches WHERE url = ? AND body IS NOT NULL", (url,))
    return [body.hex() for (body,) in rows]
