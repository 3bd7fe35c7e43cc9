"""An open archive file: its connection, its lock, its transactions, and the facts that are kept in it."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from storage import facts
from storage.connection import connect
from storage.lock import hold_lock
from storage.records import Page
from storage.rows import Fetch, Run, Validators
from storage.transactions import failures, transaction

log = logging.getLogger(__name__)

SECONDS = len("2026-01-05T08:00:00")


class OpenArchive:
    """The file and its facts; `storage.archive.Archive` adds what is derived from them."""

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.path = Path(path)
        self.db = connect(self.path, create=create)
        self._numbers: dict[str, int] = {}
        self._clock_told = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; once closed, closing again does nothing."""
        self.db.close()

    def lock(self) -> AbstractContextManager[None]:
        """Hold the lock that every writing command takes; raises ArchiveBusy when another one holds it."""
        return hold_lock(self.path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One `BEGIN IMMEDIATE` transaction; SQLite's errors come out as ArchiveError."""
        with failures(self.path), transaction(self.db):
            yield

    def query(self, sql: str, values: Iterable[object] = ()) -> list[dict[str, Any]]:
        """Rows of a SELECT over the public tables and views, as dictionaries."""
        with failures(self.path):
            cursor = self.db.execute(sql, tuple(values))
            names = [each[0] for each in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    # Facts: what happened on the wire.

    def begin_run(
        self, *, clock: str, command: str = "crawl", sources: Iterable[str] = (), run_id: str = ""
    ) -> Run:
        """Begin a run; `run_id` is random unless given. `clock` is the present moment (crawler.clock)."""
        with failures(self.path):
            run = facts.begin_run(self.db, clock, command, tuple(sources), run_id)
        self._numbers[run.id] = 0
        return run

    def end_run(
        self, run: Run, counts: Mapping[str, object], *, clock: str, outcome: str = "finished"
    ) -> None:
        """Write a run's end: finished, failed, stopped or another word."""
        with failures(self.path):
            facts.end_run(self.db, run, counts, clock, outcome)

    def record(self, page: Page, run: Run) -> Fetch:
        """Commit what a URL served, with its parts, as one transaction; `page.at` is what the clock said.

        The fetch's own `at` is later than every one before it. Of a 304 the body is the one it confirmed.
        Raises ValueError when the page says no moment.
        """
        if not page.at:
            raise ValueError(f"a page to be kept needs its moment: {page.url}")
        if run.id not in self._numbers:
            row = self.db.execute("SELECT count(*) FROM fetches WHERE run = ?", (run.id,)).fetchone()
            self._numbers[run.id] = int(row[0])
        with failures(self.path):
            fetch = facts.record_page(self.db, page, run, self._numbers[run.id], page.at)
        self._numbers[run.id] += 1 + len(page.parts)
        if not self._clock_told and run.command != "add" and fetch.at[:SECONDS] > fetch.clock[:SECONDS]:
            self._clock_told = True
            log.warning("the clock went back to %s; moments in the archive go on growing", fetch.clock)
        return fetch

    def page(self, fetch: Fetch) -> Page:
        """A page made again from facts."""
        with failures(self.path):
            return facts.rebuild_page(self.db, fetch)

    def fetch(self, fetch_id: str) -> Fetch:
        """A fetch by its id; raises KeyError."""
        found = facts.load_fetch(self.db, fetch_id)
        if found is None:
            raise KeyError(fetch_id)
        return found

    def fetches(self, *, host: str = "", source: str = "") -> Iterator[Fetch]:
        """Fetches of first pages in order of (at, id)."""
        return facts.load_fetches(self.db, host, source)

    def parts(self, fetch: Fetch) -> list[Fetch]:
        """The fetches of pages 2…N of a paged article."""
        return facts.load_parts(self.db, fetch.id)

    def has_parts(self, fetch_id: str) -> bool:
        """Whether a fetch is the first page of a paged article."""
        return facts.has_parts(self.db, fetch_id)

    def hosts(self, *, source: str = "") -> list[str]:
        """Hosts that were fetched from."""
        return facts.load_hosts(self.db, source)

    def purged(self, fetch: Fetch) -> str:
        """Why what a fetch brought was removed for good; empty when it was not."""
        return facts.purge_reason(self.db, fetch)

    def known(self, url: str) -> Validators | None:
        """Validators of the last page that a URL brought (status 200), and its body's hash."""
        return facts.load_validators(self.db, url)

    def last_fetch(self, url: str) -> Fetch | None:
        """The last fetch of a URL that brought a page (status 200)."""
        return facts.load_last_fetch(self.db, url)
