"""Archive -> changes: the diff stage computes what the view `pairs` has and `changes` lacks, and drops what left it."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TypeVar

from pipelines.render.goals import year_summary
from storage.archive import Archive
from storage.ledger import Pair, Version
from storage.records import Axis, Diff, Target, YearDiff

ENGINES: dict[Axis, str] = {"edit": "1", "year": "1", "copy": "1"}
"""Versions of what compares along each axis; raising one has all its pairs compared again."""
TARGETS = "1"
"""Version of what reads targets."""
BATCH = 32
"""Pairs whose texts are in memory at once."""
WORTH_PROCESSES = 24
"""Fewer pairs than this are compared faster in one process."""

Progress = Callable[[int, int], None]
Item = TypeVar("Item")
Made = TypeVar("Made")
Given = TypeVar("Given")
Work = tuple[Axis, str, str, int | None, int | None]


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
    """Run the diff stage; running it again at once does nothing.

    Args:
        archive: an open archive, whose lock the caller holds.
        progress: told (done, of how many) after every change.
        processes: how many to compare in; the outcome is the same.
    """
    dropped = archive.drop_stale_changes()
    pairs = archive.missing_pairs(ENGINES)
    unread = without_targets(archive)
    of = len(pairs) + len(unread)
    with executor(processes if of >= WORTH_PROCESSES else 1) as pool:
        made = 0
        for pair, outcome in outcomes(archive, pairs, pool):
            archive.save_change(pair, ENGINES[pair.axis], outcome)
            made += 1
            progress(made, of)
        for done, (version, targets) in enumerate(all_targets(unread, pool), made + 1):
            archive.save_targets(version, targets)
            progress(done, of)
        if unread:
            archive.remember("engine", "targets", {"version": TARGETS}, at="")
    archive.index(progress)
    return Compared(made, dropped, len(unread))


def outcomes(
    archive: Archive, pairs: Iterable[Pair], pool: Executor | None
) -> Iterator[tuple[Pair, Diff | YearDiff]]:
    """Each pair with what comparing it gives, in order; a pair whose text is gone is left out."""
    for batch in batches(pairs):
        given = [(pair, archive.version(pair.old), archive.version(pair.new)) for pair in batch]
        ready = [(pair, old, new) for pair, old, new in given if old and new]
        works = [(pair.axis, old.text, new.text, old.year, new.year) for pair, old, new in ready]
        for (pair, _, _), outcome in zip(ready, mapped(outcome_of, works, pool), strict=True):
            yield pair, outcome


def outcome_of(work: Work) -> Diff | YearDiff:
    """Compare two texts along an axis."""
    from pipelines.diff.copies import compare_copies
    from pipelines.diff.edits import compare_edits
    from pipelines.diff.years import compare_years

    axis, old, new, old_year, new_year = work
    if axis == "year":
        diff = compare_years(old, new, years=(old_year, new_year) if old_year and new_year else None)
        return diff if diff.summary else replace(diff, summary=year_summary(diff))
    return (compare_copies if axis == "copy" else compare_edits)(old, new)


def without_targets(archive: Archive) -> list[Version]:
    """The work reports whose targets were not read yet, or by an older reader."""
    seen = archive.recall("engine", "targets")
    current = seen is not None and seen.value.get("version") == TARGETS
    read = (
        {row["version"] for row in archive.query("SELECT DISTINCT version FROM targets")}
        if current
        else set()
    )
    return [version for version in archive.reports(kind="government_work_report") if version.id not in read]


def all_targets(versions: Sequence[Version], pool: Executor | None) -> Iterator[tuple[str, list[Target]]]:
    """Each version's id with the targets in its text."""
    from pipelines.diff.targets import read_targets

    for batch in batches(versions):
        found = mapped(read_targets, [version.text for version in batch], pool)
        yield from zip((version.id for version in batch), found, strict=True)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
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
