"""Page -> list of reports and rejected articles (`refine`), and the same as Scrapy's item pipelines.

An item changes its type as it moves: Page, Kept, Screened, Extracted, Cleaned, Identified. Each stage is
the thin shell of the pure function with its name; what needs no reading passes through.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from scrapy.crawler import Crawler

from pipelines.clean.steps import clean
from pipelines.extract.article_assembly import extract
from pipelines.identify.identity import identify
from pipelines.screen.verdict import screen
from pipelines.store.fold_fetch import Judgement, Outcome, judged
from pipelines.store.recorder import Recorder, recorder_of
from storage.records import Article, Page, Rejected, Verdict
from storage.rows import Fetch

log = logging.getLogger(__name__)

READABLE = frozenset({"real", "list"})
"""Verdicts of pages on which texts are looked for."""


def refine(page: Page) -> list[Outcome]:
    """Screen, extract, clean and identify a page. Pure; at least one outcome; never raises, whatever the bytes."""
    verdict = screened(page)
    articles = extracted(page, verdict)
    return identified(page, verdict, cleaned(articles))


def screened(page: Page) -> Verdict:
    """The verdict on a page; a page that our code fails on is an error."""
    try:
        return screen(page)
    except Exception as error:  # noqa: BLE001 no page may stop a crawl; the fault is kept as evidence
        return fault(page, error)


def extracted(page: Page, verdict: Verdict) -> tuple[Article, ...]:
    """The texts on a readable page."""
    if verdict.name not in READABLE:
        return ()
    try:
        return tuple(extract(page, verdict))
    except Exception as error:  # noqa: BLE001 as above
        fault(page, error)
        return ()


def cleaned(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The texts without what is not theirs."""
    return tuple(map(clean, articles))


def identified(page: Page, verdict: Verdict, articles: Iterable[Article]) -> list[Outcome]:
    """Whose reports they are; a page without any text gives one rejected article that says why."""
    outcomes: list[Outcome] = []
    for article in articles:
        try:
            outcomes.append(identify(article))
        except Exception as error:  # noqa: BLE001 as above
            fault(page, error)
            outcomes.append(Rejected(article=article, reason=f"unreadable: {type(error).__name__}"))
    if outcomes:
        return outcomes
    reason = (
        f"no text found: {verdict.evidence}"
        if verdict.name in READABLE
        else f"{verdict.name}: {verdict.evidence}"
    )
    bare = Article(url=page.url, title="", text="", verdict=verdict, layout="", rule="")
    return [Rejected(article=bare, reason=reason)]


def fault(page: Page, error: Exception) -> Verdict:
    """A fault of ours, logged with the page that showed it."""
    log.error("cannot read %s: %r", page.url, error, exc_info=error)
    return Verdict("error", f"our reading failed: {type(error).__name__}: {error}"[:200])


@dataclass(frozen=True, slots=True)
class Kept:
    """A page whose fetch is committed; with a judgement when its bytes are those of the last time."""

    page: Page
    fetch: Fetch
    known: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Screened:
    """A kept page with its verdict."""

    kept: Kept
    verdict: Verdict = field(repr=False)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A screened page with its texts."""

    screened: Screened
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A screened page with its cleaned texts."""

    screened: Screened
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Identified:
    """A kept page, judged: what Store folds."""

    kept: Kept
    judged: Judgement


class Stage:
    """What Snapshot and Store share: the recorder of their crawl."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(recorder_of(crawler))


class Snapshot(Stage):
    """Page -> Kept: the fact is committed before anything looks at it."""

    def process_item(self, item: Any) -> Any:
        """Keep a page; other items pass."""
        if not isinstance(item, Page):
            return item
        fetch = self.recorder.keep(item)
        return Kept(item, fetch, self.recorder.unchanged(fetch))


class Screen:
    """Kept -> Screened."""

    def process_item(self, item: Any) -> Any:
        """Judge a page that is not known already."""
        if not isinstance(item, Kept) or item.known:
            return item
        return Screened(item, screened(item.page))


class Extract:
    """Screened -> Extracted."""

    def process_item(self, item: Any) -> Any:
        """Find the texts."""
        return (
            Extracted(item, extracted(item.kept.page, item.verdict)) if isinstance(item, Screened) else item
        )


class Clean:
    """Extracted -> Cleaned."""

    def process_item(self, item: Any) -> Any:
        """Drop what is not the text."""
        return Cleaned(item.screened, cleaned(item.articles)) if isinstance(item, Extracted) else item


class Identify:
    """Cleaned -> Identified."""

    def process_item(self, item: Any) -> Any:
        """Say whose reports they are."""
        if not isinstance(item, Cleaned):
            return item
        kept = item.screened.kept
        outcomes = identified(kept.page, item.screened.verdict, item.articles)
        return Identified(kept, judged(kept.fetch, outcomes))


class Store(Stage):
    """Kept or Identified -> the same: one fold step."""

    def process_item(self, item: Any) -> Any:
        """Fold what was read, or that it was read before."""
        if isinstance(item, Identified):
            self.recorder.fold(item.judged)
        elif isinstance(item, Kept) and item.known:
            self.recorder.fold(item.known)
        return item

    def close_spider(self) -> None:
        """Fold what was kept and never came here, then let go of the archive."""
        self.recorder.close()
