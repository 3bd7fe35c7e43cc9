"""Pairs of versions to compare, and the outcomes: `changes` holds exactly the rows of the view `pairs`."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import sha256

from storage.records import Diff, Hunk, Target, YearDiff
from storage.rows import Pair, TableRow


def change_id(axis: str, old: str, new: str) -> str:
    """Public id of the comparison of two versions along an axis."""
    return sha256(f"{axis}\n{old}\n{new}".encode()).hexdigest()[:20]


def drop_stale_changes(db: sqlite3.Connection) -> int:
    """Remove the changes whose pair is no longer in `pairs` (a better copy came, a text was purged); how many."""
    stale = "SELECT id FROM changes WHERE (axis, old, new) NOT IN (SELECT axis, old, new FROM pairs)"
    ids = db.execute(stale).fetchall()
    db.executemany("DELETE FROM hunks WHERE change = ?", ids)
    db.executemany("DELETE FROM changes WHERE id = ?", ids)
    for table in ("targets", "targets_read"):
        db.execute(f"DELETE FROM {table} WHERE version NOT IN (SELECT id FROM versions)")  # noqa: S608 no text from outside
    return len(ids)


def save_change(db: sqlite3.Connection, pair: Pair, engine: str, outcome: Diff | YearDiff) -> str:
    """Write the outcome of a comparison, replacing an older engine's; gives the change's id.

    A Diff's hunks go to `hunks`; a YearDiff goes to `detail` as JSON, its severity is 0.
    """
    change = change_id(pair.axis, pair.old, pair.new)
    db.execute("DELETE FROM hunks WHERE change = ?", (change,))
    year = isinstance(outcome, YearDiff)
    detail = json.dumps(asdict(outcome), ensure_ascii=False, separators=(",", ":")) if year else ""
    plain = (
        (0, 1, "")
        if isinstance(outcome, YearDiff)
        else (outcome.severity, int(outcome.same_report), outcome.better)
    )
    db.execute(
        "INSERT OR REPLACE INTO changes (id, axis, old, new, engine, severity, same_report, better, summary, note,"
        " detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (change, pair.axis, pair.old, pair.new, engine, *plain, outcome.summary, pair.note, detail),
    )
    if isinstance(outcome, Diff):
        db.executemany(
            "INSERT INTO hunks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", hunk_rows(change, outcome.hunks)
        )
    return change


def hunk_rows(change: str, hunks: Iterable[Hunk]) -> Iterator[TableRow]:
    """Hunks as rows, those inside a move after it, with its number."""
    n = 0
    for hunk in hunks:
        outer = n
        for inside, each in ((None, hunk), *((outer, inner) for inner in hunk.hunks)):
            spans = (*each.old, *each.new)
            yield change, n, inside, each.kind, *spans, each.section, each.note, each.old_text, each.new_text
            n += 1


def load_hunks(db: sqlite3.Connection, change: str) -> tuple[Hunk, ...]:
    """The hunks of a change as they were saved, inner ones inside their move."""
    rows = db.execute(
        "SELECT n, inside, kind, old_start, old_end, new_start, new_end, section, note, old_text, new_text"
        " FROM hunks WHERE change = ? ORDER BY n",
        (change,),
    ).fetchall()
    inner: dict[int, list[Hunk]] = {}
    for row in rows:
        if row[1] is not None:
            inner.setdefault(row[1], []).append(_hunk(row, ()))
    return tuple(_hunk(row, tuple(inner.get(row[0], ()))) for row in rows if row[1] is None)


def _hunk(row: TableRow, inner: tuple[Hunk, ...]) -> Hunk:
    _, _, kind, old_start, old_end, new_start, new_end, section, note, old_text, new_text = row
    values = {"kind": kind, "old": (old_start, old_end), "new": (new_start, new_end), "old_text": old_text}
    return Hunk(**values, new_text=new_text, section=section, note=note, hunks=inner)  # type: ignore[arg-type]  # columns have the fields' types


def save_targets(db: sqlite3.Connection, version: str, mark: str, targets: Iterable[Target]) -> None:
    """Write what a version promises, replacing what was read before, with the mark of the reader and the text."""
    db.execute("DELETE FROM targets WHERE version = ?", (version,))
    db.execute("INSERT OR REPLACE INTO targets_read VALUES (?, ?)", (version, mark))
    names = (
        "indicator", "name", "measure", "value_min", "value_max", "unit", "qualifier", "strength", "reference",
        "rider", "scope", "horizon", "quote", "start", "end",
    )  # fmt: skip
    db.executemany(
        f"INSERT INTO targets VALUES (?, ?, {', '.join('?' * len(names))})",  # noqa: S608 no text from outside
        ((version, n, *(getattr(each, name) for name in names)) for n, each in enumerate(targets)),
    )
