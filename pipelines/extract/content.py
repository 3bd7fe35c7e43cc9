"""Document -> PageContent: read a document of any medium, once."""

import io
from collections.abc import Iterable, Iterator

from pipelines.extract.html_content import read_html
from pipelines.extract.json_content import read_json
from pipelines.extract.page_content import PageContent
from pipelines.extract.plain_text import read_text
from pipelines.parse.document import Document
from pipelines.parse.docx import read_lines
from pipelines.parse.html import drop_scripts, size
from pipelines.parse.pdf import PdfLine, paragraphs_of, read_page
from pipelines.parse.pdf_budget import Budget
from pipelines.text.radicals import unify_lines

MAX_CHARS = 1_500_000
"""Characters of text beyond which nothing is read (guess; a list of ten reports has 200,000)."""
MAX_PAGES = 400
"""Pages of a PDF that are read (guess)."""
MIN_CHARS_A_PAGE = 20
"""Characters a page below which a PDF is a scan (guess)."""


def read(document: Document) -> PageContent:
    """Read a document of any medium; its tree is used up.

    Returns:
        What the page says. An empty content with `document.too_large` set for a document beyond the bounds.
    """
    if len(document.source or document.text) > MAX_CHARS and _shown(document) > MAX_CHARS:
        document.too_large = f"more than {MAX_CHARS} characters"
        return PageContent(document=document)
    if document.medium == "html":
        return read_html(document)
    if document.medium == "text":
        return read_text(document)
    if document.medium in {"pdf", "docx"}:
        return _read_file(document)
    if document.medium == "json":
        return read_json(document)
    return PageContent(document=document, layout=document.type, rule=document.type)


def _shown(document: Document) -> int:
    """Count the characters of a document's text; scripts are dropped from its tree first."""
    if document.root is None:
        return len(document.text)
    drop_scripts(document.root)
    return size(document.root)


def _read_file(document: Document) -> PageContent:
    """Return the content of a PDF or DOCX; its title is that of the link to it, else its first line."""
    lines, flags = (read_pdf if document.medium == "pdf" else read_docx)(document.page.body)
    lines, document.radicals = unify_lines(lines)
    title = document.page.hints.title or next(iter(lines), "")[:200]
    return PageContent(
        document=document,
        title=title,
        layout=document.medium,
        rule=document.medium,
        lines=lines,
        shown=sum(map(len, lines)),
        flags=frozenset(flags),
    )


def read_pdf(body: bytes) -> tuple[list[str], set[str]]:
    """Read a PDF.

    Args:
        body: its bytes; damaged ones are allowed.

    Returns:
        (lines, flags): paragraphs without page numbers and running heads; `pdf`, with `scanned` where there is hardly
        any text, or `unread` where it cannot be opened. Never raises.
        A file that takes more work than a report of its size could is `unread`: half of its text would be no report.
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(body), strict=False)
        budget = Budget(len(body))
        pages = list(_bounded(read_page(page, budget) for page in reader.pages[:MAX_PAGES]))
    except Exception:  # noqa: BLE001 — pypdf raises many kinds of errors on damaged files
        return [], {"pdf", "unread"}
    lines = paragraphs_of(pages)
    scanned = sum(map(len, lines)) < MIN_CHARS_A_PAGE * max(len(pages), 1)
    return lines, {"pdf", "scanned"} if scanned else {"pdf"}


def _bounded(pages: Iterable[list[PdfLine]]) -> Iterator[list[PdfLine]]:
    """Yield a PDF's pages as long as all together stay within MAX_CHARS."""
    left = MAX_CHARS
    for page in pages:
        left -= sum(len(line.text) for line in page)
        if left < 0:
            return
        yield page


def read_docx(body: bytes) -> tuple[list[str], set[str]]:
    """Read a DOCX.

    Args:
        body: its bytes; damaged ones are allowed.

    Returns:
        (lines, flags): a table's row is one line with tabs between cells; `unread` where it cannot be opened.
        Never raises.
    """
    try:
        return read_lines(body), set()
    except Exception:  # noqa: BLE001 — zipfile, python-docx and lxml raise many kinds of errors on damaged files
        return [], {"unread"}
