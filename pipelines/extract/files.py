"""PDF and DOCX -> lines, within bounds; what cannot be read says so."""

import io
from collections.abc import Iterable, Iterator

from pipelines.parse.pdf import PdfLine, paragraphs_of, read_page

MAX_PAGES = 400
MAX_CHARS = 1_500_000
MIN_CHARS_A_PAGE = 20
"""Fewer characters a page than this and a PDF is a scan."""


def read_pdf(body: bytes) -> tuple[list[str], set[str]]:
    """Lines of a PDF, page numbers dropped, and flags: pdf, scanned, unread."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(body), strict=False)
        pages = list(_bounded(read_page(page) for page in reader.pages[:MAX_PAGES]))
    except Exception:  # noqa: BLE001 — pypdf raises many kinds of errors on damaged files
        return [], {"pdf", "unread"}
    lines = paragraphs_of(pages)
    scanned = sum(map(len, lines)) < MIN_CHARS_A_PAGE * max(len(pages), 1)
    return lines, {"pdf", "scanned"} if scanned else {"pdf"}


def _bounded(pages: Iterable[list[PdfLine]]) -> Iterator[list[PdfLine]]:
    """A PDF's pages, as long as all together stay within bounds."""
    left = MAX_CHARS
    for page in pages:
        left -= sum(len(line.text) for line in page)
        if left < 0:
            return
        yield page


def read_docx(body: bytes) -> tuple[list[str], set[str]]:
    """Lines of a DOCX, a table's row one line with cells apart, and flags: unread."""
    from pipelines.parse.docx import read_lines

    try:
        return read_lines(body), set()
    except Exception:  # noqa: BLE001 — zipfile, python-docx and lxml raise many kinds of errors on damaged files
        return [], {"unread"}
