"""Pieces of two texts -> the marks of two cells: what a template draws, every character made safe to show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipelines.render.safe_text import spelled_out, visible
from pipelines.render.view.aligned_rows import MINOR, RowPiece, TextRun


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Characters inside a mark: as they are, and spelled out where a change is of blanks only."""

    plain: str
    spelled: str = ""
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a cell; without a tag it is equal text."""

    texts: tuple[MarkedText, ...]
    tag: Literal["", "del", "ins"] = ""
    kind: str = ""
    key: str = ""
    """The hunk that it belongs to, unique in its page."""
    inline_only: bool = False
    link: str = ""
    link_label: str = ""


def cells(
    pieces: Iterable[RowPiece], prefix: str, down: frozenset[int]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The old and the new cell of a row; the new one also holds what is gone, for the inline view."""
    old: list[Mark] = []
    new: list[Mark] = []
    for piece in pieces:
        gone, come = marks(piece, prefix, down)
        old += [gone] if gone else []
        new += [inlined(gone)] if gone and gone.tag else []
        new += [come] if come else []
    return trimmed(old), trimmed(new)


def marks(piece: RowPiece, prefix: str, down: frozenset[int]) -> tuple[Mark | None, Mark | None]:
    """What a piece is in the old and in the new cell."""
    if piece.hunk is None:
        return Mark(texts(piece.old, None)), Mark(texts(piece.new, None))
    key = f"{prefix}h{piece.hunk}"
    kind = str(piece.kind)
    if piece.kind == "move" and piece.sides != "both":
        if piece.sides == "old":
            label = "moved_to" if piece.hunk in down else "moved_up"
            return Mark(texts(piece.old, kind), "del", kind, key, link=f"{key}b", link_label=label), None
        label = "moved_from" if piece.hunk in down else "moved_up_from"
        return None, Mark(texts(piece.new, kind), "ins", kind, f"{key}b", link=key, link_label=label)
    return (
        Mark(texts(piece.old, kind), "del", kind, key) if piece.old else None,
        Mark(texts(piece.new, kind), "ins", kind, key) if piece.new or piece.kind == "digits_lost" else None,
    )


def inlined(mark: Mark) -> Mark:
    """The old side of a hunk as the newer cell shows it in the inline view."""
    return Mark(mark.texts, mark.tag, mark.kind, mark.key, True, mark.link, mark.link_label)  # noqa: FBT003 -- a field


def texts(of: tuple[TextRun, ...], kind: str | None) -> tuple[MarkedText, ...]:
    """Runs as safe text; blanks are spelled out where they are all that changed."""
    return tuple(
        MarkedText(visible(run.text), spelled_out(run.text) if kind in MINOR else "", run.inner) for run in of
    )


def trimmed(cell: list[Mark]) -> tuple[Mark, ...]:
    """A cell without the line break that ends it."""
    if not cell or not cell[-1].texts:
        return tuple(cell)
    mark, text = cell[-1], cell[-1].texts[-1]
    short = MarkedText(text.plain.rstrip("\n"), text.spelled, text.inner)
    return (
        *cell[:-1],
        Mark(
            (*mark.texts[:-1], short),
            mark.tag,
            mark.kind,
            mark.key,
            mark.inline_only,
            mark.link,
            mark.link_label,
        ),
    )
