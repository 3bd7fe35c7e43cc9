"""Pages of a PDF -> lines with their places -> paragraphs, without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipelines.parse.pdf_budget import Budget
from pipelines.parse.pdf_lines import ENDS, PAGE_NUMBER, begins_paragraph, close_gaps, glue

SAME_LINE = 0.5
"""Share of the letter size by which pieces of one line may differ in height (guess, as are all below)."""
INDENT = 1.2
"""Letters from the margin from which a line is indented."""
FEW_INDENTS = 0.08
"""Share of indented lines below which indents mean nothing."""
FULL = 0.86
"""Share of the type width from which a line is full."""
MIN_FULL = 12
"""Letters below which the longest lines are no type area's width."""
SHORT = 0.6
"""Share below which a line ends its paragraph whatever follows, where indents show the others."""
RECURS = 0.6
"""Share of the pages on which a running head stands."""
MIN_PAGES = 3
"""Pages from which a running head is looked for."""
EDGE = 2
"""Lines at a page's top and bottom that may be a running head or a page number."""
DIGITS = re.compile(r"\d+")
HALF = 0x2E80
"""Code point from which characters are as wide as Chinese ones."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line as it is set on a page, in points."""

    text: str
    x: float
    y: float
    size: float

    @property
    def width(self) -> float:
        """Width in letters; Latin letters and digits count half."""
        return sum(1 if ord(char) >= HALF else 0.5 for char in self.text)


def read_page(page: Any, budget: Budget) -> list[PdfLine]:
    """Read the lines of a page in the order of its content.

    Args:
        page: a page of pypdf.
        budget: the work that is left for the file.

    Raises:
        TooMuchWork: the page takes more than that.
    """
    budget.open_page(page)
    lines: list[PdfLine] = []

    def take(text: str, matrix: Sequence[float], place: Sequence[float], _font: object, size: float) -> None:
        words = " ".join(text.split())
        if not words:
            return
        x = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
        y = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
        scale = abs(size * (place[3] or place[0] or 1) * (matrix[3] or 1)) or 1.0
        last = lines[-1] if lines else None
        if last and abs(last.y - y) <= SAME_LINE * max(scale, last.size) and x >= last.x:
            lines[-1] = replace(last, text=glue(last.text, words))
        else:
            lines.append(PdfLine(words, x, y, scale))

    page.extract_text(visitor_operand_before=budget.take, visitor_text=take)
    return lines


def paragraphs_of(pages: Sequence[Sequence[PdfLine]]) -> list[str]:
    """Join the lines of a PDF into paragraphs.

    Args:
        pages: lines of each page.

    Returns:
        Paragraphs; one for each line where the lines are too short to tell.
    """
    heads = _running(pages)
    kept = [line for page in pages for line in _without_edges(page, heads)]
    kept = [
        replace(line, text=text)
        for line, text in zip(kept, close_gaps([line.text for line in kept]), strict=True)
    ]
    if not kept:
        return []
    lefts = Counter(round(line.x) for line in kept)
    margin = min(x for x, many in lefts.items() if many >= min(FEW_INDENTS * len(kept), max(lefts.values())))
    widths = sorted(line.width + _indent(line, margin) for line in kept)
    full = widths[len(widths) * 9 // 10]
    indented = sum(_indent(line, margin) >= INDENT for line in kept) >= FEW_INDENTS * len(kept)
    if full < MIN_FULL:
        return [line.text for line in kept]
    joined: list[str] = []
    before: PdfLine | None = None
    for line in kept:
        if before and _goes_on(before, line, margin, full, indented=indented):
            joined[-1] = glue(joined[-1], line.text)
        else:
            joined.append(line.text)
        before = line
    return joined


def _goes_on(before: PdfLine, line: PdfLine, margin: float, full: float, *, indented: bool) -> bool:
    """Whether a line continues the paragraph of the line before."""
    wide = before.width + _indent(before, margin)
    ended = before.text.endswith(ENDS) and wide < FULL * full
    begins = ended and begins_paragraph(line.text)
    if indented:
        return wide >= SHORT * full and _indent(line, margin) < INDENT and not begins
    return (
        wide >= FULL * full
        and not begins_paragraph(line.text)
        and not (before.text.endswith(ENDS) and wide < full)
    )


def _indent(line: PdfLine, margin: float) -> float:
    """Letters by which a line is indented."""
    return (line.x - margin) / line.size


def _running(pages: Sequence[Sequence[PdfLine]]) -> set[tuple[str, int]]:
    """Return the running heads: (text with digits masked, height) of lines at the edge of most pages."""
    if len(pages) < MIN_PAGES:
        return set()
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return {key for key, count in counts.items() if count >= RECURS * len(pages)}


def _edges(page: Sequence[PdfLine]) -> Iterable[PdfLine]:
    by_height = sorted(page, key=lambda line: -line.y)
    return [*by_height[:EDGE], *by_height[-EDGE:]]


def _key(line: PdfLine) -> tuple[str, int]:
    return DIGITS.sub("0", line.text), round(line.y / 4)


def _without_edges(page: Sequence[PdfLine], heads: set[tuple[str, int]]) -> list[PdfLine]:
    edges = {id(line) for line in _edges(page)}
    return [
        line
        for line in page
        if not (id(line) in edges and (_key(line) in heads or PAGE_NUMBER.fullmatch(line.text)))
    ]
