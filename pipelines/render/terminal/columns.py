"""Texts -> columns of a terminal, in which a Chinese character takes two cells."""

from collections.abc import Sequence


def width(text: str) -> int:
    """Return the number of cells that a text takes; rich is loaded by the command that draws, not by all."""
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, cells: int) -> str:
    """Return a text filled up with blanks to a number of cells; a longer one as it is."""
    return text + " " * (cells - width(text))


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines of aligned columns.

    Args:
        rows: texts, the same number in each row.

    Returns:
        One line a row, each with a newline, without trailing blanks; "" for no rows.
    """
    if not rows:
        return ""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(map(padded, row, widths)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"
