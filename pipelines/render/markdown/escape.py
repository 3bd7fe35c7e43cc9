"""Text -> Markdown in which nothing of it is markup, and the head of every document."""

import re

from pipelines.compare.comparison import ComparedText, Comparison
from pipelines.render.safe_text import one_line

SPECIAL = re.compile(r"[\\`*_\[\]#|~$@]|:(?=//)|(?<=www)\.")
"""Characters that Markdown may read as markup or make a link of: the "*" of "5*3"."""

ENTITIES = {"&": "&amp;", "<": "&lt;"}


def escaped(text: str) -> str:
    """Return a text on one line that every Markdown reader shows as it is."""
    safe = SPECIAL.sub(r"\\\g<0>", one_line(text).replace("&", "\x00").replace("<", "\x01"))
    return safe.replace("\x00", ENTITIES["&"]).replace("\x01", ENTITIES["<"])


def document_head(comparison: Comparison) -> list[str]:
    """Return the lines that name the change, both its sides and its notes, with an empty line at the end."""
    return [
        f"# {escaped(comparison.title)}",
        "",
        f"- old: {described(comparison.old)}",
        f"- new: {described(comparison.new)}",
        *(f"- {escaped(english)}" for _, english in comparison.notes),
        "",
    ]


def described(side: ComparedText) -> str:
    """Return the name of a side, its note and its address, separated by commas."""
    return ", ".join(escaped(part) for part in (side.name, side.note, side.url) if part)


def change_marks(old: str, new: str) -> str:
    """Return the replaced and the new text in <del> and <ins>; an empty side has no element."""
    return (f"<del>{escaped(old)}</del>" if old else "") + (f"<ins>{escaped(new)}</ins>" if new else "")
