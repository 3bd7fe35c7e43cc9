"""Show on a terminal how far a crawl is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from crawler.state.run import CrawlRun


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
