"""Sources -> what a few requests show of each: does it answer, its family, columns and reports."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from crawler.extensions.run_stats import Tally
from crawler.site import SiteSpider

PAGES = 8
"""List pages that a probe reads at most."""

PROBING = {
    "ITEM_PIPELINES": {"crawler.extensions.run_stats.Count": 50},
    "SEEK_PAGES": PAGES,
    "LIST_PAGES": 1,
    "REPORT_PAGES": 0,
}
"""What a probe sets otherwise than a crawl: nothing is kept, no report is fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What a probe found out about a source."""

    source: str
    home: str
    verified: str | None
    answered: int
    asked: int
    family: str
    columns: tuple[str, ...]
    reports: int
    note: str


async def probe(
    settings: Settings, names: Sequence[str], on_probed: Callable[[Probed], None] = lambda _: None
) -> list[Probed]:
    """Probe sources side by side, at most SOURCES_AT_ONCE.

    Args:
        settings: Those of the command.
        names: Names of the sources.
        on_probed: Called with each result as it comes.

    Returns:
        What was found, in the order of the names.
    """
    given = settings.copy()
    given.setdict(PROBING, priority="cmdline")
    runner = AsyncCrawlerRunner(given)
    places = asyncio.Semaphore(given.getint("SOURCES_AT_ONCE"))

    async def one(name: str) -> Probed:
        async with places:
            crawler = runner.create_crawler(name)
            try:
                await runner.crawl(crawler)
                found = probed(name, crawler)
            except Exception as error:  # noqa: BLE001  one source's crash must not end the others
                found = failed(name, crawler, f"crashed: {error}")
            on_probed(found)
            return found

    return await asyncio.gather(*map(one, names))


def probed(name: str, crawler: Crawler) -> Probed:
    """Return what a finished probe found."""
    spider, tally = crawler.spider, crawler.get_extension(Tally)
    if not isinstance(spider, SiteSpider) or tally is None:
        return failed(name, crawler, "no SiteSpider")
    outcome = tally.outcome()
    columns = sorted(spider.frontier.columns.values(), key=lambda column: -column.found)
    return Probed(
        source=name,
        home=spider.home,
        verified=spider.verified,
        answered=tally.counts["answered"],
        asked=tally.counts["fetches"],
        family=columns[0].family if columns else "",
        columns=tuple(column.url for column in columns),
        reports=len(spider.findings.listed),
        note=outcome.reason or "; ".join(sorted(outcome.notes)),
    )


def failed(name: str, crawler: Crawler, note: str) -> Probed:
    """Return the result for a source that could not be probed."""
    verified, home = (getattr(crawler.spidercls, field, None) for field in ("verified", "home"))
    return Probed(
        source=name,
        home=home or "",
        verified=verified,
        answered=0,
        asked=0,
        family="",
        columns=(),
        reports=0,
        note=note,
    )
