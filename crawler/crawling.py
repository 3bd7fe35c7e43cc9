"""Settings and names -> outcomes: runs sources side by side in one process; crawl, crawlall and the demo call it."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from importlib import import_module
from typing import Any, TypeVar

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor

from crawler.outcome import Outcome
from crawler.run import CrawlRun
from crawler.tally import Tally

T = TypeVar("T")

REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


def in_reactor(settings: Settings, main: Callable[[], Coroutine[object, object, T]]) -> T:
    """Run a coroutine in a reactor of its own and give its result; once in the life of a process."""
    configure_logging(settings)
    install_reactor(REACTOR)
    reactor: Any = import_module("twisted.internet.reactor")
    results: list[T] = []
    errors: list[BaseException] = []

    async def whole() -> None:
        try:
            results.append(await main())
        except BaseException as error:  # noqa: BLE001  it is raised again below, outside the reactor
            errors.append(error)
        finally:
            reactor.stop()

    tasks = []
    reactor.callWhenRunning(lambda: tasks.append(asyncio.ensure_future(whole())))
    reactor.run(installSignalHandlers=True)
    if errors:
        raise errors[0]
    return results[0]


async def run_sources(
    run: CrawlRun, names: Sequence[str], arguments: Mapping[str, str] | None = None
) -> list[Outcome]:
    """Crawl sources side by side, at most SOURCES_AT_ONCE; their outcomes in the order of the names."""
    runner = AsyncCrawlerRunner(run.settings)
    places = asyncio.Semaphore(run.settings.getint("SOURCES_AT_ONCE"))

    async def one(name: str) -> Outcome:
        async with places:
            crawler = runner.create_crawler(name)
            run.join(crawler)
            return await run_source(runner, crawler, name, arguments or {})

    run.outcomes += await asyncio.gather(*map(one, names))
    return run.outcomes


async def run_source(
    runner: AsyncCrawlerRunner, crawler: Crawler, name: str, arguments: Mapping[str, str]
) -> Outcome:
    """Crawl one source; whatever it raises is its failure and nobody else's."""
    try:
        await runner.crawl(crawler, **arguments)
    except Exception as error:  # noqa: BLE001  one source's crash must not end the others
        return Outcome(source=name, state="failed", reason=f"crashed: {type(error).__name__}: {error}")
    tally = crawler.get_extension(Tally)
    if tally is None:
        raise RuntimeError("the extension crawler.tally.Tally is not among EXTENSIONS")
    return tally.outcome()
