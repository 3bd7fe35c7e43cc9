"""PDF and DOCX -> lines, within bounds; what cannot be read says so."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.pdflines import paragraphs

MAX_PAGES = 400
MAX_CHARS = 1_500_000
MAX_UNPACKED = 60_000_000
"""Bytes that a DOCX may unpack to; more is a zip bomb."""
MIN_CHARS_A_PAGE = 20
"""Fewer characters a page than this and a PDF is a scan."""


def read_pdf(body: bytes) -> tuple[list[str], set[str]]:
    """Lines of a PDF, page numbers dropped, and flags: pdf, scanned, unread."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(body), strict=False)
        pages = list(_texts(reader.pages[:MAX_PAGES]))
    except Exception:  # noqa: BLE001 — pypdf raises many kinds of errors on damaged files
        return [], {"pdf", "unread"}
    lines = paragraphs(" ".join(part.split()) for page in pages for part in page.split("\n"))
    scanned = sum(map(len, lines)) < MIN_CHARS_A_PAGE * max(len(pages), 1)
    return lines, {"pdf", "scanned"} if scanned else {"pdf"}


def _texts(pages: Iterable[Any]) -> Iterator[str]:
    """Texts of a PDF's pages, as long as all together stay within bounds."""
    left = MAX_CHARS
    for page in pages:
        text = page.extract_text() or ""
        left -= len(text)
        if left < 0:
            return
        yield text


def read_docx(body: bytes) -> tuple[list[str], set[str]]:
    """Lines of a DOCX, a table's row one line with cells apart, and flags: unread."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MAX_UNPACKED:
                return [], {"unread"}
        import docx

        document = docx.Document(io.BytesIO(body))
        lines = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                lines += ["\t".join(" ".join(cell.text.split()) for cell in row.cells) for row in block.rows]
            else:
                lines += [" ".join(part.split()) for part in block.text.split("\n")]
    except Exception:  # noqa: BLE001 — python-docx and zipfile raise many kinds of errors on damaged files
        return [], {"unread"}
    return [line for line in lines if line.strip()], set()
