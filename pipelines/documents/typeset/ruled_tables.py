"""Ruled lines and runs of a page -> the rows of its tables, each cell whole; what is in no table is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.documents.typeset.line_assembly import lines_of
from pipelines.documents.typeset.typeset_page import Cell, Line, PlacedText, Rule
from pipelines.parse.pdf_lines import glue

TOUCH = 3.5
"""Points within which ruled lines touch (guess; borders are up to 3 wide)."""
SHORTEST = 6.0
"""Points below which a ruled line is no edge of a cell (guess)."""
MAX_RULES, MAX_EDGES = 1500, 300
"""Ruled lines of a page, and heights or places of them in a table, beyond which it is a drawing (guesses)."""


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """The ruled lines of one table."""

    level: list[Rule]
    upright: list[Rule]
    heights: list[float] = field(default_factory=list)
    """Heights of its edges, from the top."""
    places: list[float] = field(default_factory=list)
    """Places of its edges, from the left."""

    @classmethod
    def of(cls, level: list[Rule], upright: list[Rule]) -> "RuledGrid":
        """Make a table of its lines."""
        return cls(
            level,
            upright,
            _distinct([rule.y0 for rule in level])[::-1],
            _distinct([rule.x0 for rule in upright]),
        )


def take_tables(
    runs: Sequence[PlacedText], rules: Sequence[Rule], page: int
) -> tuple[list[PlacedText], list[tuple[int, Line]]]:
    """Take the runs that stand in ruled tables out of a page.

    Args:
        runs: those of the page, in the order of its content.
        rules: its ruled lines.
        page: the page's number.

    Returns:
        The other runs, and the rows of tables, each with the number of other runs before it.
    """
    rows: list[tuple[int, Line]] = []
    for grid in _grids(rules):
        inside = [at for at, run in enumerate(runs) if _holds(grid, run)]
        found = _rows(grid, [runs[at] for at in inside], page)
        if sum(len(line.cells) > 1 for line in found) < 2:
            continue
        taken = set(inside)
        before = inside[0]
        rows = [(at - sum(each < at for each in inside), line) for at, line in rows]
        rows += [(before, line) for line in found]
        runs = [run for at, run in enumerate(runs) if at not in taken]
    return list(runs), sorted(rows, key=lambda row: row[0])


def _grids(rules: Sequence[Rule]) -> list[RuledGrid]:
    """Group ruled lines that touch each other; groups without cells are left out."""
    if len(rules) > MAX_RULES:
        return []
    level = [_flat(rule) for rule in rules if rule.x1 - rule.x0 >= max(SHORTEST, rule.y1 - rule.y0)]
    upright = [_tall(rule) for rule in rules if rule.y1 - rule.y0 >= max(SHORTEST, rule.x1 - rule.x0)]
    grids: list[RuledGrid] = []
    for rule in upright:
        crossed = [each for each in level if _touches(each, rule)]
        if not crossed:
            continue
        joined = [grid for grid in grids if any(each in grid.level for each in crossed)]
        lines = dict.fromkeys([*(each for grid in joined for each in grid.level), *crossed])
        edges = [*(each for grid in joined for each in grid.upright), rule]
        grids = [grid for grid in grids if grid not in joined] + [RuledGrid(list(lines), edges)]
    tables = [RuledGrid.of(grid.level, grid.upright) for grid in grids]
    return [grid for grid in tables if 2 < len(grid.places) < MAX_EDGES and 2 < len(grid.heights) < MAX_EDGES]


def _flat(rule: Rule) -> Rule:
    middle = (rule.y0 + rule.y1) / 2
    return Rule(rule.x0, middle, rule.x1, middle)


def _tall(rule: Rule) -> Rule:
    middle = (rule.x0 + rule.x1) / 2
    return Rule(middle, rule.y0, middle, rule.y1)


def _touches(level: Rule, upright: Rule) -> bool:
    """Whether a level line and an upright one meet."""
    return (
        level.x0 - TOUCH <= upright.x0 <= level.x1 + TOUCH
        and upright.y0 - TOUCH <= level.y0 <= upright.y1 + TOUCH
    )


def _distinct(values: Sequence[float]) -> list[float]:
    """Return values without those that touch the one before, in order."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > TOUCH:
            found.append(value)
    return found


def _holds(grid: RuledGrid, run: PlacedText) -> bool:
    """Whether a run stands inside a table."""
    x, y = (run.x0 + run.x1) / 2, run.y + run.size / 3
    places, heights = grid.places, grid.heights
    return places[0] - TOUCH <= x <= places[-1] + TOUCH and heights[-1] <= y <= heights[0]


def _rows(grid: RuledGrid, runs: Sequence[PlacedText], page: int) -> list[Line]:
    """Return the rows of a table; a cell over several rows stands in its first one."""
    cells = _cells(grid)
    texts: dict[int, list[PlacedText]] = {}
    for run in runs:
        column = _index(grid.places, (run.x0 + run.x1) / 2)
        band = _index([-height for height in grid.heights], -(run.y + run.size / 3))
        texts.setdefault(cells[band, column], []).append(run)
    wide, rows = len(grid.places) - 1, []
    for band in range(len(grid.heights) - 1):
        starts = [at for at in range(band * wide, band * wide + wide) if cells[band, at - band * wide] == at]
        read = [
            Cell(_text(texts.get(at, [])), grid.places[at % wide], grid.places[at % wide + 1])
            for at in starts
        ]
        found = [run for at in starts for run in texts.get(at, [])]
        if found:
            rows.append(Line(tuple(read), found[0].y, found[0].size, page, row=len(read) > 1))
    return rows


def _index(edges: Sequence[float], value: float) -> int:
    """Return the number of the space between two edges that a value is in, the nearest at the ends."""
    return min(max(sum(edge <= value for edge in edges) - 1, 0), len(edges) - 2)


def _cells(grid: RuledGrid) -> dict[tuple[int, int], int]:
    """Return the cell of each field: the number of its first field; fields without an edge between are one cell."""
    places, heights = grid.places, grid.heights
    wide = len(places) - 1
    cells: dict[tuple[int, int], int] = {}
    for band in range(len(heights) - 1):
        for column in range(wide):
            x, y = (places[column] + places[column + 1]) / 2, (heights[band] + heights[band + 1]) / 2
            own = band * wide + column
            if column and not any(
                abs(rule.x0 - places[column]) <= TOUCH and rule.y0 <= y <= rule.y1 for rule in grid.upright
            ):
                own = cells[band, column - 1]
            elif band and not any(
                abs(rule.y0 - heights[band]) <= TOUCH and rule.x0 <= x <= rule.x1 for rule in grid.level
            ):
                own = cells[band - 1, column]
            cells[band, column] = own
    return cells


def _text(runs: Sequence[PlacedText]) -> str:
    """Return the text of a cell, its lines joined."""
    text = ""
    for line in lines_of(sorted(runs, key=lambda run: (-round(run.y), run.x0)), 0):
        text = glue(text, line.text) if text else line.text
    return text
