"""Facts -> the derived tables made anew, and what is not folded yet -> folded."""

import logging
from collections.abc import Iterable, Iterator, Sequence

from pipelines.fold.effects import FoldEffects
from pipelines.fold.measurement import clean_text
from pipelines.fold.relocation import settle_moves
from pipelines.gazetteer.regions import region, series
from pipelines.refine import refine
from pipelines.store.fold_fetch import States, fold_one, read_standing, unchanged
from pipelines.store.rules_version import is_stale, sign
from pipelines.text.normal import classify
from storage.archive import Archive
from storage.progress import Progress, silent
from storage.records import Report
from storage.rows import Event, Fetch, Version

logger = logging.getLogger(__name__)

AT_ONCE = 16
"""Pages that are read before they are folded."""


def catch_up(archive: Archive, progress: Progress = silent) -> list[Event]:
    """Fold the fetches that are not folded yet (a crash, a merge, an import); gives their events.

    A host with such a fetch that is older than one already folded is folded anew from its first fetch. Everything is
    made anew, without events, where the program reads otherwise than the one that made it: our better rules are
    no edits of theirs.
    """
    events: list[Event] = []
    if is_stale(archive):
        logger.info("the program reads otherwise than before: all stored pages are read again")
        reprocess(archive, progress=progress)
    sign(archive)
    missing = archive.unfolded()
    for done, (host, fetches) in enumerate(missing.items()):
        if fetches[0][0] < archive.last_folded(host):
            archive.snapshot_ids()
            events += refold(archive, host)
        else:
            for taken in fold_all(archive, host, (archive.fetch(each) for _, each in fetches)):
                events += taken.events
        progress(done + 1, len(missing))
    settle(archive)
    return events


def settle(archive: Archive) -> None:
    """What looks at the archive as a whole: moves between addresses, regions that follow others, ids of before."""
    settle_moves(archive)
    archive.link_aliases()
    archive.save_successions(successions(archive.regions()))


def successions(codes: Iterable[str]) -> list[tuple[str, str, int]]:
    """(code before, code, year since when) for each of the codes that follows others as the same place."""
    rows = []
    for code in sorted(codes):
        line = series(code) if region(code) else (code,)
        now = region(code)
        rows += [(old, code, now.since if now else 0) for old in line[: line.index(code)]]
    return rows


def refold(archive: Archive, host: str) -> list[Event]:
    """Make the derived rows of one host anew from its facts, as one transaction."""
    events: list[Event] = []
    with archive.transaction():
        stale = set(archive.clear(host))
        for taken in fold_all(archive, host, archive.fetches(host=host), anew=True):
            stale.difference_update(opening.version for opening in taken.openings)
            events += taken.events
        archive.drop_versions(stale)
    return events


def fold_all(
    archive: Archive, host: str, fetches: Iterable[Fetch], *, anew: bool = False
) -> Iterator[FoldEffects]:
    """Fold fetches of a host, given in order; `anew`: nothing is remembered of it."""
    states = States(archive, host, none=anew)
    for batch in batches_of_distinct_urls(fetches):
        cases = [unchanged(archive, states, fetch) or read_standing(archive, fetch) for fetch in batch]
        for case in cases:
            yield fold_one(archive, states, case)


def batches_of_distinct_urls(fetches: Iterable[Fetch]) -> Iterator[list[Fetch]]:
    """Fetches in order, some at a time, of which each may be read before the others are folded: no URL twice.

    Reading many pages and then folding them costs less than taking turns, which drives both out of the caches.
    """
    batch: dict[str, Fetch] = {}
    for fetch in fetches:
        if fetch.url in batch or len(batch) == AT_ONCE:
            yield list(batch.values())
            batch = {}
        batch[fetch.url] = fetch
    if batch:
        yield list(batch.values())


def reprocess(archive: Archive, source: str = "", progress: Progress = silent) -> int:
    """Make the derived tables anew, of the hosts of one source or of all; gives the number of hosts."""
    hosts = archive.hosts(source=source)
    archive.snapshot_ids()
    for done, host in enumerate(hosts):
        refold(archive, host)
        progress(done + 1, len(hosts))
    settle(archive)
    if not source:
        sign(archive)
    return len(hosts)


def remade(archive: Archive, version: Version) -> str | None:
    """The text of a version made again from facts by the present rules; None when they find no report there."""
    outcomes = refine(archive.page(archive.fetch(version.fetch)))
    found = (each for each in outcomes if isinstance(each, Report) and each.article.entry == version.entry)
    return next((clean_text(each.article.text) for each in found), None)


def differing(
    archive: Archive, ids: Sequence[str], progress: Progress = silent
) -> Iterator[tuple[Version, str]]:
    """Versions that the present rules would not make again, with how they would differ (normal.classify, gone)."""
    for done, each in enumerate(ids, 1):
        version = archive.version(each)
        if version:
            text = remade(archive, version)
            how = "gone" if text is None else classify(version.text, text)
            if how != "same":
                yield version, how
        progress(done, len(ids))
