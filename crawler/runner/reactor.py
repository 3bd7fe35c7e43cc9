"""Run a coroutine in Twisted's reactor, once in a process; stop it on a signal or a time limit."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable, Coroutine
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from scrapy.settings import BaseSettings, Settings
from scrapy.utils.log import configure_logging
from scrapy.utils.misc import load_object
from scrapy.utils.reactor import install_reactor

from storage.errors import YangeError

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerRunner

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
    """Run a coroutine in a reactor of its own and return its result; once in the life of a process.

    SIGINT, SIGTERM and the end of `limit` stop it: sources end after what is under way, or are cut off after
    GRACE_SECONDS; what was fetched is kept either way.

    Raises:
        Stopped: It was stopped before the end.
    """
    reactor = prepared_reactor(settings)
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


def prepared_reactor(settings: Settings) -> Any:
    """Set up log, garbage collection, reactor and resolver; return the reactor, not yet running."""
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
    return reactor


def least_logged(settings: BaseSettings) -> int:
    """Return the least level that the log keeps: Scrapy makes costly records and drops them later."""
    if not settings.getbool("LOG_ENABLED"):
        return logging.CRITICAL
    return int(getattr(logging, settings["LOG_LEVEL"], logging.NOTSET))


class Stop:
    """A requested stop: gentle at first, hard after GRACE_SECONDS."""

    def __init__(self, reactor: Any) -> None:
        self.reactor = reactor
        self.asked = False
        self.done = False

    def listen(self) -> None:
        """Stop on SIGINT and SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.reactor.callFromThread(self.ask))

    def ask(self) -> None:
        """Let sources end; end at once when asked a second time, or after GRACE_SECONDS."""
        if self.asked:
            self.finish()
            return
        self.asked = True
        for runner in RUNNERS:
            asyncio.ensure_future(runner.stop())  # noqa: RUF006  the reactor outlives it
        self.reactor.callLater(GRACE_SECONDS, self.finish)

    def finish(self) -> None:
        """Stop the reactor, once."""
        if not self.done:
            self.done = True
            self.reactor.stop()


class Stopped(YangeError):
    """Raised when a signal or the end of the crawl window stopped a run."""
