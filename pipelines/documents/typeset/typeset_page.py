"""TypesetPage, PlacedText, Rule, Line: what stands where on a page, in points from its bottom left."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.parse.pdf_lines import glue

HALF = 0x2E80
"""Code point from which characters are as wide as Chinese ones."""
ONE_WORD = 0.8
"""Letters up to which a gap is one of typesetting; a wider one parts cells or words (measured: Chinese writers set
an eighth to a quarter between Chinese and Latin, tables have one or more)."""
BARELY = 0.12
"""Letters from which a gap may part cells of a narrow table, where those above or below show it (guess)."""
SAME_LINE = 0.5
"""Share of the letter size by which what stands in one line may differ in height (guess)."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Letters side by side, of one size, on one line."""

    text: str
    x0: float
    x1: float
    y: float
    """Height of the base line."""
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, thin in one direction."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class TypesetPage:
    """A page, in the order of its content."""

    runs: Sequence[PlacedText]
    rules: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line that a gap parts from the next."""

    text: str
    x0: float
    x1: float
    near: bool = False
    """Whether the gap before it is one of typesetting, so that it is a cell of its own only in a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set."""

    cells: tuple[Cell, ...]
    y: float
    size: float
    page: int = 0
    area: str = ""
    """The column of the page that it stands in: empty for the whole width, l and r for halves, rl for a half of one."""
    row: bool = False
    """Whether it is the row of a table; its cells are parted by tabs."""

    @property
    def text(self) -> str:
        """The text, tabs between the cells of a table."""
        return ("\t" if self.row else " ").join(cell.text for cell in solid(self.cells))

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.cells[-1].x1

    def beside(self, y: float, size: float) -> bool:
        """Whether something at this height is in the same line."""
        return abs(self.y - y) <= SAME_LINE * max(self.size, size)


def solid(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a line with those that stand near the one before joined to it."""
    found: list[Cell] = []
    for cell in cells:
        if found and cell.near:
            found[-1] = merged(found[-1], cell)
        else:
            found.append(cell)
    return found


def merged(first: Cell, second: Cell, text: str | None = None) -> Cell:
    """Make one cell of two that touch; `text` stands for that of the second."""
    return Cell(
        glue(first.text, second.text if text is None else text),
        min(first.x0, second.x0),
        max(first.x1, second.x1),
        first.near,
    )


def letters(text: str) -> float:
    """Width of a text in letters; Latin letters and digits count half."""
    return sum(1.0 if ord(char) >= HALF else 0.5 for char in text)
