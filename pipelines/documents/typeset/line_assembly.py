"""Runs of a page -> its lines: pieces of one height side by side, notes' marks and exponents written apart."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.typeset.typeset_page import BARELY, ONE_WORD, Cell, Line, PlacedText, merged
from pipelines.parse.superscripts import LOOK_BACK, RAISED, write_raised

OVERLAP = 0.65
"""Letters by which a piece may reach into the one before it (guess; quotation marks are set half a letter closer)."""
SMALL, LIFTED = 0.85, 0.12
"""Share of the letter size up to which, and by which higher, digits are a superscript (guesses)."""
NEAR = 40
"""Lines back among which the rest of a line is looked for that was not written in order (guess)."""


def lines_of(runs: Sequence[PlacedText], page: int) -> list[Line]:
    """Put the runs of a page into lines.

    Args:
        runs: in the order of the content.
        page: the page's number, from 0.

    Returns:
        Lines in the order of the content; a gap of more than a letter parts cells.
    """
    lines: list[Line] = []
    for at, run in enumerate(runs):
        after = runs[at + 1].text[:1] if at + 1 < len(runs) else ""
        if lines and (grown := _continued(lines[-1], run, after)):
            lines[-1] = grown
        else:
            _place(lines, Line((Cell(" ".join(run.text.split()), run.x0, run.x1),), run.y, run.size, page))
    return lines


def _continued(line: Line, run: PlacedText, after: str) -> Line | None:
    """Return a line with a run at its end; None where the run stands elsewhere."""
    size = max(line.size, run.size)
    gap = (run.x0 - line.x1) / size
    if not line.beside(run.y, run.size) or gap < -OVERLAP:
        return None
    cell = Cell(" ".join(run.text.split()), run.x0, run.x1)
    if gap > BARELY:
        return replace(line, cells=(*line.cells, replace(cell, near=gap <= ONE_WORD)))
    before = line.cells[-1]
    text = cell.text
    if _is_raised(line, run):
        text = write_raised(before.text[-LOOK_BACK:], cell.text, after)
    elif _is_raised(
        Line((cell,), run.y, run.size), PlacedText(before.text, before.x0, before.x1, line.y, line.size)
    ):
        text = cell.text
    grown = merged(before, cell, text)
    larger = run if len(run.text) > len(line.text) and not RAISED.fullmatch(run.text.strip()) else line
    return replace(line, cells=(*line.cells[:-1], grown), y=larger.y, size=larger.size)


def _is_raised(line: Line, run: PlacedText) -> bool:
    """Whether a run is a superscript of digits in a line."""
    lifted = run.y - line.y > LIFTED * line.size
    return lifted and run.size <= SMALL * line.size and RAISED.fullmatch(run.text.strip()) is not None


def _place(lines: list[Line], line: Line) -> None:
    """Put a line after the others, or into one that it touches, which was not written in order."""
    for at in range(len(lines) - 1, max(len(lines) - NEAR, 0) - 1, -1):
        other = lines[at]
        if not other.beside(line.y, line.size):
            continue
        size = max(other.size, line.size)
        for first, second in ((other, line), (line, other)):
            if -OVERLAP <= (second.x0 - first.x1) / size <= ONE_WORD:
                middle = merged(first.cells[-1], second.cells[0])
                cells = (*first.cells[:-1], middle, *second.cells[1:])
                lines[at] = replace(other, cells=cells)
                return
    lines.append(line)
