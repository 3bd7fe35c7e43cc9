"""Save what the words of reports gave: phrases and their uses, passages that were taken over."""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from storage.rows import CountedUse, PhraseRow, ReuseRow, SoughtReport


def phrase_id(text: str) -> str:
    """Return the public id of a phrase: twenty hex digits that depend on nothing else."""
    return sha256(f"phrase\n{text}".encode()).hexdigest()[:20]


def save_phrases(db: sqlite3.Connection, phrases: Iterable[PhraseRow]) -> None:
    """Make `phrases` hold exactly these; uses of others go, and so do those in versions that are gone.

    Args:
        db: the connection of an open archive, in a transaction.
        phrases: the list that is counted.
    """
    db.execute("DELETE FROM phrases")
    db.executemany(
        "INSERT INTO phrases VALUES (?, ?, ?, ?, ?)",
        [(phrase_id(each.text), each.text, each.forms, each.not_counted, each.kind) for each in phrases],
    )
    db.execute("DELETE FROM phrase_uses WHERE phrase NOT IN (SELECT id FROM phrases)")


def drop_counted(db: sqlite3.Connection, versions: Iterable[str]) -> None:
    """Forget the uses of versions, by id, that are no longer the best copy of a work report.

    Args:
        db: the connection of an open archive, in a transaction.
        versions: ids of the versions.
    """
    there = [(version,) for version in versions]
    for table in ("phrase_uses", "phrases_counted"):
        db.executemany(f"DELETE FROM {table} WHERE version = ?", there)  # noqa: S608 no text from outside


def save_uses(db: sqlite3.Connection, version: str, mark: str, uses: Iterable[CountedUse]) -> None:
    """Write the uses of phrases in a version, replacing those that were counted before.

    Args:
        db: the connection of an open archive, in a transaction.
        version: id of the version.
        mark: which list was counted in which text; also kept where nothing was found.
        uses: one for each phrase and zone.
    """
    db.execute("DELETE FROM phrase_uses WHERE version = ?", (version,))
    db.execute("INSERT OR REPLACE INTO phrases_counted VALUES (?, ?)", (version, mark))
    db.executemany(
        "INSERT INTO phrase_uses VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                phrase_id(each.phrase),
                version,
                each.zone,
                each.uses,
                each.quoted,
                each.straddles,
                each.first_at,
            )
            for each in uses
        ),
    )


def save_reuse(
    db: sqlite3.Connection,
    group: tuple[str, int, str],
    reports: Iterable[SoughtReport],
    reuses: Iterable[ReuseRow],
) -> None:
    """Write what the reports of one group took over, replacing what was found before.

    Args:
        db: the connection of an open archive, in a transaction.
        group: code of the place above, year, and the mark of the texts that were compared.
        reports: the reports of the group.
        reuses: their passages, those of each report by place.
    """
    db.execute("INSERT OR REPLACE INTO reuse_sought VALUES (?, ?, ?)", group)
    count: dict[str, int] = {}
    for report in reports:
        db.execute("DELETE FROM reuse WHERE later = ?", (report.version,))
        row = (report.version, report.sentences, report.day)
        db.execute("INSERT OR REPLACE INTO reuse_reports VALUES (?, ?, ?)", row)
        count[report.version] = 0
    for each in reuses:
        common = int("common" in each.marks.split())
        values = (each.letters, each.likeness, each.kind, each.places, common, each.marks, each.direction)
        db.execute(
            "INSERT INTO reuse VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (each.later, count[each.later], each.earlier, each.sentence, *each.a, *each.b, *values),
        )
        count[each.later] += 1


def drop_unsought(db: sqlite3.Connection, held: Iterable[str], groups: Iterable[tuple[str, int]]) -> None:
    """Forget the passages of versions that are no longer held, and groups without a report.

    Args:
        db: the connection of an open archive, in a transaction.
        held: ids of the versions that are the best copy of a work report.
        groups: (code of the place above, year) of each group that there is.
    """
    keep = set(held)
    gone = [(each,) for (each,) in db.execute("SELECT version FROM reuse_reports") if each not in keep]
    db.executemany("DELETE FROM reuse WHERE later = ?1 OR earlier = ?1", gone)
    db.executemany("DELETE FROM reuse_reports WHERE version = ?", gone)
    there = set(groups)
    old = [row for row in db.execute("SELECT parent, year FROM reuse_sought").fetchall() if row not in there]
    db.executemany("DELETE FROM reuse_sought WHERE parent = ? AND year = ?", old)
