"""Find where the raw texts of a run differ though its normal form is equal: layout and typography."""

from collections.abc import Iterator

from pipelines.diff.edits.anchors import EqualRun
from pipelines.text.normal import Normal, codes_of
from storage.lazy_imports import np
from storage.records import Span

POINT = "."
"""Does not part two changes of one number: 2.5 and ₂.₅."""


def folded_changes(old: Normal, new: Normal, run: EqualRun) -> Iterator[tuple[Span, Span]]:
    """Yield the differences of the raw texts inside one equal run.

    Args:
        old: the earlier text.
        new: the later text.
        run: equal in both normal forms, not empty.

    Yields:
        Pairs of half-open raw spans, in order: characters that are written differently, adjacent ones together, and white
        space that differs between two characters.
    """
    left = np.frombuffer(old.offsets, dtype=np.int32)[run.i : run.i + run.n].astype(np.int64)
    right = np.frombuffer(new.offsets, dtype=np.int32)[run.j : run.j + run.n].astype(np.int64)
    old_start, new_start = int(left[0]), int(right[0])
    left -= old_start
    right -= new_start
    old_codes = codes_of(old.raw[old_start : old_start + int(left[-1]) + 1])
    new_codes = codes_of(new.raw[new_start : new_start + int(right[-1]) + 1])
    written = old_codes[left] != new_codes[right]
    spaced = np.append((np.diff(left) > 1) | (np.diff(right) > 1), False)
    pending: tuple[Span, Span] | None = None
    for place in np.flatnonzero(written | spaced).tolist():
        i, j = int(left[place]) + old_start, int(right[place]) + new_start
        if written[place]:
            touches = pending and _touches(old.raw, (pending[0][1], i), new.raw, (pending[1][1], j))
            if pending and not touches:
                yield pending
            pending = (
                (pending[0][0] if touches and pending else i, i + 1),
                (
                    pending[1][0] if touches and pending else j,
                    j + 1,
                ),
            )
        if spaced[place]:
            if pending:
                yield pending
                pending = None
            i_end, j_end = int(left[place + 1]) + old_start, int(right[place + 1]) + new_start
            yield (i + 1, i_end), (j + 1, j_end)
    if pending:
        yield pending


def _touches(old: str, between: Span, new: str, other: Span) -> bool:
    """Return whether nothing stands between two changes, or the point of a number."""
    return old[slice(*between)] == new[slice(*other)] and old[slice(*between)] in {"", POINT}
