"""Show on a terminal how far a crawl is."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from crawler.state.run import CrawlRun

LINE_SECONDS = 0.2
"""Seconds between two changes of a status line."""


@contextmanager
def status_line() -> Iterator[Callable[[str], None]]:
    """Show a line that changes on standard error if it is a terminal; the block gets the function that sets it."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        shown = 0.0

        def show(words: str) -> None:
            nonlocal shown
            if monotonic() - shown > LINE_SECONDS:
                shown = monotonic()
                status.update(words)

        yield show


@contextmanager
def crawl_progress(run: CrawlRun, names: Sequence[str], *, wanted: bool) -> Iterator[None]:
    """Show sources done and pages fetched on stderr as long as the block lasts, if wanted."""
    if not wanted:
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("sources", total=len(names))

        def advance(source: str, fetches: int) -> None:
            progress.update(task, advance=1, description=f"{source}: {fetches} pages")

        run.on_outcome = lambda outcome: advance(outcome.source, outcome.counts.get("fetches", 0))
        yield
