"""Rebuild derived tables from facts, and fold what is not folded yet."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from pipelines.compare.workers import ALONE, Workers, executor
from pipelines.fold.effects import FoldEffects
from pipelines.fold.measurement import clean_text
from pipelines.gazetteer.regions import region, series
from pipelines.store.damaged_versions import keep_damaged, load_before
from pipelines.store.fold_fetch import DAMAGED, States, fold_one, read_standing, unchanged
from pipelines.store.judgement import Judgement
from pipelines.store.read_ahead import ReadAhead, worth_reading
from pipelines.store.relocation import settle_moves
from pipelines.store.rules_version import is_stale, mark, sign
from pipelines.text.normal import classify
from pipelines.text.web_address import address_or_itself
from storage.archive import Archive
from storage.progress import Progress, silent
from storage.reading_archive import TRIES
from storage.records import Report
from storage.rows import Event, Fetch, Version

logger = logging.getLogger(__name__)

Reader = Callable[[Fetch], Judgement]
"""Reads a page that is known not to be purged."""
WORTH_PROCESSES = 48
"""Pages from which on other processes are worth their start of a fifth of a second (measured: 5.5 ms a page)."""
AT_ONCE = 16
"""Pages that are read before they are folded; a guess."""


def catch_up(archive: Archive, progress: Progress = silent, workers: Workers = ALONE) -> list[Event]:
    """Fold the fetches that are not folded yet: after a crash, a merge, an import.

    A host with such a fetch that is older than one already folded is folded again from its first fetch. When the program
    reads otherwise than the one that folded, everything is rebuilt, without events: better rules are not edits by a site.

    Args:
        archive: an open archive, whose lock the caller holds.
        progress: called with (hosts done, of how many).
        workers: where many pages are read; the outcome does not depend on it.

    Returns:
        The events of what was folded.
    """
    events: list[Event] = []
    count_unfinished(archive)
    if is_stale(archive):
        logger.info("the program reads otherwise than before: all stored pages are read again")
        reprocess(archive, progress=progress, workers=workers)
    sign(archive)
    missing = archive.unfolded()
    late = {host for host, fetches in missing.items() if fetches[0][0] < archive.last_folded(host)}

    def coming() -> Iterator[Fetch]:
        for host, fetches in missing.items():
            yield from all_of(archive, host) if host in late else (archive.fetch(each) for _, each in fetches)

    with executor(workers.of_tasks(sum(map(len, missing.values())), WORTH_PROCESSES)) as pool:
        ahead = ReadAhead(archive, worth_reading(coming()), pool)
        for done, (host, fetches) in enumerate(missing.items()):
            if host in late:
                events += refold(archive, host, ahead.read)
            else:
                found = (archive.fetch(each) for _, each in fetches)
                for taken in fold_all(archive, host, found, read=ahead.read):
                    events += taken.events
            progress(done + 1, len(missing))
    settle(archive)
    return events


def count_unfinished(archive: Archive) -> None:
    """Count the pages that the last process died on, and name those that are not read any more."""
    for url in archive.count_unfinished(mark()):
        logger.error("reading %s did not end, %d times: it is judged an error from now on", url, TRIES)


def settle(archive: Archive) -> None:
    """Bring up to date what concerns the archive as a whole: moves, successions of regions, aliases."""
    settle_moves(archive)
    archive.link_aliases()
    archive.save_successions(successions(archive.regions()))


def successions(codes: Iterable[str]) -> list[tuple[str, str, int]]:
    """Return (code before, code, first year) for each of the codes that follows others as the same place.

    Args:
        codes: codes of regions, in any order; one that is unknown follows no other.
    """
    rows = []
    for code in sorted(codes):
        line = series(code) if region(code) else (code,)
        now = region(code)
        rows += [(old, code, now.since if now else 0) for old in line[: line.index(code)]]
    return rows


def all_of(archive: Archive, host: str) -> list[Fetch]:
    """Return the fetches of a host in their order, read at once: what is read ahead outlives a transaction."""
    return list(archive.fetches(host=host))


def refold(archive: Archive, host: str, read: Reader | None = None) -> list[Event]:
    """Rebuild the derived rows of one host from its facts, as one transaction.

    Args:
        archive: an open archive.
        host: the host.
        read: what reads a page; by default this process does.

    Returns:
        The events of all its fetches.
    """
    events: list[Event] = []
    damaged = len(archive.damaged)
    with archive.transaction():
        archive.snapshot_ids(host)
        before = load_before(archive, host)
        stale = set(archive.clear(host))
        for taken in fold_all(archive, host, archive.fetches(host=host), anew=True, read=read):
            stale.difference_update(opening.version for opening in taken.openings)
            events += taken.events
        if len(archive.damaged) > damaged:
            stale -= keep_damaged(archive, before, stale)
        archive.drop_versions(stale)
    return events


def fold_all(
    archive: Archive, host: str, fetches: Iterable[Fetch], *, anew: bool = False, read: Reader | None = None
) -> Iterator[FoldEffects]:
    """Fold fetches of a host, and yield the step of each.

    Args:
        archive: an open archive.
        host: the host.
        fetches: its fetches in order of (at, id).
        anew: whether nothing is remembered of the host.
        read: what reads a page; by default this process does.
    """
    reader = read or partial(read_standing, archive)
    states = States(archive, host, none=anew)
    for batch in batches_of_distinct_urls(fetches):
        cases = [unchanged(archive, states, fetch) or reader(fetch) for fetch in batch]
        for case in cases:
            yield fold_one(archive, states, case)


def batches_of_distinct_urls(fetches: Iterable[Fetch]) -> Iterator[list[Fetch]]:
    """Yield fetches in order, AT_ONCE a batch at most and no URL twice in one.

    So each page of a batch may be read before the others are folded. Reading many pages and then folding them costs less
    than taking turns, which drives both out of the processor's caches.
    """
    batch: dict[str, Fetch] = {}
    for fetch in fetches:
        address = address_or_itself(fetch.url)
        if address in batch or len(batch) == AT_ONCE:
            yield list(batch.values())
            batch = {}
        batch[address] = fetch
    if batch:
        yield list(batch.values())


def reprocess(
    archive: Archive, source: str = "", progress: Progress = silent, workers: Workers = ALONE
) -> int:
    """Rebuild the derived tables, of the hosts of one source or of all.

    Args:
        archive: an open archive, whose lock the caller holds.
        source: name of the source; empty for all.
        progress: called with (hosts done, of how many).
        workers: where pages are read; the outcome does not depend on it.

    Returns:
        The number of hosts.
    """
    count_unfinished(archive)
    hosts = archive.hosts(source=source)
    with executor(workers) as pool:
        coming = (fetch for host in hosts for fetch in all_of(archive, host))
        ahead = ReadAhead(archive, worth_reading(coming), pool)
        for done, host in enumerate(hosts):
            refold(archive, host, ahead.read)
            progress(done + 1, len(hosts))
    archive.touch_whole()
    settle(archive)
    if not source:
        sign(archive)
    return len(hosts)


def how_remade(archive: Archive, version: Version) -> str:
    """Return how the text of a version would differ, read again by the present rules.

    Args:
        archive: an open archive.
        version: the version.

    Returns:
        A class of pipelines.text.normal.classify; `gone` when no report is found, `damaged` when the page cannot be read.
    """
    case = read_standing(archive, archive.fetch(version.fetch))
    if case.evidence.startswith(DAMAGED):
        return "damaged"
    found = (
        each for each in case.outcomes if isinstance(each, Report) and each.article.entry == version.entry
    )
    text = next((clean_text(each.article.text) for each in found), None)
    return "gone" if text is None else classify(version.text, text)


def differing(
    archive: Archive, ids: Sequence[str], progress: Progress = silent
) -> Iterator[tuple[Version, str]]:
    """Yield the versions that the present rules would read otherwise.

    Args:
        archive: an open archive.
        ids: ids of the versions to try.
        progress: called with (versions done, of how many).

    Yields:
        (version, how its text would differ), as `how_remade` says it.
    """
    for done, each in enumerate(ids, 1):
        version = archive.version(each)
        if version:
            how = how_remade(archive, version)
            if how != "same":
                yield version, how
        progress(done, len(ids))
