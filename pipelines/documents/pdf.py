"""PDF -> its lines: paragraphs without running heads and page numbers, rows of tables, or why it could not be read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.documents.bounded_process import run
from pipelines.documents.ocr import read_images
from pipelines.documents.reading import OCR, PRINTED, SCANNED, Reading
from pipelines.documents.typeset import paragraphs_of
from pipelines.documents.typeset.typeset_page import PlacedText, Rule, TypesetPage

CHILD = "pipelines.documents.pdfium.child"
MAX_PAGES = 400
"""Pages of a PDF that is read (guess; the longest reports with their annexes have 90)."""
MAX_CHARS = 1_500_000
"""Letters of a PDF that is read, as of any document (guess)."""
SECONDS, MEGABYTES = 20, 1500
"""CPU seconds and memory that reading a file may take.

Measured: reports of 4 to 34 pages take .1 to .6 seconds and under 60 MB.
"""
MIN_CHARS_A_PAGE = 20
"""Characters a page below which a PDF is a scan (guess)."""
UNDECODED_SHARE = 0.1
"""Share of letters that the file does not tell, above which it could not be read (guess; where a font has no map all of
its letters are such, a sign for a bullet is one in a hundred)."""
HIDDEN_SHARE = 0.5
"""Share of letters that are not shown, above which they are a machine's reading of an image (guess)."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What the process that opened a PDF said of it."""

    pages: Sequence[TypesetPage] = ()
    letters: int = 0
    undecoded: int = 0
    hidden: int = 0
    failure: Reading | None = None


def read_pdf(body: bytes, seconds: int = SECONDS) -> Reading:
    """Read a PDF, in a process of its own.

    Args:
        body: its bytes; damaged ones are allowed.
        seconds: CPU seconds that it may take.

    Returns:
        Its paragraphs; `scanned` where there is hardly any text, `ocr` where the text lies unseen under images,
        `printed` where a browser made it. Never raises.
    """
    found = _open(body, seconds)
    if found.failure:
        return found.failure
    if found.undecoded > UNDECODED_SHARE * found.letters:
        return Reading(
            flags=frozenset({"pdf"}),
            unreadable=f"{found.undecoded} of {found.letters} letters are not told by its fonts",
        )
    read = paragraphs_of(found.pages)
    flags = {"pdf"}
    if sum(map(len, read.lines)) < MIN_CHARS_A_PAGE * max(len(found.pages), 1):
        scan = frozenset({"pdf", SCANNED})
        return Reading(read.lines, scan) if read.lines else read_images(body, scan)
    if read.printed:
        flags.add(PRINTED)
    if found.hidden > HIDDEN_SHARE * found.letters:
        flags.add(OCR)
    return Reading(read.lines, frozenset(flags))


def _open(body: bytes, seconds: int) -> Pages:
    """Let another process open a PDF."""
    told = run(CHILD, body, seconds, MEGABYTES, MAX_PAGES)
    lines = told.output.splitlines()
    if not lines or b"error" in lines[0]:
        return _failed(told.error or "it cannot be opened")
    pages = json.loads(lines[0])["pages"]
    if pages > MAX_PAGES:
        return Pages(
            failure=Reading(flags=frozenset({"pdf"}), too_large=f"{pages} pages, more than {MAX_PAGES}")
        )
    if told.error:
        return _failed(f"{told.error} at page {len(lines)} of {pages}")
    return _pages([json.loads(page) for page in lines[1:]])


def _failed(reason: str) -> Pages:
    return Pages(failure=Reading(flags=frozenset({"pdf"}), damaged=reason))


def _pages(told: Sequence[dict[str, Any]]) -> Pages:
    """Make pages of what was told, with counts of all letters."""
    letters, undecoded, hidden = (
        sum(page.get(name, 0) for page in told) for name in ("letters", "undecoded", "hidden")
    )
    if letters > MAX_CHARS:
        return Pages(failure=Reading(flags=frozenset({"pdf"}), too_large=f"{letters} letters"))
    pages = [
        TypesetPage(
            [PlacedText(*run) for run in page.get("runs", ())],
            [Rule(*rule) for rule in page.get("rules", ())],
        )
        for page in told
    ]
    return Pages(pages, letters, undecoded, hidden)
