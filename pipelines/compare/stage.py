"""The diff stage: Archive -> changes, exactly one for each row of the view `pairs`."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from pipelines.compare.phrase_stage import count_phrases, counter_of
from pipelines.compare.reuse_stage import ENGINE as REUSE_ENGINE
from pipelines.compare.reuse_stage import seek_reuse
from pipelines.compare.sketch_stage import keep_sketches
from pipelines.compare.work import NO_TEXT, Work, batched, results_of, stored_text
from pipelines.compare.work import StoredText as StoredText
from pipelines.compare.work import outcome_of as outcome_of
from pipelines.compare.work import targets_of as targets_of
from pipelines.compare.workers import ALONE, Workers, executor, windowed
from pipelines.phrases.listed_phrases import listed_phrases
from storage.archive import Archive
from storage.progress import Progress, silent
from storage.records import Axis, Diff, Target, YearDiff
from storage.rows import Pair

ENGINES: dict[Axis, str] = {"edit": "4", "year": "4", "copy": "3"}
"""Axis -> version of its comparison; after a raise all its pairs are compared again."""
READER = "3"
"""Version of the extraction of targets; after a raise the targets of all reports are read again."""
STATE = ("", "compared")
"""Host and name under which the archive keeps by which engines it was compared: a state of no host."""
WORTH_PROCESSES = 24
"""Pairs from which on a second process is worth its start of about a second (guess)."""

CHAIN = 8
"""Jobs that are computed one after the other in one process: those of one place share the texts that were read."""

Job = tuple[Pair | str, str]
"""A pair, or the id of a version whose targets are to be read, with the mark to save."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What one run of the diff stage did."""

    made: int
    """Pairs that were compared."""
    dropped: int
    """Changes that were removed because their pair is gone."""
    targets: int
    """Versions whose targets were read."""


def compare(archive: Archive, progress: Progress = silent, workers: Workers = ALONE) -> Compared:
    """Run the diff stage; running it again at once changes nothing.

    Args:
        archive: an open archive, whose lock the caller holds.
        progress: called with (done, of how many) after every change.
        workers: where many pairs are computed; the outcome does not depend on it.

    Returns:
        How much was compared, dropped and read.
    """
    phrases = listed_phrases()
    marks = f"{engines()} {counter_of(phrases)} reuse{REUSE_ENGINE}"
    known = archive.take_scope() and archive.state(*STATE) == marks
    if not known:
        archive.pack_details()
    dropped = archive.drop_stale_changes(in_scope=known)
    pairs = pairs_due(archive, in_scope=known)
    unread = targets_due(archive, in_scope=known)
    jobs = in_order(pairs, unread)
    made = 0
    with executor(workers.of_tasks(len(jobs), WORTH_PROCESSES)) as pool:
        for done, (job, outcome) in enumerate(computed(archive, jobs, pool), 1):
            save(archive, job, outcome)
            made += isinstance(job[0], Pair)
            progress(done, len(jobs))
        count_phrases(archive, phrases, pool, in_scope=known)
        if not known or archive.has_scope():
            seek_reuse(archive, pool)
    sign(archive, marks)
    keep_sketches(archive)
    archive.index(progress)
    archive.cut_log()
    return Compared(made, dropped, len(unread))


def in_order(pairs: Sequence[tuple[Pair, str]], unread: Sequence[tuple[str, str]]) -> list[Job]:
    """Return what is to be done, the targets of a text right after a pair of years that it belongs to.

    So a text that was read for the one is at hand for the other, and for the pair of the next year.
    """
    marks = dict(unread)
    jobs: list[Job] = []
    for pair, mark in pairs:
        jobs.append((pair, mark))
        if pair.axis == "year":
            jobs += [(each, marks.pop(each)) for each in (pair.old, pair.new) if each in marks]
    return [*jobs, *marks.items()]


def computed(
    archive: Archive, jobs: Iterable[Job], pool: Executor | None
) -> Iterator[tuple[Job, Diff | YearDiff | list[Target]]]:
    """Do jobs: yield each with its outcome, in order; one whose text is gone is left out.

    Args:
        archive: an open archive.
        jobs: pairs to compare and versions whose targets are to be read, each with its mark.
        pool: where they are computed; None for this process.
    """
    kept: deque[list[Job]] = deque()

    def works() -> Iterator[list[Work]]:
        for batch in batched(jobs, CHAIN):
            ready = [(job, work) for job in batch if (work := work_of(archive, job))]
            kept.append([job for job, _ in ready])
            yield [work for _, work in ready]

    for outcomes_of_batch in windowed(results_of, works(), pool):
        yield from zip(kept.popleft(), outcomes_of_batch, strict=True)


def work_of(archive: Archive, job: Job) -> Work | None:
    """Return what a job needs to be computed anywhere; None when a text of it is gone."""
    what, _ = job
    if isinstance(what, str):
        version = archive.version(what)
        return ("targets", stored_text(version), NO_TEXT) if version else None
    old, new = archive.version(what.old), archive.version(what.new)
    return (what.axis, stored_text(old), stored_text(new)) if old and new else None


def save(archive: Archive, job: Job, outcome: Diff | YearDiff | list[Target]) -> None:
    """Write the outcome of a job."""
    what, mark = job
    if isinstance(what, Pair) and not isinstance(outcome, list):
        archive.save_change(what, mark, outcome)
    elif isinstance(what, str) and isinstance(outcome, list):
        archive.save_targets(what, mark, outcome)


def engines() -> str:
    """Return the mark of everything that compares and reads targets."""
    return " ".join([READER, *(f"{axis}{engine}" for axis, engine in sorted(ENGINES.items()))])


def sign(archive: Archive, marks: str) -> None:
    """Note that everything that was touched is compared, by the present engines and list of phrases."""
    with archive.transaction():
        archive.leave_scope()
        if archive.state(*STATE) != marks:
            host, name = STATE
            archive.save_states(host, {name: marks})


def pairs_due(archive: Archive, *, in_scope: bool = False) -> list[tuple[Pair, str]]:
    """Return the pairs that are not compared yet, by another engine, or from other texts.

    A text that is read again with another result keeps its id, so that the mark holds prints of both texts.

    Args:
        archive: an open archive.
        in_scope: whether only what was touched is looked at (Archive.take_scope).

    Returns:
        (pair, mark to save with its change: engine and prints), by axis, place and year.
    """
    found = []
    for axis, old, new, note, engine, noted, old_print, new_print in archive.pairs(in_scope=in_scope):
        mark = f"{ENGINES[axis]} {old_print[:12]} {new_print[:12]}"
        if engine != mark or noted != note:
            found.append((Pair(axis=axis, old=old, new=new, note=note), mark))
    return found


def targets_due(archive: Archive, *, in_scope: bool = False) -> list[tuple[str, str]]:
    """Return (version, mark) of work reports whose targets were not read yet, or by another reader, text or year."""
    marks = ((version, f"{READER} {of}", was) for version, of, was in archive.reports_read(in_scope=in_scope))
    return [(version, mark) for version, mark, was in marks if was != mark]
