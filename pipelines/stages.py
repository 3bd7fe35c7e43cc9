"""The Scrapy item pipelines: the thin shells of refine's steps, between keeping a page and folding it.

An item changes its type as it moves: a page is Kept, Screened, Extracted, Cleaned and Identified, then folded. A page
that brought what it brought last time is Recalled instead, and only Store looks at it again.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeVar

from scrapy.crawler import Crawler

from pipelines.parse.document import Document
from pipelines.refine import cleaned, extracted, identified, screened
from pipelines.refine import refine as refine
from pipelines.screen.verdict import Screening
from pipelines.store.judgement import Judgement, judged
from pipelines.store.recorder import Recorder, recorder_of
from storage.records import Article, Page
from storage.rows import Fetch

TakenItem = TypeVar("TakenItem", contravariant=True)  # noqa: PLC0105
GivenItem = TypeVar("GivenItem")
Following = TypeVar("Following")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page whose fetch is committed and that has to be read."""

    page: Page
    fetch: Fetch
    document: Document | None = field(default=None, repr=False)
    """The page as the spider opened it; its tree is used up by Screen."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A page whose fetch is committed and whose bytes are those of the last time: it is judged already."""

    page: Page
    fetch: Fetch
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Screened:
    """A kept page with its verdict and what it says."""

    kept: Kept
    screening: Screening = field(repr=False)


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


class Stage(ABC, Generic[TakenItem, GivenItem]):
    """An item pipeline: takes items of one type and gives another; all other items pass."""

    takes: tuple[type[TakenItem], ...]

    def process_item(self, item: Any) -> Any:
        """Process an item of the stage's own type (called by Scrapy)."""
        return self.process(item) if isinstance(item, self.takes) else item

    @abstractmethod
    def process(self, item: TakenItem) -> GivenItem | Recalled:
        """Make of an item what the next stage takes, unless nothing of it has to be read."""


class RecordingStage(Stage[TakenItem, GivenItem]):
    """What Snapshot and Store share: the recorder of their crawl, which is stopped when its archive fails."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(recorder_of(crawler))

    def process_item(self, item: Any) -> Any:
        """Process an item, unless the archive failed in this crawl; then items pass, and no stage takes them."""
        if not self.recorder.failure:
            with self.recorder.holding_failure():
                return super().process_item(item)
        return item


class Snapshot(RecordingStage[Page | Document, Kept]):
    """Page -> Kept: the fact is committed before anything looks at it."""

    takes = (Page, Document)

    def process(self, item: Page | Document) -> Kept | Recalled:
        """Keep a page; it is recalled when its bytes are those of the last time."""
        document = item if isinstance(item, Document) else None
        page = item.page if isinstance(item, Document) else item
        fetch = self.recorder.keep(page)
        known = self.recorder.unchanged(fetch)
        return Recalled(page, fetch, known) if known else Kept(page, fetch, document)


class Screen(Stage[Kept, Screened]):
    """Kept -> Screened."""

    takes = (Kept,)

    def process(self, item: Kept) -> Screened:
        """Judge and read a page."""
        return Screened(item, screened(item.page, item.document))


class Extract(Stage[Screened, Extracted]):
    """Screened -> Extracted."""

    takes = (Screened,)

    def process(self, item: Screened) -> Extracted:
        """Find the texts."""
        return Extracted(item, extracted(item.kept.page, item.screening))


class Clean(Stage[Extracted, Cleaned]):
    """Extracted -> Cleaned."""

    takes = (Extracted,)

    def process(self, item: Extracted) -> Cleaned:
        """Drop what is not the text."""
        return Cleaned(item.screened, cleaned(item.articles))


class Identify(Stage[Cleaned, Identified]):
    """Cleaned -> Identified."""

    takes = (Cleaned,)

    def process(self, item: Cleaned) -> Identified:
        """Say whose reports they are."""
        kept = item.screened.kept
        outcomes = identified(kept.page, item.screened.screening, item.articles)
        return Identified(kept, judged(kept.fetch, outcomes))


class Store(RecordingStage[Identified | Recalled, Identified]):
    """Identified or Recalled -> the same: one fold step."""

    takes = (Identified, Recalled)

    def process(self, item: Identified | Recalled) -> Identified | Recalled:
        """Fold what was read, or that it was read before."""
        self.recorder.fold(item.judged if isinstance(item, Identified) else item.judgement)
        return item

    def close_spider(self) -> None:
        """Fold what was kept and never came here, then let go of the archive."""
        self.recorder.close()


class Order(Generic[GivenItem]):
    """Stages in the order in which items pass.

    mypy refuses a stage that does not take what the one before gives.
    """

    def __init__(self, stages: tuple[str, ...]) -> None:
        self.stages = stages
        """Dotted paths, as settings name them."""

    @classmethod
    def begin(cls, stage: type[Stage[Any, GivenItem]]) -> "Order[GivenItem]":
        """Begin with a stage."""
        return cls((_path(stage),))

    def then(self, stage: "type[Stage[GivenItem, Following]]") -> "Order[Following]":
        """Add the stage that takes what the last one gives."""
        return Order((*self.stages, _path(stage)))


def _path(stage: type) -> str:
    return f"{stage.__module__}.{stage.__qualname__}"


FLOW = Order.begin(Snapshot).then(Screen).then(Extract).then(Clean).then(Identify).then(Store)
"""What ITEM_PIPELINES in crawler/settings.py holds, in this order."""
