"""Downloader middleware: send every request through the proxy that the setting PROXY names."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured


class Proxy:
    """Downloader middleware that is absent without the setting PROXY."""

    def __init__(self, proxy: str) -> None:
        self.proxy = proxy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; absent without the setting."""
        if not crawler.settings.get("PROXY"):
            raise NotConfigured
        return cls(crawler.settings["PROXY"])

    def process_request(self, request: Request) -> None:
        """Name the proxy in the request, unless it has one."""
        request.meta.setdefault("proxy", self.proxy)
