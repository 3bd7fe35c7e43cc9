"""The diff stage: Archive -> changes, exactly one for each row of the view `pairs`."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeVar

from pipelines.compare.phrase_stage import count_phrases
from pipelines.compare.reuse_stage import seek_reuse
from pipelines.compare.workers import executor, mapped
from pipelines.diff.copies import compare_copies
from pipelines.diff.edits.edit_comparison import compare_edits
from pipelines.diff.targets.extraction import read_targets
from pipelines.diff.years.year_comparison import compare_years
from pipelines.phrases.listed_phrases import listed_phrases
from storage.archive import Archive
from storage.progress import Progress, silent
from storage.records import Axis, Diff, Target, YearDiff
from storage.rows import Pair, Version

ENGINES: dict[Axis, str] = {"edit": "4", "year": "3", "copy": "3"}
"""Axis -> version of its comparison; after a raise all its pairs are compared again."""
READER = "2"
"""Version of the extraction of targets; after a raise the targets of all reports are read again."""
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
"""Work reports whose targets were not read yet, or by another version, text or year."""
BATCH = 32
"""Pairs whose texts are in memory at once (guess)."""
WORTH_PROCESSES = 24
"""Pairs from which on a second process is worth its start of about a second (guess)."""

Batched = TypeVar("Batched")


class StoredText(NamedTuple):
    """What a comparison needs of a version."""

    text: str
    year: int | None = None
    title: str = ""


Work = tuple[Axis, StoredText, StoredText]
"""Axis, older and newer text of a comparison."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What one run of the diff stage did."""

    made: int
    """Pairs that were compared."""
    dropped: int
    """Changes that were removed because their pair is gone."""
    targets: int
    """Versions whose targets were read."""


def compare(archive: Archive, progress: Progress = silent, processes: int = 1) -> Compared:
    """Run the diff stage; running it again at once changes nothing.

    Args:
        archive: an open archive, whose lock the caller holds.
        progress: called with (done, of how many) after every change.
        processes: how many to use for many pairs; the outcome does not depend on it.

    Returns:
        How much was compared, dropped and read.
    """
    dropped = archive.drop_stale_changes()
    pairs = pairs_due(archive)
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
        count_phrases(archive, listed_phrases(), pool)
        seek_reuse(archive, pool)
    archive.index(progress)
    return Compared(made, dropped, len(unread))


def pairs_due(archive: Archive) -> list[tuple[Pair, str]]:
    """Return the pairs that are not compared yet, by another engine, or from other texts.

    A text that is read again with another result keeps its id, so that the mark holds prints of both texts.

    Returns:
        (pair, mark to save with its change: engine and prints), by axis and newer text.
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
    """Compare pairs: yield (pair, mark, change) in order; a pair whose text is gone is left out."""
    for batch in batched(pairs, BATCH):
        given = [(pair, mark, archive.version(pair.old), archive.version(pair.new)) for pair, mark in batch]
        ready = [(pair, mark, old, new) for pair, mark, old, new in given if old and new]
        works = [(pair.axis, stored_text(old), stored_text(new)) for pair, _, old, new in ready]
        for (pair, mark, _, _), outcome in zip(ready, mapped(outcome_of, works, pool), strict=True):
            yield pair, mark, outcome


def stored_text(version: Version) -> StoredText:
    """Return what a comparison needs of a version."""
    return StoredText(version.text, version.year, version.title)


def outcome_of(work: Work) -> Diff | YearDiff:
    """Compare two texts along an axis; the summary of a year change counts what happened."""
    axis, old, new = work
    if axis == "year":
        return compare_years(
            old.text, new.text, years=(old.year, new.year) if old.year and new.year else None
        )
    if axis == "copy":
        return compare_copies(old.text, new.text)
    return compare_edits(old.text, new.text, titles=(old.title, new.title))


def all_targets(
    archive: Archive, unread: Iterable[tuple[str, str]], pool: Executor | None
) -> Iterator[tuple[str, str, list[Target]]]:
    """Read targets: yield (id of a version, its mark, the targets in its text) in order."""
    for batch in batched(unread, BATCH):
        found = [archive.version(each) for each, _ in batch]
        given = [(version.text, version.year) if version else ("", None) for version in found]
        for (version_id, mark), targets in zip(batch, mapped(targets_of, given, pool), strict=True):
            yield version_id, mark, targets


def targets_of(given: tuple[str, int | None]) -> list[Target]:
    """Return the targets in a text; `given` is the text and the year of its report, if known."""
    text, year = given
    return read_targets(text, year=year)


def batched(items: Iterable[Batched], size: int) -> Iterator[list[Batched]]:
    """Yield items in lists of at most `size`, like itertools.batched of Python 3.12."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
