"""Pieces of a row -> the marks of its two cells, with every character made safe to show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.render.safe_text import spelled_out, visible
from pipelines.render.view.aligned_rows import MINOR, RowPiece, TextRun


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Characters inside a mark."""

    plain: str
    spelled: str = ""
    """The same with blanks spelled out, for a change of layout or typography; else empty."""
    inner: bool = False
    """True for what changed inside a moved text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a cell; without a tag it is equal text."""

    texts: tuple[MarkedText, ...]
    tag: Literal["", "del", "ins"] = ""
    kind: str = ""
    key: str = ""
    """Id of its hunk, unique on its page."""
    inline_only: bool = False
    link: str = ""
    """Id of the other place of a moved text."""
    link_label: str = ""


def row_cells(
    pieces: Iterable[RowPiece], prefix: str, down: frozenset[int]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Turn the pieces of a row into its two cells.

    Args:
        pieces: the row from left to right.
        prefix: what the ids of this change on the page begin with.
        down: numbers of the hunks that moved down (aligned_rows.moved_down).

    Returns:
        (old cell, new cell); the new one also holds old text, marked `inline_only`, for the inline view.
    """
    old: list[Mark] = []
    new: list[Mark] = []
    for piece in pieces:
        gone, come = piece_marks(piece, prefix, down)
        old += [gone] if gone else []
        new += [replace(gone, inline_only=True)] if gone and gone.tag else []
        new += [come] if come else []
    return without_last_break(old), without_last_break(new)


def piece_marks(piece: RowPiece, prefix: str, down: frozenset[int]) -> tuple[Mark | None, Mark | None]:
    """Return the marks of a piece in the old and in the new cell; None where a cell shows nothing of it."""
    if piece.hunk is None:
        return Mark(safe_runs(piece.old, None)), Mark(safe_runs(piece.new, None))
    key = f"{prefix}h{piece.hunk}"
    kind = str(piece.kind)
    if piece.kind == "move" and piece.sides != "both":
        if piece.sides == "old":
            label = "moved_to" if piece.hunk in down else "moved_up"
            return Mark(safe_runs(piece.old, kind), "del", kind, key, link=f"{key}b", link_label=label), None
        label = "moved_from" if piece.hunk in down else "moved_up_from"
        return None, Mark(safe_runs(piece.new, kind), "ins", kind, f"{key}b", link=key, link_label=label)
    has_new = piece.new or piece.kind == "digits_lost"
    return (
        Mark(safe_runs(piece.old, kind), "del", kind, key) if piece.old else None,
        Mark(safe_runs(piece.new, kind), "ins", kind, key) if has_new else None,
    )


def safe_runs(runs: tuple[TextRun, ...], kind: str | None) -> tuple[MarkedText, ...]:
    """Return runs as safe text; hunks of a minor kind have their blanks spelled out."""
    return tuple(
        MarkedText(visible(run.text), spelled_out(run.text) if kind in MINOR else "", run.inner)
        for run in runs
    )


def without_last_break(cell: list[Mark]) -> tuple[Mark, ...]:
    """Return a cell without the line breaks that end it."""
    if not cell or not cell[-1].texts:
        return tuple(cell)
    *texts, last = cell[-1].texts
    last = replace(last, plain=last.plain.rstrip("\n"))
    return *cell[:-1], replace(cell[-1], texts=(*texts, last))
