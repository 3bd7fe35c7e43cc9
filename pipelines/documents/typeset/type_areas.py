"""Lines -> the margins of each column of each page, and whether indents or spaces show its paragraphs."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipelines.documents.typeset.typeset_page import Line

INDENT = 1.2
"""Letters from the margin from which a line is indented (guess, as are all below)."""
FEW_INDENTS = 0.08
"""Share of indented lines below which indents mean nothing."""
ENOUGH = 10
"""Lines from which a column of one page has margins of its own; one of fewer has those of all pages."""
FULLEST = 0.9
"""Share of the lines that do not reach farther than the right margin, signs that hang over it apart."""
LONG = 0.75
"""Share of the type width from which a line may be a full one."""
FLUSH, MOSTLY = 0.15, 0.6
"""Letters within which the long lines of justified text end at one place, and the share that does."""
HANGS = 0.8
"""Letters beyond the margin from which a sign hangs over it."""


NARROW = 12.0
"""Letters below which lines are no running text."""


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Margins of a column, in points."""

    left: float
    right: float
    indented: bool
    leading: float
    """Usual distance of two lines."""
    size: float = 1.0
    """Size of most letters."""
    justified: bool = False
    """Whether full lines are stretched to the right margin."""

    @property
    def is_narrow(self) -> bool:
        """Whether its lines are too short to tell which go on."""
        return self.right - self.left < NARROW * self.size


def type_areas(lines: Sequence[Line]) -> dict[tuple[int, str], TypeArea]:
    """Measure the type areas.

    Args:
        lines: those of all pages, in reading order.

    Returns:
        (page, column) -> its type area.
    """
    columns: dict[str, list[Line]] = defaultdict(list)
    pages: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.area].append(line)
        pages[line.page, line.area].append(line)
    whole = {area: _measured(found) for area, found in columns.items()}
    areas = {}
    for key, found in pages.items():
        area = whole[key[1]]
        own = _measured(found) if len(found) >= ENOUGH else area
        left = own.left if _aligned(found, own.left) > _aligned(found, area.left) else area.left
        right = area.right + left - area.left
        if own.justified or not area.justified:
            right = own.right if own.justified else max(right, own.right)
        areas[key] = replace(area, left=left, right=right)
    return areas


def _aligned(lines: Sequence[Line], left: float) -> int:
    """Count the lines that begin at a margin."""
    return sum(abs(line.x0 - left) < line.size / 2 for line in lines)


def _measured(lines: Sequence[Line]) -> TypeArea:
    """Measure the margins of some lines."""
    prose = [line for line in lines if not line.row] or list(lines)
    lefts = Counter(round(line.x0) for line in prose)
    left = min(x for x, many in lefts.items() if many >= min(FEW_INDENTS * len(prose), max(lefts.values())))
    rights = sorted(line.x1 for line in prose)
    right = rights[min(int(len(rights) * FULLEST), len(rights) - 1)]
    edge = _flush_edge([line for line in prose if line.x1 > left + LONG * (right - left)])
    indented = sum((line.x0 - left) / line.size >= INDENT for line in prose) >= FEW_INDENTS * len(prose)
    steps = [
        before.y - line.y
        for before, line in pairwise(prose)
        if before.page == line.page and 0 < before.y - line.y < 5 * before.size
    ]
    leading = median(steps) if steps else 0.0
    return TypeArea(
        left,
        right if edge is None else edge,
        indented,
        leading,
        median(line.size for line in prose),
        justified=edge is not None,
    )


def _flush_edge(full: Sequence[Line]) -> float | None:
    """Return where the long lines of justified text end; None for ragged text and for too few lines to tell."""
    ends = sorted((line.x1, line.size) for line in full)
    best: list[float] = []
    start = 0
    for at, (end, size) in enumerate(ends):
        while end - ends[start][0] > 2 * FLUSH * size:
            start += 1
        if at + 1 - start > len(best):
            best = [each for each, _ in ends[start : at + 1]]
    if len(best) < ENOUGH:
        return None
    edge = median(best)
    flush = sum(abs(end - edge) <= FLUSH * size or HANGS <= (end - edge) / size <= 1.5 for end, size in ends)
    return edge if flush >= MOSTLY * len(ends) else None
