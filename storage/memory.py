"""What is neither fact nor derived: announcements, health of sources, good columns. Merge keeps the later."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from storage.rows import Remembered


def remember_value(
    db: sqlite3.Connection, topic: str, name: str, value: Mapping[str, object], at: str
) -> None:
    """Keep a value under a topic and a name, replacing the one before."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?)", (topic, name, text, at))


def recall_value(db: sqlite3.Connection, topic: str, name: str) -> Remembered | None:
    """What was kept under a topic and a name."""
    return next(iter(_rows(db, "topic = ? AND name = ?", (topic, name))), None)


def recall_topic(db: sqlite3.Connection, topic: str) -> list[Remembered]:
    """Everything of a topic, by name."""
    return _rows(db, "topic = ?", (topic,))


def forget_value(db: sqlite3.Connection, topic: str, name: str) -> None:
    """Drop what was kept under a topic and a name."""
    db.execute("DELETE FROM memory WHERE topic = ? AND name = ?", (topic, name))


def remember_announced(db: sqlite3.Connection, changes: Iterable[str], at: str) -> None:
    """Remember that changes were listed to the user."""
    db.executemany(
        "INSERT OR IGNORE INTO memory VALUES ('announced', ?, '{}', ?)", ((each, at) for each in changes)
    )


def load_unannounced(db: sqlite3.Connection) -> list[str]:
    """Ids of the changes that no announcement listed, in the order in which their new texts were seen.

    A change counts as announced under every id that it had before a merge.
    """
    rows = db.execute(
        """
        SELECT l.id FROM change_log l
        WHERE l.id NOT IN (SELECT name FROM memory WHERE topic = 'announced')
          AND l.id NOT IN (SELECT a.new FROM memory m JOIN aliases a ON a.old = m.name WHERE m.topic = 'announced')
        ORDER BY l.at, l.id
        """
    )
    return [change for (change,) in rows]


def _rows(db: sqlite3.Connection, where: str, values: tuple[str, ...]) -> list[Remembered]:
    rows = db.execute(f"SELECT topic, name, value, at FROM memory WHERE {where} ORDER BY name", values)  # noqa: S608 no text from outside
    return [
        Remembered(topic=topic, name=name, value=json.loads(value), at=at) for topic, name, value, at in rows
    ]
