"""A run over an archive: its lock, recorder, beginning and end; all sources of a run share it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings, Settings

from crawler.policy.clock import now
from crawler.policy.run_outcome import RunOutcome
from pipelines.store.rebuild import catch_up
from pipelines.store.recorder import Recorder, lend_recorder
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Page
from storage.rows import Event, Fetch, Run

RUN_ATTRIBUTE = "yange_run"
"""Name under which a crawler holds its run: Scrapy makes extensions and middlewares from the crawler alone."""


class SharedRecorder(Recorder):
    """Recorder of all sources of a run: closed by the run, not by the first source that ends."""

    settled = True
    """Whether nothing was kept since moves were looked for."""

    def keep(self, page: Page) -> Fetch:
        """Commit a page as a fact."""
        self.settled = False
        return super().keep(page)

    def close(self) -> None:
        """Do nothing: `finish` closes it."""

    def finish(self) -> None:
        """Fold what is still waiting and look for moves, unless nothing was kept since."""
        if not self.settled:
            super().close()
            self.settled = True


class CrawlRun:
    """One run: the archive, the recorder, the outcomes."""

    def __init__(self, settings: Settings, archive: Archive, run: Run) -> None:
        self.settings = settings
        self.archive = archive
        self.run = run
        self.recorder = SharedRecorder(archive, run)
        self.outcomes: list[RunOutcome] = []
        self.on_outcome: Callable[[RunOutcome], None] = lambda _: None
        """Told each source's outcome as it ends."""

    def join(self, crawler: Crawler) -> None:
        """Let a source's crawl write to this run."""
        lend_recorder(crawler, self.recorder)
        setattr(crawler, RUN_ATTRIBUTE, self)

    def fold(self) -> None:
        """Fold what is still waiting, and settle moves."""
        self.recorder.finish()

    @property
    def now(self) -> str:
        """The present moment."""
        return now(self.settings)

    @property
    def events(self) -> list[Event]:
        """What became of pages in this run."""
        return self.recorder.events


def run_of(crawler: Crawler) -> CrawlRun | None:
    """Return the run that a crawl belongs to; None if it was started without the project's commands."""
    run: CrawlRun | None = getattr(crawler, RUN_ATTRIBUTE, None)
    return run


@contextmanager
def begun(settings: Settings, command: str, names: Sequence[str]) -> Iterator[CrawlRun]:
    """Begin a run in the archive of the setting ARCHIVE; at its end fold, settle moves, keep the outcome.

    Args:
        settings: ARCHIVE and CLOCK are read.
        command: The command that runs, as the archive keeps it.
        names: Names of the sources.

    Yields:
        The run; the archive is locked as long as the block lasts.

    Raises:
        UserMistake: The folder of the archive is missing.
    """
    path = Path(settings["ARCHIVE"])
    if not path.parent.is_dir():
        raise UserMistake(f"no folder {path.parent} to keep the archive {path.name} in")
    with Archive(path, create=True) as archive, archive.lock():
        events = catch_up(archive)
        run = archive.begin_run(clock=now(settings), command=command, sources=names)
        whole = CrawlRun(settings, archive, run)
        whole.recorder.events += events
        outcome = "stopped"
        try:
            yield whole
            outcome = "failed" if any(each.state == "failed" for each in whole.outcomes) else "finished"
        finally:
            whole.fold()
            archive.end_run(run, counts_of(whole.outcomes), clock=whole.now, outcome=outcome)


def counts_of(outcomes: Sequence[RunOutcome]) -> dict[str, object]:
    """Return what is kept of a run: state, reason and counts of each source."""
    return {
        each.source: {
            "state": each.state,
            "reason": each.reason,
            "found": each.found,
            **each.counts,
            **({"notes": each.notes} if each.notes else {}),
        }
        for each in outcomes
    }


def require_contact(settings: BaseSettings) -> None:
    """Raise UserMistake if the setting CONTACT is missing: a crawl of real sites says who crawls."""
    if not settings.get("CONTACT") and not settings.get("PROXY"):
        raise UserMistake(
            "CONTACT is not set: give an address that a site's administrator can write to, "
            "-s CONTACT=you@example.org or YANGE_CONTACT in the environment"
        )
