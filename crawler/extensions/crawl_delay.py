"""Obey the Crawl-delay of robots.txt; read a robots.txt up to a bound."""

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.robotstxt import ProtegoRobotParser

ROBOTS_BYTES = 512 * 1024
"""How much of a robots.txt is read: what RFC 9309 asks for at least."""


class Robots(ProtegoRobotParser):
    """A robots.txt parser that reads at most ROBOTS_BYTES."""

    def __init__(self, robotstxt_body: bytes, spider: Any) -> None:
        super().__init__(robotstxt_body[:ROBOTS_BYTES], spider)


class CrawlDelay:
    """Extension: make the Crawl-delay of a robots.txt the least delay for its host."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.most = crawler.settings.getfloat("CRAWL_DELAY_MOST")
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Raise the delay of the host if its robots.txt asks for more, up to CRAWL_DELAY_MOST."""
        asked = robotparser.rp.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        delay = min(float(asked or 0), self.most)
        downloader = self.crawler.engine.downloader
        if delay > self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            _, slot = downloader._get_slot(request)  # noqa: SLF001  the only way to a host's delay
            slot.delay = max(slot.delay, delay)
            throttle = self.crawler.get_extension(AutoThrottle)
            if throttle:
                throttle.mindelay = max(throttle.mindelay, delay)
