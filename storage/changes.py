"""Save what comparing versions gave: `changes` holds exactly the rows of the view `pairs`."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import sha256

from storage.details import pack_detail
from storage.records import Diff, Hunk, Target, YearDiff
from storage.rows import Pair, TableRow


def change_id(axis: str, old: str, new: str) -> str:
    """Return the public id of a comparison: twenty hex digits that depend on nothing else.

    Args:
        axis: edit, year or copy.
        old: id of the old version.
        new: id of the new version.
    """
    return sha256(f"{axis}\n{old}\n{new}".encode()).hexdigest()[:20]


def save_change(db: sqlite3.Connection, pair: Pair, engine: str, outcome: Diff | YearDiff) -> str:
    """Write the outcome of a comparison, replacing an earlier one.

    Args:
        db: the connection of an open archive, in a transaction.
        pair: the two versions and the axis.
        engine: the mark of the program and of both texts.
        outcome: a Diff, whose hunks become rows of `hunks`; or a YearDiff, which is kept in `detail` as packed JSON with
            severity 0.

    Returns:
        The public id of the change.
    """
    change = change_id(pair.axis, pair.old, pair.new)
    db.execute("DELETE FROM hunks WHERE change = ?", (change,))
    year = isinstance(outcome, YearDiff)
    detail = json.dumps(asdict(outcome), ensure_ascii=False, separators=(",", ":")) if year else ""
    packed = pack_detail(detail)
    plain = (
        (0, 1, "")
        if isinstance(outcome, YearDiff)
        else (outcome.severity, int(outcome.same_report), outcome.better)
    )
    db.execute(
        "INSERT OR REPLACE INTO changes (id, axis, old, new, engine, severity, same_report, better, summary, note,"
        " detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (change, pair.axis, pair.old, pair.new, engine, *plain, outcome.summary, pair.note, packed),
    )
    if isinstance(outcome, Diff):
        db.executemany(
            "INSERT INTO hunks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", hunk_rows(change, outcome.hunks)
        )
    return change


def hunk_rows(change: str, hunks: Iterable[Hunk]) -> Iterator[TableRow]:
    """Yield hunks as rows of the table, those inside a move after it and with its number.

    Args:
        change: id of the change.
        hunks: its hunks in order.
    """
    n = 0
    for hunk in hunks:
        outer = n
        for inside, each in ((None, hunk), *((outer, inner) for inner in hunk.hunks)):
            spans = (*each.old, *each.new)
            yield change, n, inside, each.kind, *spans, each.section, each.note, each.old_text, each.new_text
            n += 1


def load_hunks(db: sqlite3.Connection, change: str) -> tuple[Hunk, ...]:
    """Return the hunks of a change as they were saved, inner ones inside their move.

    Args:
        db: the connection of an open archive.
        change: id of the change; an unknown one has no hunks.
    """
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
    """Write the targets that a version sets, replacing those that were read before.

    Args:
        db: the connection of an open archive, in a transaction.
        version: id of the version.
        mark: which reader read them, from which text; also kept where there are no targets.
        targets: the targets in the order of the text.
    """
    db.execute("DELETE FROM targets WHERE version = ?", (version,))
    db.execute("INSERT OR REPLACE INTO targets_read VALUES (?, ?)", (version, mark))
    names = (
        "indicator", "name", "measure", "value_min", "value_max", "unit", "qualifier", "strength", "reference",
        "rider", "scope", "horizon", "quote", "start", "end", "confidence", "why",
    )  # fmt: skip
    db.executemany(
        f"INSERT INTO targets VALUES (?, ?, {', '.join('?' * len(names))})",  # noqa: S608 no text from outside
        ((version, n, *(getattr(each, name) for name in names)) for n, each in enumerate(targets)),
    )
