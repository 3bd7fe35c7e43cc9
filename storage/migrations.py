"""An archive of any released schema -> the present one: one function a step, recorded by sqlite-utils.

A step is never edited once released; the archive of every released schema stands in the tests.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage import schema, views
from storage import search_index as indexing
from storage.connection import APPLICATION_ID, SCHEMA_VERSION

steps = Migrations("yange")


@steps()
def m001_facts_derived_memory(db: Database) -> None:
    """Version 1: the first released schema."""
    run_script(db, schema.FACTS + schema.guards() + schema.DERIVED + indexing.TABLES + schema.MEMORY)


@steps()
def m002_nights_cost_the_same_for_years(db: Database) -> None:
    """Version 2: fetches that wait to be folded have a table, pages of a source and events of a page an index."""
    run_script(db, schema.WAITING)


@steps()
def m003_passages_have_a_place_and_hints_can_be_purged(db: Database) -> None:
    """Version 3: the index knows where passages stand (the next diff fills it); hints go with the page they are from."""
    old = "".join(f"DROP TABLE {name};" for name in ("bigrams", "contains", "passages", "indexed"))
    run_script(db, old + indexing.TABLES + schema.HINTS)


@steps()
def m004_targets_are_read_once(db: Database) -> None:
    """Version 4: a version whose targets were read is marked (the next diff reads them once more)."""
    run_script(db, schema.READ)


@steps()
def m005_runs_are_counted_by_an_index(db: Database) -> None:
    """Version 5: the fetches of a run are counted in an index."""
    run_script(db, schema.RUNS)


@steps()
def m006_texts_are_known_without_a_title(db: Database) -> None:
    """Version 6: versions have the fingerprint of their text without the page's title (the next run fills it)."""
    run_script(db, schema.CORE)


def run_script(db: Database, script: str) -> None:
    """Run statements one by one: `executescript` would commit the transaction around them."""
    import sqlite3

    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip() != ";":
                db.execute(statement)
            statement = ""


def migrate(db: Database) -> None:
    """Bring a file to the present schema in one transaction; nothing when it is there."""
    db.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(db)
        for statement in views.definitions():
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
