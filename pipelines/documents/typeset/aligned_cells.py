"""Lines with wide gaps -> rows of a table without ruled lines, where their cells stand under each other."""

from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.typeset.typeset_page import Line, as_row

ALIGNED = 0.6
"""Letters by which edges or middles of cells under each other may differ (guess)."""
NEXT = 3.5
"""Letters of height between two rows at most (guess)."""


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Make rows of lines of two or more cells that stand under each other, two lines or more."""
    paired = {id(line) for pair in pairwise(lines) if _is_aligned(*pair) for line in pair}
    return [as_row(line) if id(line) in paired else line for line in lines]


def _is_aligned(first: Line, second: Line) -> bool:
    """Whether two lines have as many cells, each under the other by its left edge, right edge or middle."""
    if first.row or second.row or len(first.cells) < 2 or len(first.cells) != len(second.cells):
        return False
    if first.page != second.page or not 0 < first.y - second.y < NEXT * first.size:
        return False
    near = ALIGNED * first.size
    return all(
        min(
            abs(above.x0 - under.x0),
            abs(above.x1 - under.x1),
            abs(above.x0 + above.x1 - under.x0 - under.x1) / 2,
        )
        <= near
        for above, under in zip(first.cells, second.cells, strict=True)
    )
