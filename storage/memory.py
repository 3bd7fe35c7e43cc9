"""Save and load memory: announcements, health of sources, good columns. A merge keeps the later value."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from storage.rows import Remembered

UNANNOUNCED = """
SELECT l.id FROM touched t CROSS JOIN change_log l ON l.id = t.name
WHERE t.kind = 'news' AND NOT EXISTS (SELECT 1 FROM memory WHERE topic = 'announced' AND name = l.id)
  AND NOT EXISTS (SELECT 1 FROM aliases a CROSS JOIN memory m ON m.topic = 'announced' AND m.name = a.old
                  WHERE a.new = l.id)
ORDER BY l.at, l.id
"""
KEEP_LATER = """
INSERT INTO memory VALUES (?, ?, ?, ?) ON CONFLICT (topic, name) DO UPDATE
SET value = excluded.value, at = excluded.at WHERE (excluded.at, excluded.value) > (at, value)
"""
"""Of two values under one topic and name the later stays, so that a merge gives the same in any order."""


def remember_value(
    db: sqlite3.Connection, topic: str, name: str, value: Mapping[str, object], at: str
) -> None:
    """Keep a value under a topic and a name, replacing the one before.

    Args:
        db: the connection of an open archive, in a transaction.
        topic: what kind of value it is.
        name: what it is the value of.
        value: JSON values by name.
        at: the present moment.
    """
    db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?)", (topic, name, _written(value), at))


def keep_later(db: sqlite3.Connection, values: Iterable[tuple[str, str, Mapping[str, object], str]]) -> None:
    """Keep values unless a later one is there under the same topic and name.

    Args:
        db: the connection of an open archive, in a transaction.
        values: (topic, name, JSON values by name, moment) of each.
    """
    db.executemany(KEEP_LATER, [(topic, name, _written(value), at) for topic, name, value, at in values])


def recall_value(db: sqlite3.Connection, topic: str, name: str) -> Remembered | None:
    """Return the value of a topic and a name; None when nothing was kept.

    Args:
        db: the connection of an open archive.
        topic: what kind of value it is.
        name: what it is the value of.
    """
    return next(iter(_rows(db, "topic = ? AND name = ?", (topic, name))), None)


def recall_topic(db: sqlite3.Connection, topic: str) -> list[Remembered]:
    """Return all values of a topic, by name."""
    return _rows(db, "topic = ?", (topic,))


def forget_value(db: sqlite3.Connection, topic: str, name: str) -> None:
    """Remove the value of a topic and a name, if there is one.

    Args:
        db: the connection of an open archive, in a transaction.
        topic: what kind of value it is.
        name: what it is the value of.
    """
    db.execute("DELETE FROM memory WHERE topic = ? AND name = ?", (topic, name))


def remember_announced(db: sqlite3.Connection, changes: Iterable[str], at: str) -> None:
    """Remember that changes were listed to the user; the first time counts, and they are news no more.

    Args:
        db: the connection of an open archive, in a transaction.
        changes: ids of the changes.
        at: the present moment.
    """
    ids = list(changes)
    db.executemany(
        "INSERT OR IGNORE INTO memory VALUES ('announced', ?, '{}', ?)", ((each, at) for each in ids)
    )
    db.executemany("DELETE FROM touched WHERE kind = 'news' AND name = ?", ((each,) for each in ids))


def load_unannounced(db: sqlite3.Connection) -> list[str]:
    """Return the ids of the changes that were never listed, in the order in which their texts were seen.

    A change counts as listed under every id that it had before a merge. Every change that was not listed is noted as
    news by a trigger (storage.touched), so that the others need not be read.
    """
    return [change for (change,) in db.execute(UNANNOUNCED)]


def _written(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _rows(db: sqlite3.Connection, where: str, values: tuple[str, ...]) -> list[Remembered]:
    rows = db.execute(f"SELECT topic, name, value, at FROM memory WHERE {where} ORDER BY name", values)  # noqa: S608 no text from outside
    return [
        Remembered(topic=topic, name=name, value=json.loads(value), at=at) for topic, name, value, at in rows
    ]
