"""Texts -> columns of a terminal, in which a Chinese character takes two places."""

from collections.abc import Sequence
from unicodedata import east_asian_width


def width(text: str) -> int:
    """Places that a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, places: int) -> str:
    """A text filled up with blanks."""
    return text + " " * (places - width(text))


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of texts, each of as many columns, as lines; the last column is not filled up."""
    if not rows:
        return ""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(map(padded, row, widths)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"
