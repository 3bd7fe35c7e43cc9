"""Downloader middleware: leave a host alone after a challenge, a 429 or 503, or failures in a row."""

from collections import Counter
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.middlewares.challenge import is_challenge
from crawler.policy.backoff import Backoff, after_challenge, after_refusal, is_active
from crawler.policy.clock import now
from crawler.responses import HeldBack
from crawler.state.run import run_of
from crawler.state.source_memory import recall_rest, remember_rest

REFUSALS = frozenset({429, 503})
OK = 200


class HostBackoff:
    """Downloader middleware: leave hosts alone that refuse, challenge or do not answer; remember it."""

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
        """Hold back a request whose host rests; raises HeldBack."""
        host = urlsplit(request.url).netloc
        if host not in self.held and (run := run_of(self.crawler)):
            rest = recall_rest(run.archive, host)
            self.held[host] = (
                f"rests until {rest.until[:16]} ({rest.because})" if rest and is_active(rest, run.now) else ""
            )
        if self.held.get(host):
            self.crawler.stats.inc_value("yange/held_back")
            raise HeldBack(f"{host} {self.held[host]}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Let the host rest after a 429 or 503, or after CHALLENGES challenges in a row."""
        host = urlsplit(request.url).netloc
        self.silences[host] = 0
        if response.status in REFUSALS:
            retry_after = (response.headers.get("Retry-After") or b"").decode("latin-1")
            rest = after_refusal(response.status, retry_after, now(self.settings))
            self.rest(host, rest)
        elif is_challenge(request, response):
            self.challenges[host] += 1
            if self.challenges[host] >= self.settings.getint("CHALLENGES"):
                run = run_of(self.crawler)
                before = recall_rest(run.archive, host) if run else None
                self.rest(host, after_challenge(before, now(self.settings), f"status {response.status}"))
        elif response.status == OK:
            self.challenges[host] = 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Leave a host alone for this run after SILENCES failures in a row."""
        host = urlsplit(request.url).netloc
        if not isinstance(exception, HeldBack):
            self.silences[host] += 1
            if self.silences[host] >= self.settings.getint("SILENCES"):
                self.held[host] = f"gave no answer {self.silences[host]} times"

    def rest(self, host: str, rest: Backoff) -> None:
        """Leave a host alone in this run, and in further runs until the rest is over."""
        if not self.held.get(host):
            self.held[host] = f"rests until {rest.until[:16]} ({rest.because})"
            if run := run_of(self.crawler):
                with run.recorder.holding_failure():
                    remember_rest(run.archive, host, rest, run.now)
