"""Run inside a build: saved pages -> a large archive whose year outcomes are those of a small one.

Comparing the years of 20,000 pages takes half an hour; what is measured here only needs rows of the right number and
size. So facts, versions, edits, copies and the search index are the build's own, and each year pair and report gets an
outcome of the small archive under its own ids and marks. It runs in earlier builds, too.
"""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.compare.stage import ENGINES, READER
from pipelines.store.rebuild import catch_up
from storage.archive import Archive

CLOCK = "2026-11-01T08:00:00.000000Z"
YEARS = """
SELECT p.old, p.new, p.note, a.raw_print, b.raw_print FROM year_pairs p
JOIN versions a ON a.id = p.old JOIN versions b ON b.id = p.new
"""
WORK = "SELECT id, raw_print, year FROM reports WHERE kind = 'government_work_report'"
DONORS = "SELECT summary, detail FROM changes WHERE axis = 'year' ORDER BY id LIMIT 300"
CHANGE = "INSERT OR REPLACE INTO changes VALUES (?, 'year', ?, ?, ?, 0, ?, 1, '', ?, ?)"


def main(listed: str, donor: str, target: str) -> None:
    """Take the pages of a list into a new archive and give it outcomes; `scrapy diff` does the rest."""
    with Archive(donor) as small:
        outcomes = small.db.execute(DONORS).fetchall()
        read = [version for (version,) in small.db.execute("SELECT DISTINCT version FROM targets ORDER BY 1")]
        targets = [
            small.db.execute("SELECT * FROM targets WHERE version = ?", (each,)).fetchall() for each in read
        ]
    with TemporaryDirectory(dir=Path(target).parent) as folder, Archive(target, create=True) as archive:
        take(Path(listed), archive, Path(folder) / "ordered.db")
        catch_up(archive)
        give_changes(archive, outcomes)
        give_targets(archive, targets)


def take(listed: Path, archive: Archive, ordered: Path) -> None:
    """Take the pages of a list into an archive, by the names of the build in which this runs."""
    if find_spec("crawler.captures"):
        intake, keeper = import_module("crawler.captures.intake"), import_module("crawler.captures.keeper")
        with keeper.Keeper(
            lambda: nullcontext(archive), source="added", clock=CLOCK, present=CLOCK, tell=lambda _: None
        ) as kept:
            for finding in intake.CollectionWalk(frozenset()).findings(listed):
                kept.take(finding)
            kept.finish()
        return
    taken = import_module("crawler.cli.saved_pages").taken
    pages = (each.page for each in taken(listed, "added") if each.page)
    import_module("crawler.commands.add").put_in_order(pages, ordered, CLOCK)
    archive.merge_from(ordered)


def give_changes(archive: Archive, outcomes: list[tuple[str, str]]) -> None:
    """Write an outcome for each year pair."""
    rows = []
    for n, (old, new, note, before, after) in enumerate(archive.db.execute(YEARS).fetchall()):
        summary, detail = outcomes[n % len(outcomes)]
        name = sha256(f"year\n{old}\n{new}".encode()).hexdigest()[:20]
        rows.append((name, old, new, f"{ENGINES['year']} {before[:12]} {after[:12]}", summary, note, detail))
        if len(rows) == 200:
            write(archive, CHANGE, rows)
            rows = []
    write(archive, CHANGE, rows)


def give_targets(archive: Archive, targets: list[list[tuple[object, ...]]]) -> None:
    """Write targets for each report."""
    for n, (version, raw, year) in enumerate(archive.db.execute(WORK).fetchall()):
        rows = [(version, *row[1:]) for row in targets[n % len(targets)]]
        marks = ", ".join("?" * len(rows[0]))
        with archive.transaction():
            archive.db.execute(
                "INSERT INTO targets_read VALUES (?, ?)", (version, f"{READER} {raw[:12]} {year}")
            )
            archive.db.executemany(f"INSERT INTO targets VALUES ({marks})", rows)


def write(archive: Archive, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Run a statement for each row as one transaction."""
    with archive.transaction():
        archive.db.executemany(statement, rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
