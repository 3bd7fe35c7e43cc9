"""Obey the Crawl-delay of robots.txt; read a robots.txt up to a bound."""

import codecs
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.robotstxt import ProtegoRobotParser

ROBOTS_BYTES = 512 * 1024
"""How much of a robots.txt is read: what RFC 9309 asks for at least."""


BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks of encodings at the start of a file; the marks of 32 bits begin with those of 16."""
WIDE = ((b"\0", slice(1, 80, 2), "utf-16-le"), (b"\0", slice(0, 80, 2), "utf-16-be"))
"""Without a mark: every second byte at the start is zero, as of ASCII written in UTF-16."""


class Robots(ProtegoRobotParser):
    """A robots.txt parser that reads at most ROBOTS_BYTES, in UTF-8, or in UTF-16 and 32 as editors of Windows save."""

    def __init__(self, robotstxt_body: bytes, spider: Any) -> None:
        super().__init__(to_utf_8(robotstxt_body[:ROBOTS_BYTES]), spider)


def to_utf_8(body: bytes) -> bytes:
    """Return a file in UTF-8 without a mark; what is neither UTF-16 nor UTF-32 stays as it is."""
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace").encode()
    for zero, places, encoding in WIDE:
        if len(body) > 3 and not body[places].strip(zero) and zero * 2 not in body[:80]:
            return body.decode(encoding, "replace").encode()
    return body.removeprefix(codecs.BOM_UTF8)


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
