"""Save and load what the fold derives: judgements, articles, states, copies, versions, events."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from storage.rows import Copy, Event, TableRow

COPY_COLUMNS = ", ".join(each.name for each in fields(Copy))
COPY_MARKS = ", ".join("?" * len(fields(Copy)))

REGIONS = """
WITH RECURSIVE found (region) AS (
    SELECT min(region) FROM copies
    UNION ALL SELECT (SELECT min(c.region) FROM copies c WHERE c.region > f.region)
    FROM found f WHERE f.region IS NOT NULL)
SELECT region FROM found WHERE region IS NOT NULL
"""
"""One step in the index for each region, instead of one for each copy."""


def save_judgement(db: sqlite3.Connection, fetch: str, verdict: str, evidence: str) -> None:
    """Write the verdict on a fetch; with it the fetch counts as folded.

    Args:
        db: the connection of an open archive, in a transaction.
        fetch: id of the fetch.
        verdict: a name of storage.records.VerdictName, `failed` or `purged`.
        evidence: what the verdict was decided by.
    """
    db.execute("INSERT OR REPLACE INTO judgements VALUES (?, ?, ?)", (fetch, verdict, evidence))


def forget_judgement(db: sqlite3.Connection, fetch: str) -> None:
    """Remove the verdict on a fetch, by its id, if there is one: it counts as not folded."""
    db.execute("DELETE FROM judgements WHERE fetch = ?", (fetch,))


def load_judgement(db: sqlite3.Connection, fetch: str) -> tuple[str, str] | None:
    """Return (verdict, evidence) of a fetch, by its id; None when it is not folded yet."""
    row = db.execute("SELECT verdict, evidence FROM judgements WHERE fetch = ?", (fetch,)).fetchone()
    return (row[0], row[1]) if row else None


def save_articles(db: sqlite3.Connection, fetch: str, rows: Iterable[TableRow]) -> None:
    """Write what was read on a page.

    Args:
        db: the connection of an open archive, in a transaction.
        fetch: id of the fetch.
        rows: (entry, title, kind, region, year, reason) of each article in order; of a rejected one kind and region
            are empty, of an accepted one the reason.
    """
    db.executemany(
        "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((fetch, n, *row) for n, row in enumerate(rows)),
    )


def load_state(db: sqlite3.Connection, host: str, name: str) -> str | None:
    """Return what the fold remembers of a host under a name, as JSON; None when it remembers nothing.

    Args:
        db: the connection of an open archive.
        host: the host.
        name: the state's name (pipelines.fold.state).
    """
    row = db.execute("SELECT state FROM states WHERE host = ? AND name = ?", (host, name)).fetchone()
    return str(row[0]) if row else None


def load_copy_states(db: sqlite3.Connection, host: str) -> dict[str, str]:
    """Return the states of the copies of a host: name -> JSON; their names begin with "p "."""
    return dict(
        db.execute("SELECT name, state FROM states WHERE host = ? AND name >= 'p ' AND name < 'p!'", (host,))
    )


def load_versions_with_evidence(
    db: sqlite3.Connection, host: str, evidence: str
) -> list[tuple[str, str, str]]:
    """Return (version, copy, first seen) of versions by how the evidence on their fetch begins, the oldest first.

    Args:
        db: the connection of an open archive.
        host: the host that was fetched from.
        evidence: the beginning of the evidence.
    """
    return db.execute(
        "SELECT v.id, v.copy, v.first_seen FROM versions v JOIN fetches f ON f.id = v.fetch"
        " JOIN judgements j ON j.fetch = v.fetch WHERE f.host = ? AND substr(j.evidence, 1, ?) = ?"
        " ORDER BY v.first_seen, v.id",
        (host, len(evidence), evidence),
    ).fetchall()


def rehome_version(db: sqlite3.Connection, version: str, copy: str) -> None:
    """Let a version, by id, belong to another copy."""
    db.execute("UPDATE versions SET copy = ? WHERE id = ?", (copy, version))


def save_states(db: sqlite3.Connection, host: str, states: Mapping[str, str]) -> None:
    """Write states of a host, replacing those of the same names.

    Args:
        db: the connection of an open archive, in a transaction.
        host: the host.
        states: name -> JSON.
    """
    rows = ((host, name, text) for name, text in states.items())
    db.executemany("INSERT OR REPLACE INTO states VALUES (?, ?, ?)", rows)


def save_copies(db: sqlite3.Connection, copies: Iterable[Copy]) -> None:
    """Write copies, new ones and changed ones.

    A lineage and the status `moved` stay as they are: only `relocations.save_moves` changes them.
    """
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
    """Write a version; one that is stored already with the same values is left alone.

    Args:
        db: the connection of an open archive, in a transaction.
        row: column -> value, for every column of the table.
    """
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


def rename_version(db: sqlite3.Connection, version: str, names: Mapping[str, str]) -> None:
    """Write columns of a version, by its id, that its page states anew; empty ones stay as they are."""
    for column, value in names.items():
        if value:
            db.execute(f"UPDATE versions SET {column} = ? WHERE id = ?", (value, version))  # noqa: S608 no text from outside


def save_intervals(db: sqlite3.Connection, seen: Mapping[tuple[str, str], tuple[str, str]]) -> None:
    """Write the intervals in which versions stood, new ones and those that grew.

    Args:
        db: the connection of an open archive, in a transaction.
        seen: (version, its begin) -> (copy, moment when it was last seen).
    """
    db.executemany(
        "INSERT INTO intervals VALUES (?, ?, ?, ?) ON CONFLICT (version, since) DO UPDATE SET until = excluded.until",
        [(version, since, until, copy) for (version, since), (copy, until) in seen.items()],
    )


def save_events(db: sqlite3.Connection, fetch: str, events: Iterable[Event]) -> None:
    """Write the events of a fetch, numbered from 0 in their order.

    Args:
        db: the connection of an open archive, in a transaction.
        fetch: id of the fetch.
        events: what became of its page.
    """
    db.executemany(
        "INSERT OR REPLACE INTO events (fetch, n, at, kind, host, url, entry, copy, version, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (fetch, n, e.at, e.kind, e.host, e.url, e.entry, e.copy, e.version, e.detail)
            for n, e in enumerate(events)
        ),
    )


def load_events(db: sqlite3.Connection, since: str = "", url: str = "", kind: str = "") -> Iterator[Event]:
    """Yield events in the order of time; a move is one event (view `page_events`).

    Args:
        db: the connection of an open archive.
        since: only events after this moment; empty for all.
        url: only those of this URL; empty for all.
        kind: only those of this kind; empty for all.
    """
    rows = db.execute(
        "SELECT at, kind, host, url, entry, fetch, copy, version, detail FROM page_events"
        " WHERE at > ? AND ? IN ('', url) AND ? IN ('', kind) ORDER BY at, fetch, n",
        (since, url, kind),
    )
    names = ("at", "kind", "host", "url", "entry", "fetch", "copy", "version", "detail")
    return (Event(**dict(zip(names, row, strict=True))) for row in rows)


def load_copies(db: sqlite3.Connection, host: str = "") -> list[Copy]:
    """Return the copies of one host, or all, in the order in which they were first seen."""
    rows = db.execute(
        f"SELECT {COPY_COLUMNS} FROM copies WHERE ? IN ('', host) ORDER BY first_seen, id",  # noqa: S608 no text from outside
        (host,),
    )
    names = [each.name for each in fields(Copy)]
    return [Copy(**{**dict(zip(names, row, strict=True)), "flapping": bool(row[-1])}) for row in rows]


def load_unfolded(db: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """Return (host, at, fetch, url) of each first page without a judgement, in that order."""
    return db.execute(
        "SELECT f.host, f.at, f.id, f.url FROM unfolded u CROSS JOIN fetches f ON f.id = u.fetch"
        " ORDER BY f.host, f.at, f.id"
    ).fetchall()


def load_last_folded(db: sqlite3.Connection, host: str) -> tuple[str, str]:
    """Return (at, fetch) of the last folded fetch of a host; two empty texts when it has no such fetch."""
    row = db.execute(
        "SELECT f.at, f.id FROM fetches f JOIN judgements j ON j.fetch = f.id"
        " WHERE f.host = ? AND f.part_of = '' ORDER BY f.at DESC, f.id DESC LIMIT 1",
        (host,),
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def forget_host(db: sqlite3.Connection, host: str) -> None:
    """Remove everything that the fold made of a host's fetches: they count as not folded."""
    drop_versions(db, clear_host(db, host))
    db.execute("DELETE FROM judgements WHERE fetch IN (SELECT id FROM fetches WHERE host = ?)", (host,))


def clear_host(db: sqlite3.Connection, host: str) -> frozenset[str]:
    """Remove what the fold made of a host that is folded again at once, except versions and judgements.

    Most versions will be made again as they were, and each judgement will be replaced: writing them is saved.

    Returns:
        Ids of the host's versions.
    """
    versions = db.execute(
        "SELECT id FROM versions WHERE copy IN (SELECT id FROM copies WHERE host = ?)", (host,)
    )
    found = frozenset(version for (version,) in versions)
    db.execute("DELETE FROM intervals WHERE copy IN (SELECT id FROM copies WHERE host = ?)", (host,))
    db.execute("DELETE FROM articles WHERE fetch IN (SELECT id FROM fetches WHERE host = ?)", (host,))
    for table in ("states", "copies", "events"):
        db.execute(f"DELETE FROM {table} WHERE host = ?", (host,))  # noqa: S608 no text from outside
    return found


def drop_versions(db: sqlite3.Connection, versions: Iterable[str]) -> None:
    """Remove versions, by id, that the fold does not make any more."""
    db.executemany("DELETE FROM versions WHERE id = ?", [(each,) for each in versions])


def load_version_ids(db: sqlite3.Connection) -> list[str]:
    """Return the ids of all versions, sorted."""
    return [version for (version,) in db.execute("SELECT id FROM versions ORDER BY id")]


def load_regions(db: sqlite3.Connection) -> list[str]:
    """Return the codes of the regions that copies belong to, sorted, without `ambiguous` and `unknown`."""
    return [region for (region,) in db.execute(REGIONS) if region not in {"ambiguous", "unknown", ""}]


def save_successions(db: sqlite3.Connection, rows: Iterable[tuple[str, str, int]]) -> None:
    """Replace the table of region codes that follow others.

    Args:
        db: the connection of an open archive, in a transaction.
        rows: (old code, new code, first year of the new one) in any order; an unchanged table is not written.
    """
    new = sorted(set(rows))
    if new != db.execute("SELECT old, new, since FROM successions ORDER BY old, new").fetchall():
        db.execute("DELETE FROM successions")
        db.executemany("INSERT INTO successions VALUES (?, ?, ?)", new)
