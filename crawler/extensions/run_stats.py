"""Count what a source's run met, and judge its outcome."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.articles import ArticleSpider
from crawler.middlewares.host_backoff import HostBackoff
from crawler.policy.run_outcome import ReportCount, RunOutcome, judge_run
from crawler.site import SiteSpider
from pipelines.fold.url_parameters import parameters, without_parameters
from pipelines.gazetteer.regions import STATE_COUNCIL, label, within
from pipelines.parse.document import Document
from pipelines.stages import Identified, Recalled
from pipelines.store.recorder import recorder_of
from storage.records import Page, Report


class Count:
    """First item pipeline: count every page."""

    def __init__(self, tally: "Tally | None") -> None:
        self.tally = tally

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler.get_extension(Tally))

    def process_item(self, item: Any) -> Any:
        """Count a page and hand every item on."""
        if isinstance(item, Page | Document) and self.tally:
            self.tally.page(item.page if isinstance(item, Document) else item)
        return item


def count_not_listed(known: Iterable[str], listed: Iterable[str]) -> int:
    """Return how many known addresses no list showed; parameters that may change from day to day do not count."""
    shown = {_bare(url) for url in listed}
    return len({bare for url in known if (bare := _bare(url)) not in shown})


def _bare(url: str) -> str:
    """Return an address without the parameters that may change while its page stays the same."""
    return without_parameters(url, dict(parameters(url))) if "?" in url else url


class Tally:
    """Extension: count fetches, answers and reports of one source."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.counts: Counter[str] = Counter()
        self.reports: set[tuple[str, str]] = set()
        self.places: Counter[str] = Counter()
        """How many reports that were read in this run are of which place, by its code."""
        self.before = ReportCount()
        """What the best run found; handed in by the memory."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        tally = cls(crawler)
        crawler.signals.connect(tally.item_scraped, signal=signals.item_scraped)
        crawler.signals.connect(tally.item_scraped, signal=signals.item_dropped)
        return tally

    def page(self, page: Page) -> None:
        """Count one fetch by what happened on the wire."""
        self.counts["fetches"] += 1
        self.counts[page.transport] += 1
        if page.transport in {"ok", "not_modified"} and (page.status or 0) < 400:
            self.counts["answered"] += 1

    def item_scraped(self, item: Any) -> None:
        """Count what left the pipelines: reports by their addresses, and pages that were unchanged."""
        if isinstance(item, Identified):
            for each in item.judged.outcomes or ():
                if isinstance(each, Report):
                    self.found(each.article.url, each.article.entry)
                    self.counts["reports"] += 1
                    self.places[each.identity.region] += 1
                else:
                    self.counts["rejected"] += 1
        elif isinstance(item, Recalled):
            self.counts["unchanged"] += 1
            for entry in recorder_of(self.crawler).entries(item.fetch):
                self.found(item.page.url, entry)

    def found(self, url: str, entry: str) -> None:
        """Count a report, once however often it is met."""
        self.reports.add((url, entry))
        if isinstance(self.crawler.spider, SiteSpider):
            self.crawler.spider.findings.recognised.add(url)

    def outcome(self) -> RunOutcome:
        """Return the outcome of the run, with its notes, each once."""
        spider = self.crawler.spider
        notes = (
            (*spider.findings.notes, *spider.findings.incomplete) if isinstance(spider, ArticleSpider) else ()
        )
        notes += tuple(filter(None, (of_another_place(getattr(spider, "region", ""), self.places),)))
        return replace(self.judged_with_rests(), notes=tuple(dict.fromkeys(notes)))

    def judged_with_rests(self) -> RunOutcome:
        """Judge the run by its hosts that rest, then by what it found.

        A run all of whose hosts rest is `resting`, not failed; the reason of a failure names hosts that rest.
        """
        spider = self.crawler.spider
        name = spider.name if spider else ""
        held = "; ".join(f"{host} {why}" for host, why in sorted(self.held().items()) if why)
        if held and not self.counts["fetches"]:  # hosts that give no robots.txt count one fetch
            return RunOutcome(source=name, state="resting", reason=held)
        made = self.judged(name)
        return replace(made, reason=f"{made.reason}; {held}") if held and made.state == "failed" else made

    def held(self) -> dict[str, str]:
        """Return each host that is left alone, with the reason."""
        patience = self.crawler.get_downloader_middleware(HostBackoff)
        return patience.held if patience else {}

    def judged(self, name: str) -> RunOutcome:
        """Judge by what was found; a run that read only first pages of lists is judged by these."""
        spider = self.crawler.spider
        if not isinstance(spider, SiteSpider):
            return judge_run(name, ReportCount(all=len(self.reports)), self.before, dict(self.counts))
        listed = len(spider.findings.listed or self.reports)
        standing = (
            0 if spider.known.walk_all else count_not_listed(spider.known.carrying, spider.findings.listed)
        )
        found = ReportCount(
            all=listed, first=len(spider.findings.first), standing=standing, expect=spider.expect
        )
        before = self.before if spider.known.walk_all else replace(self.before, all=0)
        return judge_run(name, found, before, dict(self.counts))


def of_another_place(own: str, places: Mapping[str, int]) -> str:
    """Return a note where all reports of a run are of one place that is neither the source's nor around it.

    Args:
        own: the source's place; empty for an aggregator.
        places: how many reports are of which place; the empty code for those whose place is not known.
    """
    known = {code: count for code, count in places.items() if code}
    if not own or len(known) != 1:
        return ""
    ((other, count),) = known.items()
    if other == STATE_COUNCIL or within(other, own) or within(own, other):
        return ""
    return f"its {count} reports are of {label(other)} ({other}), none of {label(own)}: is the address right?"
