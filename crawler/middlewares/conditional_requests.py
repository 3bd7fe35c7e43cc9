"""Downloader middleware: send the archive's validators; attach the archived page to a 304 of a list."""

from hashlib import sha256
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from crawler.policy.clock import parse_iso_moment
from crawler.responses import NOT_MODIFIED
from crawler.state.run import CrawlRun, run_of


class Conditional:
    """Downloader middleware: make requests conditional on what the archive has.

    Validators of some servers lie: a page that was last sent whole `days` ago is asked for without them.
    """

    def __init__(self, run: CrawlRun, days: int) -> None:
        self.run = run
        self.days = days

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; absent for a spider that has no archive."""
        run = run_of(crawler)
        if run is None:
            raise NotConfigured("no archive: this spider was started without the project's commands")
        return cls(run, crawler.settings.getint("UNCONDITIONAL_DAYS"))

    def process_request(self, request: Request) -> None:
        """Add the validators of the archived page to a GET; not for parts, nor for pages with parts."""
        if request.method != "GET" or request.meta.get("part"):
            return
        known = self.run.archive.known(request.url)
        if known is None or not (known.etag or known.last_modified) or self.lapsed(request.url, known.at):
            return
        if self.run.archive.has_parts(known.fetch):
            return  # a 304 of the first page would say nothing about the others
        if known.etag:
            request.headers.setdefault("If-None-Match", known.etag)
        if known.last_modified:
            request.headers.setdefault("If-Modified-Since", known.last_modified)

    def process_response(self, request: Request, response: Response) -> Response:
        """Attach the archived page to a 304 response of a list, so that its links are followed."""
        if response.status != NOT_MODIFIED:
            return response
        response.headers.pop("Content-Encoding", None)  # some servers name one for no body
        if request.meta.get("listing"):
            last = self.run.archive.last_fetch(request.url)
            if last:
                request.meta["archived"] = self.run.archive.page(last)
        return response

    def lapsed(self, url: str, at: str) -> bool:
        """Return whether a page was last sent whole `days` to 1.5 × `days` ago or more, spread by address."""
        spread = int.from_bytes(sha256(url.encode()).digest()[:4], "big") % max(1, self.days // 2)
        return (parse_iso_moment(self.run.now) - parse_iso_moment(at)).days >= self.days + spread
