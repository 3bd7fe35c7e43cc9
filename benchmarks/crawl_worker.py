"""One measured crawl in a process of its own: bare Scrapy, our pipelines, or many slow hosts."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.capture import page_of
from crawler.clock import now
from crawler.crawling import in_reactor, light
from crawler.run import begun

COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 0
PER_HOST = 6


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


class Hosts(Bare):
    """One host of many."""

    name = "hosts"
    host = ""

    async def start(self) -> AsyncIterator[Request]:
        """A few pages of one slow host."""
        for number in range(PER_HOST):
            yield Request(f"http://{self.host}/{number}.html")


def main() -> int:
    """Crawl as told: MODE ADDRESS COUNT ARCHIVE."""
    mode, address, archive = sys.argv[1], sys.argv[2], Path(sys.argv[4])
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    # Without any delay Scrapy 2.19 sends what is queued at once, whatever the limit of one a host.
    quick = {
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "LOG_ENABLED": False,
    }
    settings.setdict(
        {**quick, "PROXY": address, "ARCHIVE": str(archive), "COOKIES_ENABLED": False}, priority="cmdline"
    )
    if mode == "whole":
        with begun(settings, "bench", [mode]) as run:

            async def crawl() -> None:
                runner = AsyncCrawlerRunner(light(settings))
                crawler = runner.create_crawler(Whole)
                run.join(crawler)
                await runner.crawl(crawler)

            in_reactor(settings, crawl)
        return 0
    bare = {
        "ITEM_PIPELINES": {},
        "SPIDER_MIDDLEWARES": {},
        "EXTENSIONS": {},
        "DOWNLOADER_MIDDLEWARES": {"crawler.middlewares.Proxy": 740},
    }
    settings.setdict(bare, priority="cmdline")

    async def crawl_bare() -> None:
        runner = AsyncCrawlerRunner(light(settings))
        if mode == "hosts":
            import asyncio

            await asyncio.gather(
                *(runner.crawl(Hosts, host=f"www.h{number}.example") for number in range(COUNT))
            )
        else:
            await runner.crawl(runner.create_crawler(Bare))

    in_reactor(settings, crawl_bare)
    return 0


if __name__ == "__main__":
    sys.exit(main())
