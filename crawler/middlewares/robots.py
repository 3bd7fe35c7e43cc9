"""Downloader middleware: obey robots.txt; one that a server fails to give means that nothing is asked now (RFC 9309)."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.middlewares.challenge import is_challenge
from crawler.middlewares.host_backoff import HostBackoff
from crawler.responses import HeldBack, asked_of, transport_of

SERVER_ERROR = 500
"""Status from which a robots.txt is unreachable (RFC 9309, 2.3.1.4); below, one that is absent allows all."""


class UnreachableRobots(IgnoreRequest):
    """Raised for the first request to a host whose robots.txt cannot be had: it is what happened there."""


class RobotsTxt(RobotsTxtMiddleware):
    """Scrapy's middleware, which would ask a host everything when its robots.txt answers 500 or not at all.

    Such a host is held back for this run, with the reason, and asked again in the next one. The first request to it
    fails as its robots.txt did, so that the log has an outcome; all others are held back.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.failures: dict[str, Exception | None] = {}
        """Host -> why its robots.txt could not be had; None once the first request has failed for it."""

    async def process_request(self, request: Request) -> None:  # type: ignore[override]  # its argument spider is deprecated
        """Let a request pass if robots.txt allows it; raises HeldBack where there is none to ask."""
        await super().process_request(request)
        host = urlparse_cached(request).netloc
        if request.meta.get("dont_obey_robotstxt") or host not in self.failures:
            return
        error, self.failures[host] = self.failures[host], None
        patience = self.crawler.get_downloader_middleware(HostBackoff)
        if error is None:
            raise HeldBack(f"{host} gave no robots.txt")
        if patience and not patience.held.get(host):
            patience.held[host] = f"gave no robots.txt: {words_of(error)}"
        request.meta["dont_retry"] = True
        raise error

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        """Raise UnreachableRobots for an answer of a server that fails; parse any other.

        A challenge with such a status is none: HostBackoff judges it.
        """
        if response.status >= SERVER_ERROR and not is_challenge(asked_of(response), response):
            raise UnreachableRobots(f"robots.txt answered {response.status}, so nothing is asked now")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        """Keep why a robots.txt could not be had; one that is too large was given, and forbids nothing."""
        if not isinstance(exc, HeldBack) and transport_of(exc) != "too_large":
            self.failures[netloc] = exc
        super()._robots_error(exc, netloc)


def words_of(error: Exception) -> str:
    """Return why a robots.txt could not be had, in a few words."""
    return str(error) if isinstance(error, UnreachableRobots) else transport_of(error)
