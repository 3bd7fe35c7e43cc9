"""SiteSpider: from a home page to columns to reports; the base of every source."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import FormRequest, Response
from twisted.python.failure import Failure

from crawler.articles import OK, ArticleSpider, Output
from crawler.cms.registry import read_list
from crawler.cms.script_pagers import pages_lost
from crawler.discovery.frontier import Frontier
from crawler.discovery.known import Column, KnownPage
from crawler.discovery.link_extraction import Link, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.link_scoring import (
    REPORT,
    STRONG,
    YEAR,
    is_report_link,
    score_column_link,
    score_list_page,
)
from crawler.discovery.list_page import Ask, Listing
from crawler.discovery.page_redirects import redirects_of
from crawler.discovery.url_patterns import columns_of, domain_of
from crawler.policy.clock import now
from crawler.responses import HeldBack, asked_of, open_response, redirect_target
from pipelines.screen.verdict import examine
from storage.records import Hints

LIST_PRIORITY = 100
"""List pages come before report pages; a promise of 0 to 100 is added."""

BARREN_PAGES = 10
"""Pages without a report that are walked through in a known column until one shows some."""


class SiteSpider(ArticleSpider):
    """Crawl one government site.

    A source sets `name`, `region` and `home`. If that does not find its reports, it also sets:

    1. `listing`: columns of reports that are known by evidence; they are tried before the home page.
    2. `hosts`: further domains that belong to the source; nothing off `home`, `listing` and `hosts` is followed.
    3. `rules`, then `wanted`: which addresses are reports, columns, or skipped, before all that is guessed.
    4. `expect`: the least number of reports; a run that finds fewer has failed.

    What happens in a run, in order:

    1. `spider_opened`: the extension Handover sets `known` from the archive.
    2. `start`: known columns, `listing` and known pages that are due are asked for.
    3. A list arrives: `parse_list` reads it by its CMS family, asks for new reports and the list's next page,
       and puts links that may lead to columns on the `frontier`.
    4. A report arrives: `parse_report` gives it to the pipelines with its parts and attachments.
    5. Nothing is under way: `on_idle` looks for reports that moved, then takes the best candidate of the
       `frontier` (the home page is the first) until the columns show what is expected.
    6. `spider_closed`: Handover keeps columns and the day of the next run; Tally judges the outcome.
    """

    region = ""
    """Six-digit code of the place whose government runs the site."""
    home = ""
    listing: tuple[str, ...] = ()
    """Columns of reports that are known by evidence; tried before the home page."""
    hosts: tuple[str, ...] = ()
    """Further domains that belong to the source (a gazette's, an attachment server's)."""
    wanted = ""
    """Regular expression of addresses or titles that are fetched as reports, as well as those that are recognised."""
    rules: tuple[tuple[str, str], ...] = ()
    """(regular expression of an address, what it is: report, column or skip), before all else."""
    expect = 1
    """Least number of reports that its lists show; a run that finds fewer has failed."""
    verified: str | None = None
    """Date when someone last checked the address on the live site; None: never."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.listing, str):  # -a listing=…
            self.listing = tuple(self.listing.split())
        self.allowed_domains = sorted(
            {domain_of(url) for url in (self.home, *self.listing) if url} | {*self.hosts}
        )
        self.frontier = Frontier()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """On creation by Scrapy: set the bounds of the frontier and connect `on_idle`."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.frontier.max_pages = crawler.settings.getint("SEEK_PAGES")
        spider.frontier.max_depth = crawler.settings.getint("SEEK_DEPTH")
        crawler.signals.connect(spider.on_idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """On start: ask for known columns, `listing`, then the known pages that are due."""
        for column in self.known.columns:
            ask = Ask(url=column.url, family=column.family, walk=column.url)
            yield self.ask_list(ask, column.score, 0)
        for url in self.listing:
            if self.frontier.mark_visited(url):
                yield self.ask_list(Ask(url=url, walk=url), STRONG, 0)
        for page in self.known.due:
            yield self.ask_report(page)

    def on_idle(self) -> None:
        """On spider_idle: ask for vanished reports; if there are none, for the frontier's best candidate."""
        requests = [self.ask_report(page) for page in self.vanished()]
        if not requests and self.wants_more():
            if not self.findings.searched:
                self.findings.searched = True
                self.frontier.add(Ask(url=self.home, walk=self.home), 100, 0)
            candidate = self.frontier.pop(STRONG if self.satisfied() else 1)
            requests = [self.ask_list(*candidate)] if candidate else []
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def vanished(self) -> list[KnownPage]:
        """Return known reports that no list shows any more, once lists show new addresses: has the site moved?

        They are looked at in lots, as long as most of a lot are no longer where they were.
        """
        listed, doubted = self.findings.listed, self.findings.doubted
        if not self.known.urls or listed <= self.known.urls:
            return []
        seen = listed | doubted
        gone = [page for page in self.known.standing if page.url not in seen]
        mistaken = 2 * len(doubted & self.findings.recognised) > len(doubted)
        chosen = gone[: 0 if mistaken else self.crawler.settings.getint("VANISHED")]
        doubted.update(page.url for page in chosen)
        return chosen

    def wants_more(self) -> bool:
        """Return whether to search from the home page: when it is time to, or when columns gave too little."""
        if not self.home or not self.known.may_seek:
            return False
        return self.findings.searched or self.known.seek or not self.satisfied()

    def satisfied(self) -> bool:
        """Return whether the columns found so far show what is expected."""
        found = self.findings.listed | self.findings.recognised
        if found and not self.known.walk_all:
            found |= self.known.carrying
        return len(found) >= max(1, self.expect) and bool(self.frontier.columns or self.listing)

    def ask_list(self, ask: Ask, score: int, depth: int) -> Request:
        """Return the request for a page of a list.

        Args:
            ask: The page.
            score: Score of its list, 0 to 100.
            depth: Steps from the home page.
        """
        kept: dict[str, Any] = {
            "callback": self.parse_list,
            "errback": self.list_failed,
            "cb_kwargs": {"ask": ask, "score": score, "depth": depth},
            "priority": LIST_PRIORITY + score,
            "meta": {"listing": True},
        }
        self.frontier.mark_visited(ask.url)
        if ask.json:
            headers = {"Content-Type": "application/json"}
            return Request(ask.url, method="POST", body=ask.json, headers=headers, **kept)
        if ask.form:
            return FormRequest(ask.url, method=ask.method, formdata=list(ask.form), **kept)
        return Request(ask.url, method=ask.method, **kept)

    def parse_list(self, response: Response, ask: Ask, score: int, depth: int) -> Output:
        """On a response to `ask_list`: yield the page, its reports, and the list's next page."""
        page = replace(self.page(response), walk=ask.start)
        if response.status != OK and not response.meta.get("archived"):
            if ask.url == self.home and (elsewhere := redirect_target(response)):
                self.note(f"{self.home} leads off to {elsewhere}: is the address still this place's?")
            yield page
            return
        document = self.opened(response, page)
        doc = LinkPage(document)
        family, listing = read_list(doc, ask)
        score = max(score, score_list_page(doc))
        wanted = (link for link in listing.links if self.wants(link, score))
        reports = [replace(link, url=self.known.address_of(link.url)) for link in wanted]
        fresh = [link for link in reports if self.findings.add_listed(link.url)]
        if not self.findings.shown.get(ask.start):
            self.findings.first |= {link.url for link in reports}
        going = self.onward(ask, listing, fresh, score) or self.led_on(ask, doc)
        if listing.errs:
            self.note(f"{ask.url}: {listing.errs}")
        elif reports and not listing.more:
            self.findings.incomplete += pages_lost(doc, ask)
        doc.keep()
        page = replace(page, walk_ends=not going and not listing.errs and not listing.more)
        yield page if response.meta.get("archived") else replace(document, page=page)
        self.remember(ask, family, score, reports)
        for link in [] if listing.inline else fresh:
            yield from self.ask_listed(link, doc)
        for following in going:
            yield self.ask_list(following, score, depth)
        self.propose_columns(listing, reports, depth)

    def ask_listed(self, link: Link, doc: LinkPage) -> Iterator[Request]:
        """Yield the request for a listed report, unless it was fetched lately or the run has enough."""
        most = self.crawler.settings.getint("REPORT_PAGES")
        if link.url not in self.known.resting and self.findings.fetched < most:
            self.findings.fetched += 1
            yield self.ask_report(KnownPage(url=link.url, hints=doc.hints(link.text, link.prefix)))

    def onward(self, ask: Ask, listing: Listing, fresh: list[Link], score: int) -> list[Ask]:
        """Return the next page of the walk: always on a whole walk, else while pages bring something new."""
        if ask.number > 1 and ask.otherwise and (listing.errs or not fresh):
            return [replace(ask.otherwise[0], otherwise=ask.otherwise[1:])]
        new = any(link.url not in self.known.urls for link in fresh)
        whole = new or self.known.walk_all or self.pushed_down(ask, fresh, score)
        if not whole or ask.number >= self.crawler.settings.getint("LIST_PAGES"):
            return []
        more = listing.more[:1]
        return [each for each in more if each.url not in self.frontier.taken or each.method == "POST"]

    def led_on(self, ask: Ask, doc: LinkPage) -> list[Ask]:
        """Return the page of the same site that a page only leads on to, by a script or a refresh."""
        found = redirects_of(doc, ask)
        return [each for each in found if self.on_site(each.url) and each.url not in self.frontier.taken]

    def pushed_down(self, ask: Ask, fresh: list[Link], score: int) -> bool:
        """Return whether a column of reports shows none on its first pages, as other articles came before."""
        barren = not fresh and not self.findings.shown.get(ask.start) and ask.number <= BARREN_PAGES
        known = any(column.url == ask.start and column.found for column in self.known.columns)
        return barren and (known or score >= STRONG)

    def parse_report(self, response: Response, hints: Hints) -> Output:
        """On a response to `ask_report`: an article, or a list that was taken for one by its address."""
        if response.status != OK or not self.is_list(response, hints.title):
            yield from super().parse_report(response, hints)
            return
        self.findings.not_a_report(response.url)
        self.frontier.mark_visited(response.url)
        yield from self.parse_list(response, Ask(url=response.url, walk=response.url), STRONG, 0)

    def is_list(self, response: Response, title: str) -> bool:
        """Return whether a page that a link without a year named a report is a list of reports."""
        title = "".join(title.split())
        if not REPORT.search(title) or YEAR.search(title):
            return False
        document = open_response(asked_of(response), self.page(response))
        others = [link for link in links_of(LinkPage(document)) if link.url != response.url]
        if not any(YEAR.search(link.text) and self.wants(link, 0) for link in others):
            return False
        return examine(document.page, document.copy()).verdict.name in {"list", "empty"}

    def wants(self, link: Link, score: int) -> bool:
        """Return whether to fetch a link as a report: by the source's own rules, then by title and list."""
        for pattern, what in self.rules:
            if re.search(pattern, link.url):
                return what == "report"
        if link.url in self.frontier.taken and link.url not in self.findings.listed:
            return False  # it is read as a list already
        if self.wanted and (re.search(self.wanted, link.url) or re.search(self.wanted, link.text)):
            return True
        return is_report_link(link, column=score) and self.on_site(link.url)

    def remember(self, ask: Ask, family: str, score: int, reports: list[Link]) -> None:
        """Keep a column that showed reports; the home page is never one."""
        start = ask.start
        if reports and start != self.home:
            shown = self.findings.shown.setdefault(start, set())
            shown.update(link.url for link in reports)
            self.frontier.columns[start] = Column(
                url=start, family=family, score=score, found=len(shown), seen=now(self.settings)
            )

    def propose_columns(self, listing: Listing, reports: list[Link], depth: int) -> None:
        """Put links that may lead to columns on the frontier, by their names and by reports' addresses."""
        for link in reports:
            for url in columns_of(link.url)[:2]:
                self.frontier.add(Ask(url=url, walk=url), 80, depth + 1)
        for link in (*listing.columns, *listing.links):
            promise = score_column_link(link)
            if promise and self.on_site(link.url) and not self.ruled_out(link.url):
                self.frontier.add(Ask(url=link.url, walk=link.url), promise, depth + 1)

    def ruled_out(self, url: str) -> bool:
        """Return whether the source's rules say that an address is not a column."""
        return any(what != "column" and re.search(pattern, url) for pattern, what in self.rules)

    def list_failed(self, failure: Failure) -> Output:
        """On a failed request of a list: yield the failure as a page; it never says that articles are gone."""
        if not isinstance(failure.value, HeldBack):
            yield self.failed(failure)

    def note(self, words: str) -> None:
        """Keep what a person should know of this run, and log it."""
        self.findings.notes.append(words)
        self.logger.warning("%s: %s", self.name, words)
