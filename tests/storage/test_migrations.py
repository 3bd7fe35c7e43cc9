"""Archives of earlier programs open, are brought up to date, and answer as before."""

import json
import sqlite3
from dataclasses import asdict
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from storage.archive import Archive
from storage.errors import NotAnArchive
from storage.migrations import STEPS
from storage.records import Hunk, YearDiff, YearPair
from storage.schema import SCHEMA_VERSION
from tests.support.paths import ROOT

BEFORE = 6
"""The last schema in which lines of the page, not of the report, were called furniture."""


def archive_of(schema: int, path: Path) -> sqlite3.Connection:
    """The archive of an earlier program, as tests/schemas keeps it: an open connection to a new file."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript((ROOT / "tests" / "schemas" / f"{schema}.sql").read_text(encoding="utf-8"))
    db.execute("PRAGMA application_id = 0x59414E47")
    db.execute(f"PRAGMA user_version = {schema}")
    return db


def test_an_archive_of_the_first_released_schema_opens_and_reads(tmp_path: Path) -> None:
    archive_of(1, tmp_path / "old.db").close()
    with Archive(tmp_path / "old.db") as archive:
        assert list(archive.faults()) == []
        assert [version.year for version in archive.reports()] == [2021]
        assert archive.unfolded() == {}


@pytest.mark.parametrize("schema", [1, BEFORE])
def test_every_step_is_taken_once_and_noted(tmp_path: Path, schema: int) -> None:
    archive_of(schema, tmp_path / "old.db").close()
    for _ in range(2):
        with Archive(tmp_path / "old.db") as archive:
            noted = [
                step["name"] for step in archive.query("SELECT name FROM _sqlite_migrations ORDER BY id")
            ]
            assert archive.query("PRAGMA user_version") == [{"user_version": SCHEMA_VERSION}]
        assert noted == [step.__name__ for step in STEPS]
    assert [int(name[1:4]) for name in noted] == list(range(1, SCHEMA_VERSION + 1))


def test_saved_hunks_of_furniture_are_boilerplate_and_nothing_else_changes(tmp_path: Path) -> None:
    db = archive_of(BEFORE, tmp_path / "old.db")
    hunks = db.execute("SELECT * FROM hunks ORDER BY change, n").fetchall()
    changes = db.execute("SELECT * FROM changes ORDER BY id").fetchall()
    db.close()
    assert [row[3] for row in hunks] == ["furniture", "number", *["furniture"] * 4]
    with Archive(tmp_path / "old.db") as archive:
        renamed = [tuple("boilerplate" if cell == "furniture" else cell for cell in row) for row in hunks]
        assert archive.db.execute("SELECT * FROM hunks ORDER BY change, n").fetchall() == renamed
        worded = [
            tuple(cell.replace("furniture", "boilerplate") if isinstance(cell, str) else cell for cell in row)
            for row in changes
        ]
        assert archive.db.execute("SELECT * FROM changes ORDER BY id").fetchall() == worded
        assert [row["summary"] for row in archive.query("SELECT summary FROM changes ORDER BY axis")] == [
            "4 pieces of boilerplate",
            "1 number, 1 piece of boilerplate",
        ]


def test_an_old_archive_says_what_the_present_program_would_say_of_its_texts(tmp_path: Path) -> None:
    archive_of(BEFORE, tmp_path / "old.db").close()

    def told(archive: Archive) -> list[object]:
        rows = archive.query("SELECT id, axis, severity, summary, better FROM changes ORDER BY id")
        return [(row, archive.hunks(row["id"])) for row in rows]

    with Archive(tmp_path / "old.db") as archive:
        kept = told(archive)
        archive.db.execute("DELETE FROM changes")
        assert compare(archive).made == len(kept) == 2
        assert told(archive) == kept


def test_kinds_in_the_json_of_a_year_are_renamed_and_texts_in_it_are_not(tmp_path: Path) -> None:
    text = 'of "kind":"furniture" and furniture'
    hunk = Hunk(kind="boilerplate", old=(0, 1), new=(0, 1), old_text=text, new_text="")
    pair = YearPair(old=(0, 1), new=(0, 1), relation="same", score=1.0, hunks=(hunk,))
    diff = YearDiff(
        pairs=(pair,), added=(), dropped=(), carried=0.0, goals_old=(), goals_new=(), targets=(), ledger=()
    )
    saved = json.dumps(asdict(diff), ensure_ascii=False, separators=(",", ":"))
    db = archive_of(BEFORE, tmp_path / "old.db")
    db.execute(
        "INSERT INTO changes SELECT 'year', 'year', old, new, '', 0, '', 1, '', '', ? FROM changes LIMIT 1",
        (saved.replace('"kind":"boilerplate"', '"kind":"furniture"'),),
    )
    db.close()
    with Archive(tmp_path / "old.db") as archive:
        assert archive.query("SELECT detail FROM changes WHERE id = 'year'") == [{"detail": saved}]


def test_a_newer_archive_is_refused_in_one_line_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    Archive(path, create=True).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    content = path.read_bytes()
    with pytest.raises(NotAnArchive, match="use the newer program") as raised:
        Archive(path)
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == content
