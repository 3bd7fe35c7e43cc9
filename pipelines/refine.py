"""Page -> its reports and rejected articles, without Scrapy and without an archive."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from pipelines.clean.steps import clean
from pipelines.extract.article_assembly import extract
from pipelines.identify.distinct_entries import distinct_entries
from pipelines.identify.identity import identify
from pipelines.parse.document import Document
from pipelines.screen.verdict import Screening, examine
from storage.records import READABLE, Article, Outcome, Page, Rejected, Verdict

log = logging.getLogger(__name__)


def refine(page: Page) -> list[Outcome]:
    """Screen, extract, clean and identify a page.

    Pure; never raises, whatever the bytes.

    Returns:
        At least one outcome, in page order; a page without a text gives one `Rejected` that says why.
    """
    screening = screened(page)
    return identified(page, screening, cleaned(extracted(page, screening)))


def screened(page: Page, document: Document | None = None) -> Screening:
    """Examine a page; a page on which the project's own code fails is an error.

    Args:
        page: the page.
        document: the same page as it was opened before; opened here when absent.

    Returns:
        Its verdict, and its content where something was read. Never raises.
    """
    try:
        return examine(page, document)
    except Exception as error:  # noqa: BLE001 no page may stop a crawl; the fault is kept as evidence
        return Screening(_fault(page, error))


def extracted(page: Page, screening: Screening) -> tuple[Article, ...]:
    """Return the texts on a readable page, in page order; none where the code fails on it.

    Args:
        page: the page, for the log.
        screening: what `screened` returned for it.
    """
    try:
        return tuple(extract(screening.content, screening.verdict))
    except Exception as error:  # noqa: BLE001 as above
        _fault(page, error)
        return ()


def cleaned(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Repair the texts and remove boilerplate from them, in the same order."""
    return tuple(map(clean, articles))


def identified(page: Page, screening: Screening, articles: Iterable[Article]) -> list[Outcome]:
    """Identify each text.

    Args:
        page: the page.
        screening: its verdict and content.
        articles: its cleaned texts, in page order.

    Returns:
        One outcome for each article in the same order; a single `Rejected` that says why for a page without any.
    """
    verdict, content = screening.verdict, screening.content
    outcomes: list[Outcome] = []
    for article in articles:
        try:
            outcomes.append(identify(article))
        except Exception as error:  # noqa: BLE001 as above
            _fault(page, error)
            outcomes.append(Rejected(article=article, reason=f"unreadable: {type(error).__name__}"))
    if outcomes:
        return distinct_entries(outcomes)
    what = "no text found" if verdict.name in READABLE else verdict.name
    bare = Article(url=page.url, title="", text="", verdict=verdict, layout="", rule="")
    if content is not None and content.fields.info:
        bare = replace(bare, title=content.title, fields=content.fields)
    return [Rejected(article=bare, reason=f"{what}: {verdict.evidence}")]


def _fault(page: Page, error: Exception) -> Verdict:
    """Log a fault of the project's own code with the page that showed it, and make it the page's verdict."""
    log.error("cannot read %s: %r", page.url, error, exc_info=error)
    return Verdict("error", f"our reading failed: {type(error).__name__}: {error}"[:200])
