"""Manners: Crawl-delay of robots.txt, rest after a challenge or a 429, and a stop when a host answers no more."""

from collections import Counter
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser

from crawler.policy.backoff import Backoff, after_challenge, after_refusal, is_active
from crawler.policy.clock import now
from crawler.responses import HeldBack, open_response, page_of
from crawler.state.run import RUNS
from crawler.state.source_memory import recall_rest, remember_rest
from pipelines.screen.response_checks import check_response
from pipelines.screen.signatures import CHALLENGE_TEXT, challenge_mark
from pipelines.screen.verdict import examine
from storage.records import Page

ROBOTS_BYTES = 512 * 1024
"""How much of a robots.txt is read: what RFC 9309 asks for at least."""

REFUSALS = frozenset({429, 503})
OK = 200


class Robots(ProtegoRobotParser):
    """A robots.txt is read up to a bound, whatever is sent under its name."""

    def __init__(self, robotstxt_body: bytes, spider: Any) -> None:
        super().__init__(robotstxt_body[:ROBOTS_BYTES], spider)


class CrawlDelay:
    """Extension: the Crawl-delay of a robots.txt is the least delay for its host."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.most = crawler.settings.getfloat("CRAWL_DELAY_MOST")
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Slow down, if the site asks for it."""
        told = robotparser.rp.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        delay = min(float(told or 0), self.most)
        downloader = self.crawler.engine.downloader
        if delay > self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            _, slot = downloader._get_slot(request)  # noqa: SLF001  the only way to a host's delay
            slot.delay = max(slot.delay, delay)
            throttle = self.crawler.get_extension(AutoThrottle)
            if throttle:
                throttle.mindelay = max(throttle.mindelay, delay)


class HostBackoff:
    """Downloader middleware: a host that asks for patience, or answers no more, is left alone; what it said is kept."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.settings = crawler.settings
        self.challenges: Counter[str] = Counter()
        self.silences: Counter[str] = Counter()
        self.held: dict[str, str] = {}
        """Host -> why nothing more is asked of it in this run."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Hold a request back whose host rests."""
        host = urlsplit(request.url).netloc
        if host not in self.held and (run := RUNS.get(self.crawler)):
            rest = recall_rest(run.archive, host)
            self.held[host] = (
                f"rests until {rest.until[:16]} ({rest.because})" if rest and is_active(rest, run.now) else ""
            )
        if self.held.get(host):
            self.crawler.stats.inc_value("yange/held_back")
            raise HeldBack(f"{host} {self.held[host]}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Take note of challenges and refusals."""
        host = urlsplit(request.url).netloc
        self.silences[host] = 0
        if response.status in REFUSALS:
            told = (response.headers.get("Retry-After") or b"").decode("latin-1")
            rest = after_refusal(response.status, told, now(self.settings))
            self.rest(host, rest)
        elif is_challenge(request, response):
            self.challenges[host] += 1
            if self.challenges[host] >= self.settings.getint("CHALLENGES"):
                run = RUNS.get(self.crawler)
                before = recall_rest(run.archive, host) if run else None
                self.rest(host, after_challenge(before, now(self.settings), f"status {response.status}"))
        elif response.status == OK:
            self.challenges[host] = 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Take note of a host that does not answer."""
        host = urlsplit(request.url).netloc
        if not isinstance(exception, HeldBack):
            self.silences[host] += 1
            if self.silences[host] >= self.settings.getint("SILENCES"):
                self.held[host] = f"gave no answer {self.silences[host]} times"

    def rest(self, host: str, rest: Backoff) -> None:
        """Leave a host alone from here on, and in the runs until its rest is over; once in a run."""
        if not self.held.get(host):
            self.held[host] = f"rests until {rest.until[:16]} ({rest.because})"
            if run := RUNS.get(self.crawler):
                remember_rest(run.archive, host, rest, run.now)


def is_challenge(request: Request, response: Response) -> bool:
    """Whether a response is a challenge in place of the page."""
    page = page_of(response, source="")
    if response.status == OK and (len(response.body) > SHELL_BYTES or not may_challenge(request, page)):
        return False
    if finding := check_response(page):
        return finding[0] == "challenged"
    return examine(page, open_response(request, page).copy()).verdict.name == "challenged"


def may_challenge(request: Request, page: Page) -> bool:
    """Whether a page is tiny or shows a mark, without which a 200 is no challenge: cheaper than reading it."""
    if len(page.body) < TINY_BYTES:
        return True
    text = open_response(request, page).text
    return bool(challenge_mark(text) or CHALLENGE_TEXT.search(text))


TINY_BYTES = 3_000
SHELL_BYTES = 12_000
"""A 200 longer than this is no bare challenge; what it is the pipelines say."""
