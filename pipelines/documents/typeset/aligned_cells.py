"""Lines with wide gaps -> rows of a table without ruled lines, where their cells stand under each other."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.typeset.typeset_page import Cell, Line, solid

ALIGNED = 0.6
"""Letters by which edges or middles of cells under each other may differ (guess)."""
NEXT = 3.5
"""Letters of height between two rows at most (guess)."""


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Make rows of lines of two or more cells that stand under each other, two lines or more."""
    found = list(lines)
    for at in range(len(found) - 1):
        first, second = _matched(found[at], found[at + 1])
        if first is not None and second is not None:
            found[at : at + 2] = first, second
    for at in range(len(found) - 1, 0, -1):
        first, second = _matched(found[at - 1], found[at])
        if first is not None and second is not None:
            found[at - 1 : at + 1] = first, second
    return found


def _matched(first: Line, second: Line) -> tuple[Line | None, Line | None]:
    """Return two lines as rows; None for both where their cells do not stand under each other."""
    below = first.page == second.page and 0 < first.y - second.y < NEXT * first.size
    if not below and second.page != first.page + 1:
        return None, None
    above, under = _parted(first, second), _parted(second, first)
    if not _is_aligned(above, under, ALIGNED * first.size):
        return None, None
    return replace(first, cells=tuple(above), row=True), replace(second, cells=tuple(under), row=True)


def _parted(line: Line, other: Line) -> list[Cell]:
    """Return the cells of a line; a near one is a cell of its own where one of the other line stands there."""
    if line.row:
        return list(line.cells)
    starts = [cell.x0 for cell in other.cells if not cell.near]
    near = ALIGNED * line.size / 2
    return solid(
        [
            replace(cell, near=cell.near and not any(abs(cell.x0 - start) <= near for start in starts))
            for cell in line.cells
        ]
    )


def _is_aligned(above: Sequence[Cell], under: Sequence[Cell], near: float) -> bool:
    """Whether two lines have as many cells, each under the other by its left edge, right edge or middle."""
    if len(above) < 2 or len(above) != len(under):
        return False
    return all(
        min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.x0 + one.x1 - other.x0 - other.x1) / 2)
        <= near
        for one, other in zip(above, under, strict=True)
    )
