"""Spider middleware: turn every final response or failure into a page."""

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.policy.clock import now
from crawler.responses import HeldBack, failed_page, page_of
from pipelines.parse.document import Document
from storage.records import Page


class Capture:
    """Spider middleware: add a page for a response whose callback gave none, and for every failure.

    A request with the meta key `part` is left alone: its page belongs to another one, which comes with its last part.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Give the first requests an errback."""
        async for each in start:
            yield self.watched(each)

    async def process_spider_output(
        self, response: Response, result: AsyncIterator[Any]
    ) -> AsyncIterator[Any]:
        """Pass on what a callback gives; add the page of its response if that was missing."""
        given = bool(response.meta.get("part"))
        async for each in result:
            given = given or isinstance(each, Page | Document) or is_part(each)
            yield self.watched(each)
        if not given:
            yield self.page_of(response)

    def process_spider_exception(self, response: Response, exception: Exception) -> list[Page] | None:
        """Keep the page on which a callback failed, log and count the error, and let the source go on."""
        spider = self.crawler.spider
        if spider is None:
            return None
        spider.logger.error("could not read %s: %s", response.url, exception, exc_info=exception)
        self.crawler.stats.inc_value("yange/unreadable")
        return [self.page_of(response)]

    def watched(self, each: Any) -> Any:
        """Return a request with an errback; anything else unchanged."""
        if isinstance(each, Request) and each.errback is None:
            each.errback = self.failed
        return each

    def failed(self, failure: Failure) -> list[Page]:
        """Return the page of a request that got no answer; none if a middleware held it back."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        error = failure.value or RuntimeError("a failure without an error")
        hints = request.cb_kwargs.get("hints")
        if isinstance(error, HeldBack):
            return []
        return [failed_page(request, error, source=self.source, hints=hints, at=now(self.crawler.settings))]

    def page_of(self, response: Response) -> Page:
        """Return the page of a response, with the hints of its request."""
        hints = response.cb_kwargs.get("hints") if response.request else None
        return page_of(response, source=self.source, hints=hints, at=now(self.crawler.settings))

    @property
    def source(self) -> str:
        """Name of the source that is crawled."""
        return self.crawler.spider.name if self.crawler.spider else ""


def is_part(given: Any) -> bool:
    """Whether a callback gave a request for a further page: the article comes with its last part."""
    return isinstance(given, Request) and bool(given.meta.get("part"))
