"""Bring an archive of any released schema to the present one, step by step; sqlite-utils records them.

A step is never edited once released; the tests hold archives of released schemas.
"""

import sqlite3
from typing import TYPE_CHECKING

from storage import schema, touched, views
from storage.transactions import transaction

if TYPE_CHECKING:
    from sqlite_utils import Database


def m001_facts_derived_memory(db: "Database") -> None:
    """Version 1: the first released schema."""
    run_script(
        db, schema.FACTS + schema.guard_triggers() + schema.DERIVED + schema.SEARCH_INDEX + schema.MEMORY
    )


def m002_nights_cost_the_same_for_years(db: "Database") -> None:
    """Version 2: a table of fetches that wait to be folded; indexes for pages of a source and events."""
    run_script(db, schema.WAITING)


def m003_passages_have_a_place_and_hints_can_be_purged(db: "Database") -> None:
    """Version 3: the index knows where passages are (the next diff fills it), and hints can be purged."""
    old = "".join(f"DROP TABLE {name};" for name in ("bigrams", "contains", "passages", "indexed"))
    run_script(db, old + schema.SEARCH_INDEX + schema.HINTS)


def m004_targets_are_read_once(db: "Database") -> None:
    """Version 4: a version whose targets were read is marked (the next diff reads them once more)."""
    run_script(db, schema.READ)


def m005_runs_are_counted_by_an_index(db: "Database") -> None:
    """Version 5: the fetches of a run are counted in an index."""
    run_script(db, schema.RUNS)


def m006_texts_are_known_without_a_title(db: "Database") -> None:
    """Version 6: versions have a fingerprint without the page's title (the next run fills it)."""
    run_script(db, schema.CORE)


def m007_page_lines_are_boilerplate(db: "Database") -> None:
    """Version 7: hunks of page lines have the kind boilerplate; before, it was called furniture."""
    run_script(db, schema.BOILERPLATE)


def m008_versions_stand_in_intervals(db: "Database") -> None:
    """Version 8: when a version stood has rows of its own (the next run fills them)."""
    run_script(db, schema.INTERVALS)


def m009_a_kill_loses_no_id_and_no_page_kills_twice(db: "Database") -> None:
    """Version 9: noted ids and unfinished readings are in the file."""
    run_script(db, schema.KILLED)


def m010_targets_have_a_grade(db: "Database") -> None:
    """Version 10: how sure the reading of a target is, and why (the next diff reads all targets again)."""
    run_script(db, schema.GRADES)


def m011_phrases_are_counted(db: "Database") -> None:
    """Version 11: tables of set phrases and their uses (the next diff fills them)."""
    run_script(db, schema.PHRASES)


def m012_moments_have_a_precision(db: "Database") -> None:
    """Version 12: fetches say how well their moment is known."""
    run_script(db, schema.PRECISION)


def m013_reuse_is_sought(db: "Database") -> None:
    """Version 13: tables of passages that reports took from each other (the next diff fills them)."""
    run_script(db, schema.REUSE)


def m014_a_night_costs_what_it_brought(db: "Database") -> None:
    """Version 14: what was touched since the last comparison is noted, and questions have their indexes."""
    run_script(db, touched.TABLES + touched.TRIGGERS)


def m015_an_indicator_is_found_by_an_index(db: "Database") -> None:
    """Version 15: targets are found by their indicator."""
    run_script(db, schema.INDICATORS)


STEPS = (
    m001_facts_derived_memory,
    m002_nights_cost_the_same_for_years,
    m003_passages_have_a_place_and_hints_can_be_purged,
    m004_targets_are_read_once,
    m005_runs_are_counted_by_an_index,
    m006_texts_are_known_without_a_title,
    m007_page_lines_are_boilerplate,
    m008_versions_stand_in_intervals,
    m009_a_kill_loses_no_id_and_no_page_kills_twice,
    m010_targets_have_a_grade,
    m011_phrases_are_counted,
    m012_moments_have_a_precision,
    m013_reuse_is_sought,
    m014_a_night_costs_what_it_brought,
    m015_an_indicator_is_found_by_an_index,
)
"""All steps in order. sqlite-utils notes the names of those that a file has had."""


def run_script(db: "Database", script: str) -> None:
    """Run the statements of a script one by one: `executescript` would commit the transaction around them."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip() != ";":
                db.execute(statement)
            statement = ""


def migrate(db: sqlite3.Connection) -> None:
    """Bring a file to the present schema and views, in one transaction; nothing changes when it has them.

    sqlite-utils is imported here: it takes a tenth of a second, and most archives that are opened need no step.
    """
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("yange")
    for step in STEPS:
        steps()(step)
    with transaction(db):
        steps.apply(Database(db))
        for statement in views.replacing_statements():
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
