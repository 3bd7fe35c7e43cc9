"""Page -> Screening: the verdict with its evidence, and the content that it was made of."""

from dataclasses import dataclass, field

from pipelines.extract.content import read
from pipelines.extract.page_content import PageContent
from pipelines.parse.document import Document, open_page
from pipelines.screen.content_checks import check_content
from pipelines.screen.response_checks import check_response
from storage.records import READABLE, Page, Verdict


@dataclass(frozen=True, slots=True)
class Screening:
    """What a page is, and what it says."""

    verdict: Verdict
    content: PageContent | None = field(default=None, repr=False, compare=False)
    """None when the response alone decided, so that nothing was read."""


def screen(page: Page) -> Verdict:
    """Judge a page by its transport, status, headers and body. Never raises."""
    return examine(page).verdict


def examine(page: Page, document: Document | None = None) -> Screening:
    """Judge a page and read it, and the further pages of its article, each once.

    Args:
        page: the page with its `parts`.
        document: the same page as somebody opened it before; its tree is used up. Opened here when absent.

    Returns:
        The verdict, and the content it was made of. Parts are read only where the first page is readable.
    """
    if finding := check_response(page):
        return Screening(Verdict(*finding))
    content = read(document or open_page(page))
    name, evidence = check_content(content) or (
        "real",
        f"{sum(map(len, content.lines))} characters by {content.rule}",
    )
    if page.parts and name in READABLE:
        opened = {part.page.url: part for part in document.parts} if document else {}
        content.parts = tuple(_part_content(part, opened.get(part.url)) for part in page.parts)
    return Screening(Verdict(name, evidence), content)


def _part_content(part: Page, document: Document | None) -> PageContent | None:
    """The content of a further page of an article; None when it is not a real page."""
    screening = examine(part, document)
    return screening.content if screening.verdict.name == "real" else None
