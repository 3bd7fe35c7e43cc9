"""Archive -> changes: the diff stage computes what the view `pairs` has and `changes` lacks, and drops what left it."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import NamedTuple, TypeVar

from pipelines.render.view.target_wording import year_summary
from storage.archive import Archive
from storage.records import Axis, Diff, Target, YearDiff
from storage.rows import Pair, Version

ENGINES: dict[Axis, str] = {"edit": "4", "year": "2", "copy": "3"}
"""Versions of what compares along each axis; raising one has all its pairs compared again."""
READER = "2"
"""Version of what reads targets; raising it has those of all reports read again."""
PAIRS = """
    SELECT p.axis, p.old, p.new, p.note, c.engine, c.note AS noted, a.raw_print AS old_print, b.raw_print AS new_print
    FROM pairs p CROSS JOIN versions a ON a.id = p.old CROSS JOIN versions b ON b.id = p.new
    LEFT JOIN changes c ON c.axis = p.axis AND c.old = p.old AND c.new = p.new
    ORDER BY p.axis, p.new, p.old
"""
TARGETS = """
    SELECT v.id, ? || ' ' || substr(v.raw_print, 1, 12) || ' ' || coalesce(v.year, '') AS due
    FROM reports v LEFT JOIN targets_read r ON r.version = v.id
    WHERE v.kind = 'government_work_report' AND coalesce(r.mark, '') != due
    ORDER BY v.id
"""
"""Work reports whose targets were not read yet, or by another reader, from another text or for another year."""
BATCH = 32
"""Pairs whose texts are in memory at once."""
WORTH_PROCESSES = 24
"""Fewer pairs than this are compared faster in one process."""

Progress = Callable[[int, int], None]
Batched = TypeVar("Batched")
Made = TypeVar("Made")
Given = TypeVar("Given")


class StoredText(NamedTuple):
    """What comparing needs of a version."""

    text: str
    year: int | None = None
    title: str = ""


Work = tuple[Axis, StoredText, StoredText]


@dataclass(frozen=True, slots=True)
class Compared:
    """What one run of the diff stage did."""

    made: int
    dropped: int
    targets: int
    """Versions whose targets were read."""


def silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


def compare(archive: Archive, progress: Progress = silent, processes: int = 1) -> Compared:
    """Run the diff stage; running it again at once changes nothing.

    Args:
        archive: an open archive, whose lock the caller holds.
        progress: told (done, of how many) after every change.
        processes: how many to compare in; the outcome is the same.
    """
    dropped = archive.drop_stale_changes()
    pairs = due(archive)
    unread = [(row["id"], row["due"]) for row in archive.query(TARGETS, (READER,))]
    of = len(pairs) + len(unread)
    made = 0
    with executor(processes if of >= WORTH_PROCESSES else 1) as pool:
        for pair, engine, outcome in outcomes(archive, pairs, pool):
            archive.save_change(pair, engine, outcome)
            made += 1
            progress(made, of)
        for done, (version, mark, targets) in enumerate(all_targets(archive, unread, pool), made + 1):
            archive.save_targets(version, mark, targets)
            progress(done, of)
    archive.index(progress)
    return Compared(made, dropped, len(unread))


def due(archive: Archive) -> list[tuple[Pair, str]]:
    """The pairs to compare, with the mark to save with each: the engine and the prints of both texts.

    A text that is read otherwise than before (reprocess) keeps its id, so that ids alone do not tell.
    """
    found = []
    for row in archive.query(PAIRS):
        mark = f"{ENGINES[row['axis']]} {row['old_print'][:12]} {row['new_print'][:12]}"
        if row["engine"] != mark or row["noted"] != row["note"]:
            found.append((Pair(axis=row["axis"], old=row["old"], new=row["new"], note=row["note"]), mark))
    return found


def outcomes(
    archive: Archive, pairs: Iterable[tuple[Pair, str]], pool: Executor | None
) -> Iterator[tuple[Pair, str, Diff | YearDiff]]:
    """Each pair with its mark and with what comparing it gives, in order."""
    for batch in batches(pairs):
        given = [(pair, mark, archive.version(pair.old), archive.version(pair.new)) for pair, mark in batch]
        ready = [(pair, mark, old, new) for pair, mark, old, new in given if old and new]
        works = [(pair.axis, text_of(old), text_of(new)) for pair, _, old, new in ready]
        for (pair, mark, _, _), outcome in zip(ready, mapped(outcome_of, works, pool), strict=True):
            yield pair, mark, outcome


def text_of(version: Version) -> StoredText:
    """What comparing needs of a version."""
    return StoredText(version.text, version.year, version.title)


def outcome_of(work: Work) -> Diff | YearDiff:
    """Compare two texts along an axis."""
    from pipelines.diff.copies import compare_copies
    from pipelines.diff.edits.edit_comparison import compare_edits
    from pipelines.diff.years.year_comparison import compare_years

    axis, old, new = work
    if axis == "year":
        diff = compare_years(
            old.text, new.text, years=(old.year, new.year) if old.year and new.year else None
        )
        return diff if diff.odd else replace(diff, summary=year_summary(diff))
    if axis == "copy":
        return compare_copies(old.text, new.text)
    return compare_edits(old.text, new.text, titles=(old.title, new.title))


def all_targets(
    archive: Archive, unread: Iterable[tuple[str, str]], pool: Executor | None
) -> Iterator[tuple[str, str, list[Target]]]:
    """Each version's id and mark with the targets in its text."""
    for batch in batches(unread):
        found = [archive.version(each) for each, _ in batch]
        given = [(version.text, version.year) if version else ("", None) for version in found]
        for (version_id, mark), targets in zip(batch, mapped(targets_of, given, pool), strict=True):
            yield version_id, mark, targets


def targets_of(given: tuple[str, int | None]) -> list[Target]:
    """The targets in a text whose report is of a year, where that is known."""
    from pipelines.diff.targets.extraction import read_targets

    text, year = given
    return read_targets(text, year=year)


def batches(items: Iterable[Batched]) -> Iterator[list[Batched]]:
    """Items in lists of bounded length."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def mapped(
    function: Callable[[Given], Made], given: Sequence[Given], pool: Executor | None
) -> Iterable[Made]:
    """What a function makes of each, in order, in the pool where there is one."""
    return pool.map(function, given) if pool else map(function, given)


@contextmanager
def executor(processes: int) -> Iterator[Executor | None]:
    """A pool of processes that share nothing with this one (neither files nor the lock); None for one process."""
    if processes < 2:
        yield None
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        yield pool


def end_with_parent() -> None:
    """In a worker: end when the parent is gone, however it ended."""
    threading.Thread(target=wait_for_parent, daemon=True).start()


def wait_for_parent() -> None:
    """Wait until the parent is gone, then end this process."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
