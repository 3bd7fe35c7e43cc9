"""The methods of an archive for facts: runs, fetches and the pages that are rebuilt from them."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from storage import bodies, captures, facts
from storage.open_archive import OpenArchive
from storage.records import Page
from storage.rows import Fetch, Run, Validators

log = logging.getLogger(__name__)

SECONDS = len("2026-01-05T08:00:00")


class FactsArchive(OpenArchive):
    """Facts: what happened on the wire."""

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        super().__init__(path, create=create, read_only=read_only)
        self._numbers: dict[str, int] = {}
        self._clock_reported = False

    def begin_run(
        self, *, clock: str, command: str = "crawl", sources: Iterable[str] = (), run_id: str = ""
    ) -> Run:
        """Begin a run.

        Args:
            clock: the present moment (crawler.policy.clock).
            command: the command that runs.
            sources: names of the sources that it asks.
            run_id: the run's id; random when empty.
        """
        with self.transaction():
            run = facts.begin_run(self.db, clock, command, tuple(sources), run_id)
        self._numbers[run.id] = 0
        return run

    def end_run(
        self, run: Run, counts: Mapping[str, object], *, clock: str, outcome: str = "finished"
    ) -> None:
        """Write the end of a run.

        Args:
            run: the run, as `begin_run` returned it.
            counts: what it counted, as JSON values by name.
            clock: the present moment.
            outcome: finished, failed, stopped or another word.
        """
        with self.transaction():
            facts.end_run(self.db, run, counts, clock, outcome)

    def record(self, page: Page, run: Run) -> Fetch:
        """Commit what a URL served, with its parts, as one transaction.

        Args:
            page: the page; `page.at` is what the clock said.
            run: the run that fetched it.

        Returns:
            The fetch of the first page. Its `at` is later than that of every fetch before it; the body of a 304 is
            the one that it confirmed.

        Raises:
            ValueError: the page has no moment.
        """
        if not page.at:
            raise ValueError(f"a page to be kept needs its moment: {page.url}")
        with self.transaction():
            if run.id not in self._numbers:
                self._numbers[run.id] = facts.count_fetches(self.db, run)
            fetch = facts.record_page(self.db, page, run, self._numbers[run.id], page.at)
        self._numbers[run.id] += 1 + len(page.parts)
        if not self._clock_reported and run.command != "add" and fetch.at[:SECONDS] > fetch.clock[:SECONDS]:
            self._clock_reported = True
            log.warning("the clock went back to %s; moments in the archive go on growing", fetch.clock)
        return fetch

    def record_capture(self, page: Page, run: Run, *, body: str = "") -> Fetch | None:
        """Commit a capture at its own moment, or join the transaction around it; twice is once.

        Args:
            page: what was captured; `page.at` is its moment, which may lie before those of other fetches.
            run: the run that imports it.
            body: SHA-256 of a body that is here, in hex, in place of `page.body`.

        Returns:
            Its fetch; None when it is here already, or was not modified and the page that it confirms is not here.
        """
        with self.transaction():
            return captures.record_capture(self.db, page, run, body=bytes.fromhex(body))

    def capture_at(self, url: str, moment: str) -> Fetch | None:
        """Return the fetch of a URL that was captured at a moment and brought something; None without one."""
        with self.reading():
            return captures.capture_at(self.db, url, moment)

    def last_capture(self, url: str, until: str) -> Fetch | None:
        """Return the last fetch of a URL until a moment that brought its page; None without one."""
        with self.reading():
            return captures.last_capture(self.db, url, until)

    def bodies_of(self, url: str) -> Iterator[tuple[str, bytes]]:
        """Yield (SHA-256 in hex, content) of every body that a URL brought."""
        with self.reading():
            for name in captures.bodies_of(self.db, url):
                yield name, bodies.read_body(self.db, bytes.fromhex(name))

    def page(self, fetch: Fetch) -> Page:
        """Return the page of a fetch, rebuilt from facts with its parts; its body is empty when it was purged."""
        with self.reading():
            return facts.rebuild_page(self.db, fetch)

    def fetch(self, fetch_id: str) -> Fetch:
        """Return a fetch by its id.

        Raises:
            KeyError: no fetch has it.
        """
        with self.reading():
            found = facts.load_fetch(self.db, fetch_id)
        if found is None:
            raise KeyError(fetch_id)
        return found

    def fetches(self, *, host: str = "", source: str = "") -> Iterator[Fetch]:
        """Yield the fetches of first pages in order of (at, id).

        Args:
            host: only those of this host; empty for all.
            source: only those of this source, when no host is given; empty for all.
        """
        with self.reading():
            yield from facts.load_fetches(self.db, host, source)

    def parts(self, fetch: Fetch) -> list[Fetch]:
        """Return the fetches of pages 2…N of an article, in order; empty when it has one page."""
        with self.reading():
            return facts.load_parts(self.db, fetch.id)

    def has_parts(self, fetch_id: str) -> bool:
        """Whether a fetch is the first page of an article with several."""
        with self.reading():
            return facts.has_parts(self.db, fetch_id)

    def hosts(self, *, source: str = "") -> list[str]:
        """Return the hosts that were fetched from, of one source or all, sorted."""
        with self.reading():
            return facts.load_hosts(self.db, source)

    def purged(self, fetch: Fetch) -> str:
        """Return why what a fetch brought was removed for good; empty when it was not."""
        with self.reading():
            return facts.purge_reason(self.db, fetch)

    def known(self, url: str) -> Validators | None:
        """Return what a conditional request for a URL needs; None when it never brought a page (status 200)."""
        with self.reading():
            return facts.load_validators(self.db, url)

    def last_moment(self) -> str:
        """Return the moment of the last fetch of all; empty without any."""
        with self.reading():
            return facts.load_last_moment(self.db)

    def last_fetch(self, url: str) -> Fetch | None:
        """Return the last fetch of a URL that brought a page (status 200); None when there was no such fetch."""
        with self.reading():
            return facts.load_last_fetch(self.db, url)
