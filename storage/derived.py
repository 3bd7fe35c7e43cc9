"""What the fold makes -> rows: judgements, articles, states, copies, versions, events."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from storage.rows import Copy, Event, TableRow

COPY_COLUMNS = ", ".join(each.name for each in fields(Copy))
COPY_MARKS = ", ".join("?" * len(fields(Copy)))


def save_judgement(db: sqlite3.Connection, fetch: str, verdict: str, evidence: str) -> None:
    """Write the verdict on a fetch: with it the fetch counts as folded."""
    db.execute("INSERT OR REPLACE INTO judgements VALUES (?, ?, ?)", (fetch, verdict, evidence))


def load_judgement(db: sqlite3.Connection, fetch: str) -> tuple[str, str] | None:
    """Verdict and evidence of a fetch; None when it is not folded yet."""
    row = db.execute("SELECT verdict, evidence FROM judgements WHERE fetch = ?", (fetch,)).fetchone()
    return (row[0], row[1]) if row else None


def save_articles(db: sqlite3.Connection, fetch: str, rows: Iterable[TableRow]) -> None:
    """Write what was read on a page: (entry, title, kind, region, year, reason) each, rejected ones too."""
    db.executemany(
        "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((fetch, n, *row) for n, row in enumerate(rows)),
    )


def load_state(db: sqlite3.Connection, host: str, name: str) -> str | None:
    """What is remembered of a host under a name, as JSON."""
    row = db.execute("SELECT state FROM states WHERE host = ? AND name = ?", (host, name)).fetchone()
    return str(row[0]) if row else None


def save_states(db: sqlite3.Connection, host: str, states: Mapping[str, str]) -> None:
    """Remember states of a host."""
    rows = ((host, name, text) for name, text in states.items())
    db.executemany("INSERT OR REPLACE INTO states VALUES (?, ?, ?)", rows)


def save_copies(db: sqlite3.Connection, copies: Iterable[Copy]) -> None:
    """Write copies, new ones and changed ones; a lineage and a move that were found stay until looked for again."""
    keep = "lineage = lineage, status = CASE status WHEN 'moved' THEN status ELSE excluded.status END"
    rest = ", ".join(
        f"{each.name} = excluded.{each.name}"
        for each in fields(Copy)
        if each.name not in {"id", "lineage", "status"}
    )
    db.executemany(
        f"INSERT INTO copies ({COPY_COLUMNS}) VALUES ({COPY_MARKS}) ON CONFLICT (id) DO UPDATE SET {keep}, {rest}",  # noqa: S608 no text from outside
        (tuple(getattr(copy, each.name) for each in fields(Copy)) for copy in copies),
    )


def save_version(db: sqlite3.Connection, row: Mapping[str, object]) -> None:
    """Write a version: a value for each column of the table. One that is there as it is costs no writing."""
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    rest = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    db.execute(
        f"INSERT INTO versions ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {rest}",  # noqa: S608 no text from outside
        dict(row),
    )


def extend_versions(db: sqlite3.Connection, seen: Mapping[str, str]) -> None:
    """Move the ends of versions' intervals: version -> moment when it was last seen."""
    db.executemany(
        "UPDATE versions SET last_seen = ? WHERE id = ?", [(at, each) for each, at in seen.items()]
    )


def save_events(db: sqlite3.Connection, fetch: str, events: Iterable[Event]) -> None:
    """Write the events of a fetch."""
    db.executemany(
        "INSERT OR REPLACE INTO events (fetch, n, at, kind, host, url, entry, copy, version, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (fetch, n, e.at, e.kind, e.host, e.url, e.entry, e.copy, e.version, e.detail)
            for n, e in enumerate(events)
        ),
    )


def load_events(db: sqlite3.Connection, since: str = "", url: str = "", kind: str = "") -> Iterator[Event]:
    """Events in the order of time, after a moment, of one URL, of one kind."""
    rows = db.execute(
        "SELECT at, kind, host, url, entry, fetch, copy, version, detail FROM page_events"
        " WHERE at > ? AND ? IN ('', url) AND ? IN ('', kind) ORDER BY at, fetch, n",
        (since, url, kind),
    )
    names = ("at", "kind", "host", "url", "entry", "fetch", "copy", "version", "detail")
    return (Event(**dict(zip(names, row, strict=True))) for row in rows)


def load_copies(db: sqlite3.Connection, host: str = "") -> list[Copy]:
    """Copies, of one host or all, in the order in which they were first seen."""
    rows = db.execute(
        f"SELECT {COPY_COLUMNS} FROM copies WHERE ? IN ('', host) ORDER BY first_seen, id",  # noqa: S608 no text from outside
        (host,),
    )
    names = [each.name for each in fields(Copy)]
    return [Copy(**{**dict(zip(names, row, strict=True)), "flapping": bool(row[-1])}) for row in rows]


def load_unfolded(db: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """Fetches of first pages that have no judgement yet: (host, at, fetch, url) in order."""
    return db.execute(
        "SELECT f.host, f.at, f.id, f.url FROM unfolded u JOIN fetches f ON f.id = u.fetch"
        " ORDER BY f.host, f.at, f.id"
    ).fetchall()


def load_last_folded(db: sqlite3.Connection, host: str) -> tuple[str, str]:
    """(at, fetch) of the last folded fetch of a host; empty when there is none."""
    row = db.execute(
        "SELECT f.at, f.id FROM fetches f JOIN judgements j ON j.fetch = f.id"
        " WHERE f.host = ? AND f.part_of = '' ORDER BY f.at DESC, f.id DESC LIMIT 1",
        (host,),
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def forget_host(db: sqlite3.Connection, host: str) -> None:
    """Remove what the fold made of a host's fetches."""
    drop_versions(db, clear_host(db, host))
    db.execute("DELETE FROM judgements WHERE fetch IN (SELECT id FROM fetches WHERE host = ?)", (host,))


def clear_host(db: sqlite3.Connection, host: str) -> frozenset[str]:
    """Remove what the fold made of a host, which is to be made again at once; gives the versions, which are left.

    Judgements are left as well: each will be replaced. Most versions will be made again as they were.
    """
    versions = db.execute(
        "SELECT id FROM versions WHERE copy IN (SELECT id FROM copies WHERE host = ?)", (host,)
    )
    found = frozenset(version for (version,) in versions)
    db.execute("DELETE FROM articles WHERE fetch IN (SELECT id FROM fetches WHERE host = ?)", (host,))
    for table in ("states", "copies", "events"):
        db.execute(f"DELETE FROM {table} WHERE host = ?", (host,))  # noqa: S608 no text from outside
    return found


def drop_versions(db: sqlite3.Connection, versions: Iterable[str]) -> None:
    """Remove versions that the fold does not make any more."""
    db.executemany("DELETE FROM versions WHERE id = ?", [(each,) for each in versions])


def load_version_ids(db: sqlite3.Connection) -> list[str]:
    """Return the ids of all versions, sorted."""
    return [version for (version,) in db.execute("SELECT id FROM versions ORDER BY id")]


def load_regions(db: sqlite3.Connection) -> list[str]:
    """Codes of the regions that reports are of, sorted."""
    rows = db.execute(
        "SELECT DISTINCT region FROM copies WHERE region NOT IN ('ambiguous', 'unknown') ORDER BY 1"
    )
    return [region for (region,) in rows]


def save_successions(db: sqlite3.Connection, rows: Iterable[tuple[str, str, int]]) -> None:
    """Replace the table of region codes that follow others."""
    new = sorted(set(rows))
    if new != db.execute("SELECT old, new, since FROM successions ORDER BY old, new").fetchall():
        db.execute("DELETE FROM successions")
        db.executemany("INSERT INTO successions VALUES (?, ?, ?)", new)
