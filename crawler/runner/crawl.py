"""Run sources side by side in one process, for crawl, crawlall and the demo."""

import asyncio
from collections.abc import Mapping, Sequence

from scrapy.crawler import AsyncCrawlerRunner, Crawler

from crawler.extensions.run_stats import Tally
from crawler.policy.run_outcome import RunOutcome
from crawler.runner.light_settings import light
from crawler.runner.reactor import RUNNERS
from crawler.state.run import CrawlRun


async def run_sources(
    run: CrawlRun, names: Sequence[str], arguments: Mapping[str, str] | None = None
) -> list[RunOutcome]:
    """Crawl sources side by side, at most SOURCES_AT_ONCE.

    Args:
        run: The run that they write to; its settings are used.
        names: Names of the sources.
        arguments: Arguments for each spider, as of -a.

    Returns:
        The outcomes of the run so far; those of `names` are last, in their order.

    Raises:
        ArchiveError: The archive failed, as on a full disk: all sources were stopped at once.
    """
    settings = light(run.settings)
    if settings.get("CONTACT"):
        settings.set(
            "USER_AGENT", f"{settings['USER_AGENT']} contact: {settings['CONTACT']}", priority="cmdline"
        )
    runner = AsyncCrawlerRunner(settings)
    RUNNERS.add(runner)
    run.recorder.on_failure = lambda: stop(runner)
    places = asyncio.Semaphore(settings.getint("SOURCES_AT_ONCE"))

    async def one(name: str) -> RunOutcome:
        async with places:
            if run.recorder.failure:
                return RunOutcome(source=name, state="failed", reason=str(run.recorder.failure))
            crawler = runner.create_crawler(name)
            run.join(crawler)
            outcome = await run_source(runner, crawler, name, arguments or {})
            run.on_outcome(outcome)
            return outcome

    outcomes = await asyncio.gather(*map(one, names))
    if run.recorder.failure:
        raise run.recorder.failure
    run.outcomes += outcomes
    return run.outcomes


def stop(runner: AsyncCrawlerRunner) -> None:
    """Let all sources end after what is under way; nothing waits for it."""
    asyncio.ensure_future(runner.stop())  # noqa: RUF006  the reactor outlives it


async def run_source(
    runner: AsyncCrawlerRunner, crawler: Crawler, name: str, arguments: Mapping[str, str]
) -> RunOutcome:
    """Crawl one source; whatever it raises is its own failure and does not end the others."""
    try:
        await runner.crawl(crawler, **arguments)
    except Exception as error:  # noqa: BLE001  one source's crash must not end the others
        return RunOutcome(source=name, state="failed", reason=f"crashed: {type(error).__name__}: {error}")
    tally = crawler.get_extension(Tally)
    if tally is None:
        raise RuntimeError("the extension crawler.extensions.run_stats.Tally is not among EXTENSIONS")
    return tally.outcome()
