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
from storage.errors import DamagedBody

VALIDATORS = ("If-None-Match", "If-Modified-Since")


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
        if request.method == "GET" and not request.meta.get("part") and not request.meta.get("whole"):
            with self.run.recorder.holding_failure():
                self.make_conditional(request)

    def make_conditional(self, request: Request) -> None:
        """Add the validators of the archived page, unless it has parts or they may lie."""
        known = self.run.archive.known(request.url)
        if known is None or not (known.etag or known.last_modified) or self.lapsed(request.url, known.at):
            return
        if self.run.archive.has_parts(known.fetch):
            return  # a 304 of the first page would say nothing about the others
        if known.etag:
            request.headers.setdefault("If-None-Match", known.etag)
        if known.last_modified:
            request.headers.setdefault("If-Modified-Since", known.last_modified)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Attach the archived page to a 304 response of a list, so that its links are followed.

        Where that page is damaged in the archive, the list is asked for again, whole.
        """
        if response.status != NOT_MODIFIED:
            return response
        response.headers.pop("Content-Encoding", None)  # some servers name one for no body
        if not request.meta.get("listing"):
            return response
        with self.run.recorder.holding_failure():
            last = self.run.archive.last_fetch(request.url)
            try:
                if last:
                    request.meta["archived"] = self.run.archive.page(last)
            except DamagedBody as error:
                self.run.archive.damaged.append(f"damaged: {request.url}: {error}")
                return self.whole(request)
        return response

    @staticmethod
    def whole(request: Request) -> Request:
        """Return the request without validators."""
        again = request.replace(dont_filter=True)
        for name in VALIDATORS:
            again.headers.pop(name, None)
        again.meta["whole"] = True
        return again

    def lapsed(self, url: str, at: str) -> bool:
        """Return whether a page was last sent whole `days` to 1.5 × `days` ago or more, spread by address."""
        spread = int.from_bytes(sha256(url.encode()).digest()[:4], "big") % max(1, self.days // 2)
        return (parse_iso_moment(self.run.now) - parse_iso_moment(at)).days >= self.days + spread
