"""One measured crawl in a process of its own: bare Scrapy, or our pipelines."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.policy.clock import now
from crawler.responses import page_of
from crawler.runner.announcements import compare_and_announce
from crawler.runner.light_settings import light
from crawler.runner.reactor import in_reactor
from crawler.state.run import begun

COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 0
BARE = {
    "ITEM_PIPELINES": {},
    "SPIDER_MIDDLEWARES": {},
    "EXTENSIONS": {},
    "DOWNLOADER_MIDDLEWARES": {"crawler.middlewares.proxy.Proxy": 740},
    "DOWNLOADER": "scrapy.core.downloader.Downloader",
    "DOWNLOAD_HANDLERS": {},
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
}
"""What is left of the project's settings for bare Scrapy: nothing that costs; it may keep its connections."""


class Bare(Spider):
    """What bare Scrapy costs: each page, an item of two selectors."""

    name = "bare"

    async def start(self) -> AsyncIterator[Request]:
        """All pages of one site."""
        for number in range(COUNT):
            yield Request(f"http://www.b.example/{number}.html")

    def parse(self, response: Response) -> Iterator[Any]:
        """Title and text by css."""
        yield {
            "title": response.css("title::text").get(),
            "text": response.css("div.TRS_Editor p::text").getall(),
        }


class Whole(Bare):
    """The same pages through our pipelines, from snapshot to store."""

    name = "whole"

    def parse(self, response: Response) -> Iterator[Any]:
        """The page as a fact."""
        yield page_of(response, source=self.name, at=now(self.settings))


def main() -> int:
    """Crawl as told: MODE ADDRESS COUNT ARCHIVE; `run` is `whole` with the diff stage."""
    mode, address, archive = sys.argv[1], sys.argv[2], Path(sys.argv[4])
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(
        {
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
            "ROBOTSTXT_OBEY": False,
            "LOG_ENABLED": False,
            "COOKIES_ENABLED": False,
            "PROXY": address,
            "ARCHIVE": str(archive),
        },
        priority="cmdline",
    )
    if mode == "bare":
        settings.setdict(BARE, priority="cmdline")

        async def crawl_bare() -> None:
            await AsyncCrawlerRunner(light(settings)).crawl(Bare)

        in_reactor(settings, crawl_bare)
        return 0
    with begun(settings, "bench", [mode]) as run:

        async def crawl() -> None:
            runner = AsyncCrawlerRunner(light(settings))
            crawler = runner.create_crawler(Whole)
            run.join(crawler)
            await runner.crawl(crawler)

        in_reactor(settings, crawl)
        if mode == "run":
            compare_and_announce(run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
