"""Settings and names -> outcomes: runs sources side by side in one process; crawl, crawlall and the demo call it."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import timedelta
from importlib import import_module
from typing import Any, TypeVar
from weakref import WeakSet

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import BaseSettings, Settings, SettingsAttribute
from scrapy.utils.log import configure_logging
from scrapy.utils.misc import load_object
from scrapy.utils.reactor import install_reactor

from crawler.extensions.run_stats import Tally
from crawler.policy.run_outcome import RunOutcome
from crawler.state.run import CrawlRun
from storage.errors import YangeError

T = TypeVar("T")

RUNNERS: "WeakSet[AsyncCrawlerRunner]" = WeakSet()
"""The runners at work, for a stop."""

GRACE_SECONDS = 6.0
"""How long sources may take to end once a stop was asked for."""

LOGGERS = (None, "scrapy")
"""The loggers to which Scrapy gives a level of their own."""

COLLECT = (20_000, 20, 20)
"""Thresholds of garbage collection: pages and crawls make many objects that die young, and collecting takes its time."""

REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


def in_reactor(
    settings: Settings,
    main: Callable[[], Coroutine[object, object, T]],
    *,
    limit: timedelta = timedelta(days=1),
) -> T:
    """Run a coroutine in a reactor of its own and give its result; once in the life of a process.

    SIGINT, SIGTERM and the end of `limit` stop it: sources end after what is under way, or are cut off after
    GRACE_SECONDS; what was fetched is kept either way. Raises Stopped then.
    """
    configure_logging(settings)
    for name in LOGGERS:
        logging.getLogger(name).setLevel(least_logged(settings))
    gc.freeze()
    gc.set_threshold(*COLLECT)
    install_reactor(REACTOR)
    reactor: Any = import_module("twisted.internet.reactor")
    resolver = load_object(settings["TWISTED_DNS_RESOLVER"])(
        reactor, settings.getint("DNSCACHE_SIZE"), settings.getfloat("DNS_TIMEOUT")
    )
    if not settings.getbool("ALLOW_PRIVATE") and not settings.get("PROXY"):
        resolver.install_on_reactor()
    reactor.getThreadPool().adjustPoolsize(maxthreads=settings.getint("REACTOR_THREADPOOL_MAXSIZE"))
    results: list[T] = []
    errors: list[BaseException] = []
    stop = Stop(reactor)

    async def whole() -> None:
        try:
            results.append(await main())
        except BaseException as error:  # noqa: BLE001  it is raised again below, outside the reactor
            errors.append(error)
        finally:
            stop.finish()

    kept: list[object] = []
    reactor.callWhenRunning(lambda: kept.append(asyncio.ensure_future(whole())))
    reactor.callWhenRunning(stop.listen)
    reactor.callLater(limit.total_seconds(), stop.ask)
    reactor.run(installSignalHandlers=False)
    if stop.asked:
        raise Stopped("stopped before the end; what was fetched is kept")
    if errors:
        raise errors[0]
    return results[0]


def least_logged(settings: BaseSettings) -> int:
    """The least level that a log keeps: Scrapy makes records of every level, some at a cost, and drops them later."""
    if not settings.getbool("LOG_ENABLED"):
        return logging.CRITICAL
    return int(getattr(logging, settings["LOG_LEVEL"], logging.NOTSET))


class Stop:
    """A stop that was asked for: gently at first, hard after GRACE_SECONDS."""

    def __init__(self, reactor: Any) -> None:
        self.reactor = reactor
        self.asked = False
        self.done = False

    def listen(self) -> None:
        """Take SIGINT and SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.reactor.callFromThread(self.ask))

    def ask(self) -> None:
        """Let sources end; a second time, or after a while, end."""
        if self.asked:
            self.finish()
            return
        self.asked = True
        for runner in RUNNERS:
            asyncio.ensure_future(runner.stop())  # noqa: RUF006  the reactor outlives it
        self.reactor.callLater(GRACE_SECONDS, self.finish)

    def finish(self) -> None:
        """End the reactor, once."""
        if not self.done:
            self.done = True
            self.reactor.stop()


class Stopped(YangeError):
    """Raised when a signal or the end of the crawl window stopped a run."""


async def run_sources(
    run: CrawlRun, names: Sequence[str], arguments: Mapping[str, str] | None = None
) -> list[RunOutcome]:
    """Crawl sources side by side, at most SOURCES_AT_ONCE; their outcomes in the order of the names."""
    settings = light(run.settings)
    if settings.get("CONTACT"):
        settings.set(
            "USER_AGENT", f"{settings['USER_AGENT']} contact: {settings['CONTACT']}", priority="cmdline"
        )
    runner = AsyncCrawlerRunner(settings)
    RUNNERS.add(runner)
    places = asyncio.Semaphore(settings.getint("SOURCES_AT_ONCE"))

    async def one(name: str) -> RunOutcome:
        async with places:
            crawler = runner.create_crawler(name)
            run.join(crawler)
            outcome = await run_source(runner, crawler, name, arguments or {})
            run.on_outcome(outcome)
            return outcome

    run.outcomes += await asyncio.gather(*map(one, names))
    return run.outcomes


class LightSettings(Settings):
    """Settings that hundreds of sources copy at once: copied by entry, where Scrapy copies to any depth."""

    def copy(self) -> "LightSettings":
        """A copy that may be changed; lists and classes in it are shared, and nobody changes those."""
        return light(self)


def light(settings: Settings) -> LightSettings:
    """Settings -> the same, quick to copy."""
    made = LightSettings.__new__(LightSettings)
    made.__dict__.update(settings.__dict__)
    made.frozen = False
    made.attributes = entries_of(settings)
    return made


def entries_of(settings: BaseSettings) -> dict[str, SettingsAttribute]:
    """The entries of settings, each new; a mapping among them is new too."""
    return {
        name: SettingsAttribute(own(each.value), each.priority) for name, each in settings.attributes.items()
    }


def own(value: Any) -> Any:
    """A value that may be changed without changing the original, where it is a mapping."""
    if not isinstance(value, BaseSettings):
        return dict(value) if isinstance(value, dict) else value
    made = type(value).__new__(type(value))
    made.__dict__.update(value.__dict__)
    made.attributes = entries_of(value)
    return made


async def run_source(
    runner: AsyncCrawlerRunner, crawler: Crawler, name: str, arguments: Mapping[str, str]
) -> RunOutcome:
    """Crawl one source; whatever it raises is its failure and nobody else's."""
    try:
        await runner.crawl(crawler, **arguments)
    except Exception as error:  # noqa: BLE001  one source's crash must not end the others
        return RunOutcome(source=name, state="failed", reason=f"crashed: {type(error).__name__}: {error}")
    tally = crawler.get_extension(Tally)
    if tally is None:
        raise RuntimeError("the extension crawler.tally.Tally is not among EXTENSIONS")
    return tally.outcome()
