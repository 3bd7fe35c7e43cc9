"""Read pages before the fold asks for them, in workers that open the archive only to read: fetch ids -> judgements.

What is read on a page depends on the page alone, and what is folded depends on the order: so workers read ahead by the
ids of fetches, and one process folds and writes. Only a page that was handed out and is asked for is taken from a
worker; any other is read by the process that folds, as if there were no workers.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipelines.compare.workers import submitted
from pipelines.store.fold_fetch import DAMAGED, measured_reports, read_standing
from pipelines.store.judgement import Judgement
from storage.archive import Archive
from storage.rows import Fetch

WINDOW = 64
"""Pages that are read ahead: some megabytes of judgements (guess)."""

Task = tuple[str, str]
"""Path of the archive, id of a fetch."""


class ReadAhead:
    """Judgements of the fetches that are folded next, in the order in which they will be asked for."""

    def __init__(self, archive: Archive, fetches: Iterable[Fetch], pool: Executor | None) -> None:
        """Begin to hand out pages.

        Args:
            archive: an open archive; without a file nothing is handed out.
            fetches: the fetches in the order of the fold; only those that may have to be read.
            pool: where they are read; None reads nothing ahead.
        """
        self.archive = archive
        self._pool = pool if archive.path.exists() else None
        self._coming = iter(fetches) if self._pool else iter(())
        self._handed: OrderedDict[str, Future[Judgement]] = OrderedDict()
        self._fill()

    def read(self, fetch: Fetch) -> Judgement:
        """Return the judgement of a fetch that is known not to be purged, from a worker or read now."""
        future = self._handed.get(fetch.id)
        if future is None or self.archive.gave_up(fetch):
            return read_standing(self.archive, fetch)
        for earlier in iter_until(self._handed, fetch.id):
            self._handed.pop(earlier).cancel()
        self._fill()
        try:
            case = future.result()
        except (CancelledError, Exception):  # noqa: BLE001 a lost worker, or one that cannot read: it is read here
            self._pool = None
            return read_standing(self.archive, fetch)
        if case.evidence.startswith(DAMAGED):
            error = case.evidence.removeprefix(DAMAGED)
            self.archive.damaged.append(f"damaged: {fetch.url} of {fetch.at}: {error}")
        return case

    def _fill(self) -> None:
        """Hand out pages until WINDOW of them are under way."""
        while self._pool is not None and len(self._handed) < WINDOW:
            fetch = next(self._coming, None)
            if fetch is None:
                return
            future = submitted(judge, (str(self.archive.path.resolve()), fetch.id), self._pool)
            if future is None:
                self._pool = None
                return
            self._handed[fetch.id] = future


def iter_until(names: Iterable[str], last: str) -> list[str]:
    """Return the names up to a last one, that one included."""
    found = []
    for name in names:
        found.append(name)
        if name == last:
            break
    return found


def worth_reading(fetches: Iterable[Fetch]) -> Iterator[Fetch]:
    """Yield the fetches that may have to be read: those that do not repeat what was read last at their address."""
    last: dict[str, tuple[object, ...]] = {}
    for fetch in fetches:
        content = (fetch.body, fetch.status, fetch.hints, fetch.final_url)
        if not (fetch.confirms or last.get(fetch.url) == content):
            yield fetch
        if fetch.transport == "ok" and fetch.body and fetch.status == 200:
            last[fetch.url] = content


def judge(task: Task) -> Judgement:
    """Read a page in a worker; the archive is opened once a process, and only to read."""
    path, name = task
    archive = opened(path)
    case = read_standing(archive, archive.fetch(name))
    return replace(case, measured=measured_reports(case))


@lru_cache(maxsize=1)
def opened(path: str) -> Archive:
    """Return the archive of a worker."""
    return Archive(Path(path), read_only=True)
