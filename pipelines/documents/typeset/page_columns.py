"""Lines of a page -> the same in reading order, each with its column."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipelines.documents.typeset.typeset_page import Cell, Line, solid

MIN_LINES = 6
"""Lines from which a column is looked for (guess)."""
MIN_WIDTH = 9.0
"""Letters of a column's lines (guess; a table's cells have fewer)."""
CROSSING = 0.25
"""Share of the lines of both columns up to which others may go across (guess)."""
BESIDE = 0.5
"""Share of the shorter column's lines that have one of the other beside them (guess)."""
GUTTER = 0.8
"""Letters between two columns (guess)."""
MAX_SPLITS = 3
"""How often a column is split again (guess; a page has four columns at most)."""


def in_columns(lines: Sequence[Line], area: str = "") -> list[Line]:
    """Put the lines of a page in reading order.

    Args:
        lines: in the order of the content; rows of tables go across.
        area: the column that they stand in.

    Returns:
        Where there are columns, the left one before the right one between lines that go across; else as they are.
    """
    gutter = _gutter(lines) if len(area) < MAX_SPLITS else None
    if gutter is None:
        return [replace(line, area=area) for line in lines]
    left, right, across = [], [], []
    for line in lines:
        halves = _halves(line, gutter)
        if halves is None:
            across.append(line)
        else:
            left += halves[:1]
            right += halves[1:]
    left, right = [each for each in left if each.cells], [each for each in right if each.cells]
    ordered: list[Line] = []
    for line in sorted(across, key=lambda each: -each.y):
        for side, name in ((left, "l"), (right, "r")):
            ordered += in_columns([each for each in side if each.y > line.y], area + name)
        left, right = ([each for each in side if each.y <= line.y] for side in (left, right))
        ordered.append(replace(line, area=area))
    return [*ordered, *in_columns(left, area + "l"), *in_columns(right, area + "r")]


def _halves(line: Line, gutter: float) -> list[Line] | None:
    """Return what of a line stands left and right of the gutter; None where it goes across."""
    if any(cell.x0 < gutter - 1 and cell.x1 > gutter + 1 for cell in solid(line.cells)):
        return None
    if line.row and line.x0 < gutter - 1 < line.x1 - 2:
        return None
    sides: tuple[list[Cell], list[Cell]] = [], []
    for cell in line.cells:
        side = sides[cell.x0 >= gutter - 1]
        side.append(cell if side else replace(cell, near=False))
    return [replace(line, cells=tuple(side)) for side in sides]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the left edge of the right column; None for a page of one."""
    pieces = [(cell, line) for line in lines if not line.row for cell in solid(line.cells)]
    if len(pieces) < 2 * MIN_LINES:
        return None
    starts = sorted({round(cell.x0) for cell, _ in pieces})
    fit = [(_fits(pieces, float(start)), float(start)) for start in starts]
    best = max(fit, default=(0, 0.0))
    return best[1] if best[0] else None


def _fits(pieces: Sequence[tuple[Cell, Line]], gutter: float) -> int:
    """Return how many pieces two columns parted here hold; 0 where they are none."""
    left = [each for each in pieces if each[0].x1 <= gutter - GUTTER * each[1].size]
    right = [each for each in pieces if each[0].x0 >= gutter - 1]
    across = len(pieces) - len(left) - len(right)
    fewer = min(len(left), len(right))
    if fewer < MIN_LINES or across > CROSSING * (len(left) + len(right)):
        return 0
    if any(
        median((cell.x1 - cell.x0) / line.size for cell, line in side) < MIN_WIDTH for side in (left, right)
    ):
        return 0
    heights = sorted(line.y for _, line in (left if len(left) > len(right) else right))
    other = right if len(left) > len(right) else left
    beside = sum(heights[0] - line.size <= line.y <= heights[-1] + line.size for _, line in other)
    return (len(left) + len(right)) if beside >= BESIDE * fewer else 0
