"""What no anchor holds -> finer runs out of order: what moved and was much edited on its way has no long ones."""

from typing import TYPE_CHECKING

from pipelines.diff.edits.anchors import EqualRun, gram_hashes, joined_pairs, unique_pairs
from pipelines.diff.edits.gap_alignment import Gap

if TYPE_CHECKING:
    from pipelines.diff.edits.anchors import Codes, Hashes, Indices

FINE = 6
"""Characters of a window that is unique in what is left of both texts."""
LEAST = 24
"""Characters below which a piece between two anchors is no passage."""
MOST = 400_000
"""Characters left in both texts above which the long runs must do: a text that is wholly disordered."""


def finer(old: "Codes", new: "Codes", rest: list[EqualRun], gaps: list[Gap]) -> list[EqualRun]:
    """Runs between pieces that stand between anchors, in the order of old; the long ones alone where too much is left."""
    left = [(gap.i, gap.i_end) for gap in gaps if gap.i_end - gap.i >= LEAST]
    right = [(gap.j, gap.j_end) for gap in gaps if gap.j_end - gap.j >= LEAST]
    size = sum(end - start for start, end in [*left, *right])
    if not left or not right or size > MOST:
        return rest
    i, j = unique_pairs(_windows(old, left), _windows(new, right))
    return joined_pairs(old, new, i, j, FINE)


def _windows(codes: "Codes", pieces: list[tuple[int, int]]) -> "tuple[Indices, Hashes]":
    """Where each window of the pieces begins, and its hash."""
    import numpy as np

    places = np.concatenate([np.arange(start, end) for start, end in pieces])
    whole = np.flatnonzero(places[FINE - 1 :] - places[: 1 - FINE] == FINE - 1)
    return places[whole], gram_hashes(codes[places], FINE)[whole]
