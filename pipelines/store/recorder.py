"""Record a crawl: keep pages as facts, and fold them host by host in the order of the facts."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.fold.state import UrlState, url_key
from pipelines.store.fold_fetch import States, fold_one, read_page, unchanged
from pipelines.store.judgement import Judgement
from pipelines.store.rebuild import catch_up
from pipelines.text.web_address import address_or_itself
from storage.archive import Archive
from storage.errors import ArchiveError
from storage.records import Page
from storage.rows import Event, Fetch, Run

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

RECORDER_ATTRIBUTE = "yange_recorder"
"""Name under which a crawler holds its recorder: all stages and extensions of one crawl share it."""

WAITING_AT_MOST = 64
"""Fetches of a host that wait for an earlier one, a guess; then that one, on which a stage failed, is read from facts."""


class Recorder:
    """An archive and the run that is written to it.

    Pages of one host are folded in the order in which they were kept, in whatever order the stages return them.
    """

    def __init__(self, archive: Archive, run: Run | None = None, *, owner: bool = False) -> None:
        """Begin to record.

        Args:
            archive: an open archive.
            run: the run to write to; None to begin one with the first page.
            owner: whether the archive is closed with the recorder.
        """
        self.archive = archive
        self.run = run
        self.owner = owner
        self.events: list[Event] = []
        self.failure: ArchiveError | None = None
        """The first error of the archive in a crawl; nothing more is written after it."""
        self.on_failure: Callable[[], None] = lambda: None
        """Called once, at the first error of the archive."""
        self._states: dict[str, States] = {}
        self._queues: defaultdict[str, dict[str, Judgement | None]] = defaultdict(dict)

    @contextmanager
    def holding_failure(self) -> Iterator[None]:
        """Note the first error of the archive in the block instead of raising it, so that the crawl can be stopped."""
        try:
            yield
        except ArchiveError as error:
            if self.failure is None:
                self.failure = error
                self.on_failure()

    def keep(self, page: Page) -> Fetch:
        """Commit a page as a fact.

        Args:
            page: the page; its `at` is what the clock said.

        Returns:
            Its fetch, to be given to `fold` with what was read on it.
        """
        if self.run is None:
            self.run = self.archive.begin_run(clock=page.at, command="crawl", sources=(page.source,))
        fetch = self.archive.record(page, self.run)
        self._queues[fetch.host][fetch.id] = None
        self.archive.begin_reading(fetch)
        return fetch

    def fold(self, case: Judgement) -> None:
        """Fold a fetch that was kept, once all earlier ones of its host are folded."""
        host = case.fetch.host
        queue = self._queues[host]
        self.archive.end_reading(case.fetch)
        if case.fetch.id not in queue:
            return
        queue[case.fetch.id] = case
        while queue:
            name, first = next(iter(queue.items()))
            if first is None and len(queue) <= WAITING_AT_MOST:
                return
            self._fold(host, first or read_page(self.archive, self.archive.fetch(name)))
            del queue[name]

    def _fold(self, host: str, case: Judgement) -> None:
        self.events += fold_one(self.archive, self._states_of(host), case).events

    def unchanged(self, fetch: Fetch) -> Judgement | None:
        """Return the judgement of a kept fetch that need not be read; None when it must be read."""
        return unchanged(self.archive, self._states_of(fetch.host), fetch)

    def entries(self, fetch: Fetch) -> tuple[str, ...]:
        """Return the entries of the reports that were read last at the address of a fetch."""
        address = self._states_of(fetch.host).get(url_key(address_or_itself(fetch.url)))
        return tuple(sight.entry for sight in address.sights) if isinstance(address, UrlState) else ()

    def _states_of(self, host: str) -> States:
        if host not in self._states:
            self._states[host] = States(self.archive, host)
        return self._states[host]

    def close(self) -> None:
        """Fold from facts what was kept and never came back from the stages, and look for moves.

        Raises:
            ArchiveError: the archive failed in the crawl, or fails now.
        """
        if self.failure:
            raise self.failure
        self._queues.clear()
        self._states.clear()
        self.events += catch_up(self.archive)
        if self.owner:
            self.archive.close()


def lend_recorder(crawler: "Crawler", recorder: Recorder) -> None:
    """Let a crawl write with a recorder that outlives it, as when several crawls of a process share one."""
    setattr(crawler, RECORDER_ATTRIBUTE, recorder)


def recorder_of(crawler: "Crawler") -> Recorder:
    """Return the recorder of a crawl; if none was lent, open the archive of the setting ARCHIVE."""
    lent: Recorder | None = getattr(crawler, RECORDER_ATTRIBUTE, None)
    if lent is not None:
        return lent
    archive = Archive(Path(crawler.settings["ARCHIVE"]), create=True)
    catch_up(archive)
    own = Recorder(archive, owner=True)
    lend_recorder(crawler, own)
    return own
