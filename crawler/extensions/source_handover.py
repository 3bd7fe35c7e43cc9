"""Hand a source what it knows when it opens; keep what it learned when it closes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.discovery.known import SourceKnowledge
from crawler.extensions.run_stats import Tally
from crawler.policy.clock import parse_iso_moment
from crawler.policy.revisit import Visited, next_turn
from crawler.policy.run_outcome import ReportCount
from crawler.site import SiteSpider
from crawler.state.run import CrawlRun, run_of
from crawler.state.source_memory import known_of, ladder_of, recalled, remember_columns, visited


def before_of(health: Mapping[str, Any], known: SourceKnowledge) -> ReportCount:
    """Return what the best run found.

    Where links of a site carry parameters that do not count, an early run counted a page once for each of their values:
    then it is at most the number of pages that are known to carry reports.

    Args:
        health: what is remembered of a source.
        known: what the source is handed.
    """
    most = len(known.carrying) if known.constant else None
    best, first = int(health.get("best", 0)), int(health.get("first", 0))
    return (
        ReportCount(all=best, first=first)
        if most is None
        else ReportCount(all=min(best, most), first=min(first, most))
    )


class Handover:
    """Extension: hand a source what the archive knows of it, and keep its columns."""

    def __init__(self, crawler: Crawler, run: CrawlRun) -> None:
        self.crawler = crawler
        self.run = run
        crawler.signals.connect(self.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; absent for a spider that was started without the project's commands."""
        run = run_of(crawler)
        if run is None:
            raise NotConfigured("no run: this spider was started without the project's commands")
        return cls(crawler, run)

    def spider_opened(self, spider: Spider) -> None:
        """On spider_opened: hand in what is known."""
        with self.run.recorder.holding_failure():
            self.hand_in(spider)

    def hand_in(self, spider: Spider) -> None:
        """Hand a source what the archive knows of it, and its tally what its best run found."""
        if isinstance(spider, SiteSpider):
            spider.known = known_of(self.run.archive, spider.name, self.crawler.settings, self.run.now)
        tally = self.crawler.get_extension(Tally)
        if tally:
            health = recalled(self.run.archive, "health", spider.name)
            known = spider.known if isinstance(spider, SiteSpider) else SourceKnowledge()
            tally.before = before_of(health, known)

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """On spider_closed: keep the columns, the last walk and search, and the day of the next run."""
        if isinstance(spider, SiteSpider) and reason == "finished" and not self.run.recorder.failure:
            with self.run.recorder.holding_failure():
                self.remember(spider)

    def remember(self, spider: SiteSpider) -> None:
        """Keep what a source learned in a run that came to its end."""
        archive, now, known = self.run.archive, self.run.now, spider.known
        self.remember_turn(spider)
        remember_columns(
            archive,
            spider.name,
            known.columns,
            spider.frontier.columns.values(),
            now=now,
            keep_days=self.crawler.settings.getint("COLUMN_DAYS"),
        )
        looked = recalled(archive, "looked", spider.name)
        looked |= {"walked": now} if spider.findings.listed and known.walk_all else {}
        tally = self.crawler.get_extension(Tally)
        answered = tally is not None and tally.counts["answered"] > 0
        looked |= {"sought": now} if spider.findings.searched and answered else {}
        archive.remember("looked", spider.name, looked, at=now)

    def pages(self, source: str) -> Iterator[Visited]:
        """Yield what is known of a source's pages, read from the archive only on the first step.

        Pages that this run fetched do not count as cut short: the run has gone well so far.
        """
        today = parse_iso_moment(self.run.now).date()
        for page in visited(self.run.archive, source, self.crawler.settings):
            yield replace(page, cut_short=page.cut_short and page.last < today)

    def remember_turn(self, spider: SiteSpider) -> None:
        """Keep the day on which this source's next run is due."""
        archive, now, settings = self.run.archive, self.run.now, self.crawler.settings
        tally = self.crawler.get_extension(Tally)
        failed = tally is None or tally.outcome().state != "ok"
        busy = failed or not spider.findings.listed <= spider.known.urls or bool(spider.findings.notes)
        today = parse_iso_moment(now).date()
        turn = next_turn(
            self.pages(spider.name),
            today,
            ladder_of(settings),
            busy=busy,
            quiet=settings.getint("QUIET_EVERY"),
        )
        archive.remember("turn", spider.name, {"next": turn.isoformat()}, at=now)
