"""URLs -> pages, each fetched once as politely as in a crawl; no archive is touched."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.responses import failed_page, page_of
from crawler.runner.reactor import in_reactor
from storage.records import Page

LOOK: dict[str, Any] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "SPIDER_MIDDLEWARES": {},
    "DOWNLOADER_MIDDLEWARES": {"crawler.middlewares.proxy.Proxy": 740},
    "LOG_LEVEL": "ERROR",
}
"""What a look leaves out of the project's settings: all that keeps."""


class Look(Spider):
    """Spider that fetches its URLs and keeps each answer or failure as a page."""

    name = "look"

    def __init__(self, urls: Sequence[str] = (), pages: dict[str, Page] | None = None) -> None:
        super().__init__()
        self.urls = urls
        self.pages: dict[str, Page] = {} if pages is None else pages

    async def start(self) -> AsyncIterator[Request]:
        """Yield one request a URL."""
        for url in self.urls:
            yield Request(
                url, callback=self.keep, errback=self.keep_failure, dont_filter=True, cb_kwargs={"asked": url}
            )

    def keep(self, response: Response, asked: str) -> None:
        """Keep the page that was served."""
        self.pages[asked] = page_of(response, source="")

    def keep_failure(self, failure: Any) -> None:
        """Keep the failure as a page."""
        request = failure.request
        self.pages[request.cb_kwargs["asked"]] = failed_page(request, failure.value, source="")


def fetch(urls: Sequence[str], settings: Settings) -> list[Page]:
    """Fetch URLs and return pages in the order given, failures included; once in the life of a process."""
    look = settings.copy()
    look.setdict(LOOK, priority="cmdline")
    pages: dict[str, Page] = {}

    async def main() -> None:
        await AsyncCrawlerRunner(look).crawl(Look, urls=urls, pages=pages)

    in_reactor(look, main)
    return [pages.get(url, Page(url=url, transport="failed", status=None)) for url in urls]
