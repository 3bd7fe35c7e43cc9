"""Lines of all pages -> those of the text: without running heads, page numbers and a browser's edges."""

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.documents.typeset.typeset_page import Line
from pipelines.parse.pdf_lines import PAGE_NUMBER, PRINT_EDGE, WEB_ADDRESS

RECURS = 0.6
"""Share of the pages on which a running head stands (guess, as are all below)."""
MIN_PAGES = 3
"""Pages from which a running head is looked for."""
EDGE = 2
"""Lines at a page's top and bottom that may be a running head or a page number."""
DIGITS = re.compile(r"\d+")
STEP = 4
"""Points by which the height of a running head may differ."""


def without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page without running heads and page numbers."""
    heads = _running(pages)
    edge = PRINT_EDGE if is_printed(pages) else PAGE_NUMBER
    kept = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        kept.append(
            [
                line
                for line in page
                if id(line) not in edges or not (_key(line) in heads or edge.fullmatch(line.text))
            ]
        )
    return kept


def is_printed(pages: Sequence[Sequence[Line]]) -> bool:
    """Return whether a browser printed the pages: its address is written at an edge of one."""
    return any(WEB_ADDRESS.match(cell.text) for page in pages for line in _edges(page) for cell in line.cells)


def _running(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Return the running heads: (text with digits masked, height) of lines at the edge of most pages."""
    if len(pages) < MIN_PAGES:
        return set()
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return {key for key, count in counts.items() if count >= RECURS * len(pages)}


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return [*by_height[:EDGE], *by_height[-EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    return DIGITS.sub("0", line.text), round(line.y / STEP)
