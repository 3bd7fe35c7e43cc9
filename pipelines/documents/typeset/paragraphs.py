"""Pages -> paragraphs: a line goes on where the one before could not have held its first word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.documents.typeset.aligned_cells import with_rows
from pipelines.documents.typeset.line_assembly import lines_of
from pipelines.documents.typeset.page_columns import in_columns
from pipelines.documents.typeset.ruled_tables import take_tables
from pipelines.documents.typeset.running_heads import is_printed, without_edges
from pipelines.documents.typeset.type_areas import HANGS, TypeArea, type_areas
from pipelines.documents.typeset.typeset_page import Line, TypesetPage, letters, solid
from pipelines.parse.pdf_lines import (
    ENDS,
    HEAD_BREAKS,
    HEAD_ENDS,
    HEAD_WHOLE,
    OWN_LINE,
    begins_paragraph,
    close_gaps,
    glue,
)

SAME_SIZE = 0.08
"""Share by which the letters of one paragraph may differ in size (guess, as are all below)."""
SLACK, SLACK_INDENTED = 0.6, 2.0
"""Letters of room left at the end of a line that could not hold the next word; where indents show paragraphs, more."""
INDENT = 1.2
"""Letters from the margin from which a line is indented."""
AT_MARGIN = 0.2
"""Letters by which a stretched line may miss the margin."""
HANGING = 5.0
"""Letters by which the lines under a number may be indented at most."""
CENTRED, ROOM_BESIDE = 0.7, 2.5
"""Letters by which the middle of a centred line may be off, and that are free on either side of it."""
SPACED, SPACED_INDENTED = 1.35, 1.9
"""Times the usual distance of lines from which a space parts paragraphs; where indents show them, more."""
SOFT_HYPHEN = re.compile("(?<=[0-9])\xad(?=[0-9])")
"""A soft hyphen that stands for the sign of a range: the one in `2021\xad2025`."""
SET_APART = re.compile(
    "(?<=[\u3400-\u9fff，。、；：（）]) (?=[0-9])|(?<=[0-9%‰]) (?=[\u3400-\u9fff，。、；：（）])"
)
"""A blank between Chinese characters and digits, as typesetting puts there: `增长 5.5% 左右`."""
FIRST_WORD = re.compile(
    r"[“‘（《〈「『【(\[]*(?:——|(?:[A-Za-z0-9.,%‰％+/:~-]|、(?=[0-9]))+|.)[”’）》〉」』】)\]。，、；：！？…%％]*"
)
"""What stays together at a line's beginning: `“十四五`'s `“十`, `2026`, `业。`."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What pages say."""

    lines: list[str]
    printed: bool = False
    """Whether a browser printed the pages."""


def paragraphs_of(pages: Sequence[TypesetPage]) -> Paragraphs:
    """Join the lines of typeset pages into paragraphs.

    Args:
        pages: in order.

    Returns:
        Paragraphs; a table's row is one with tabs between cells.
    """
    set_pages = [_lines(page, number) for number, page in enumerate(pages)]
    kept = with_rows([line for page in without_edges(set_pages) for line in page])
    areas = type_areas(kept)
    joined: list[str] = []
    before: Line | None = None
    for line in kept:
        if before is not None and _goes_on(
            before, line, areas[before.page, before.area], areas[line.page, line.area]
        ):
            joined[-1] = glue(joined[-1], line.text)
        else:
            joined.append(line.text)
        before = line
    plain = [without_typesetting(line) for line in close_gaps(joined)]
    return Paragraphs([line for line in plain if line.strip()], is_printed(set_pages))


def without_typesetting(line: str) -> str:
    """Write a line without the blanks and hyphens that only typesetting put there."""
    return SET_APART.sub("", SOFT_HYPHEN.sub("-", line).replace("\xad", ""))


def _lines(page: TypesetPage, number: int) -> list[Line]:
    """Return the lines of a page in reading order."""
    runs, rows = take_tables(page.runs, page.rules, number)
    lines: list[Line] = []
    start = 0
    for at, row in rows:
        lines += [*lines_of(runs[start:at], number), row]
        start = at
    lines += lines_of(runs[start:], number)
    return in_columns(lines)


def _goes_on(before: Line, line: Line, above: TypeArea, area: TypeArea) -> bool:
    """Whether a line continues the paragraph of the line before.

    Args:
        before: the line before, in reading order.
        line: the line.
        above: margins of the column of the one before.
        area: those of the line's.
    """
    if before.row or line.row or area.is_narrow or OWN_LINE.match(line.text) or HEAD_WHOLE.match(before.text):
        return False
    if abs(before.size - line.size) > SAME_SIZE * max(before.size, line.size):
        return False
    if HEAD_BREAKS.search(before.text) and HEAD_ENDS.fullmatch(line.text):
        return True
    room = (above.right - before.x1) / before.size
    if _is_centred(line, area):
        wanted = 2 * SLACK + 2 * _first_word(line)
        return not before.text.endswith(ENDS) and room < wanted and not begins_paragraph(line.text)
    if _is_apart(before, line, area) or (_is_centred(before, above) and room > SLACK_INDENTED):
        return False
    return _is_full(before, line, room, above) and _is_flush(before, line, above, area)


def _is_full(before: Line, line: Line, room: float, area: TypeArea) -> bool:
    """Whether the first word of a line could not have stood at the end of the one before, `room` letters wide."""
    slack = SLACK_INDENTED if area.indented else SLACK
    if room > _first_word(line) + slack:
        return False
    if room > slack and before.text.endswith(ENDS) and begins_paragraph(line.text):
        return False
    return area.indented or not area.justified or _is_stretched(room)


def _is_flush(before: Line, line: Line, above: TypeArea, area: TypeArea) -> bool:
    """Whether a line begins where those within a paragraph do: at the margin, or under the text after a number."""
    ended = before.text.endswith(ENDS)
    indent = (line.x0 - area.left) / line.size
    if indent < INDENT:
        return area.indented or not (ended and begins_paragraph(line.text))
    own = (before.x0 - above.left) / before.size
    hanging = begins_paragraph(before.text) and own + SLACK < indent < own + HANGING
    return hanging and not ended and not begins_paragraph(line.text)


def _is_stretched(room: float) -> bool:
    """Whether a line of justified text ends at the margin, or a sign of it hangs over: no last line does but by chance.

    Args:
        room: letters from its end to the margin; negative beyond it.
    """
    return abs(room) <= AT_MARGIN or room <= -HANGS


def _first_word(line: Line) -> float:
    """Width of what stays together at a line's beginning, in letters; letters may be set apart."""
    cell = solid(line.cells)[0]
    found = FIRST_WORD.match(cell.text)
    apart = (cell.x1 - cell.x0) / (line.size * (letters(cell.text) or 1.0))
    return letters(found[0] if found else "") * max(apart, 1.0)


def _is_centred(line: Line, area: TypeArea) -> bool:
    """Whether a line is set in the middle of its column, with room on both sides."""
    left, right = line.x0 - area.left, area.right - line.x1
    return min(left, right) > ROOM_BESIDE * line.size and abs(left - right) < 2 * CENTRED * line.size


def _is_apart(before: Line, line: Line, area: TypeArea) -> bool:
    """Whether more space than usual stands between two lines of a column."""
    if (before.page, before.area) != (line.page, line.area) or not area.leading:
        return False
    times = SPACED_INDENTED if area.indented else SPACED
    return before.y - line.y > times * area.leading
