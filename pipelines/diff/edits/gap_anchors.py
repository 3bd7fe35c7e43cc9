"""Find anchors inside gaps: sliding windows through large gaps, short k-grams for leftovers."""

from pipelines.diff.edits.anchors import EqualRun, gram_hashes, merge_pairs, shared_runs, unique_pairs
from pipelines.diff.edits.chaining import heaviest_chain
from pipelines.diff.edits.gap_alignment import LARGEST, Gap
from pipelines.text.arrays import Codes, Hashes, Indices
from pipelines.text.common_affix import common_prefix
from pipelines.text.normal import codes_of
from storage.lazy_imports import np

WINDOWS = ((12_000, 12), (3_000, 12), (3_000, 6))
"""(characters of a window, of a k-gram), tried in turn: what repeats in a text may be unique in a part; guess."""
MOST_FAILURES = 6
"""Windows in a row without any anchor after which a gap is given up; guess."""
FINE = 6
"""Characters of a k-gram that is unique in what is left of both texts; guess."""
LEAST = 24
"""Least characters of a piece between two anchors that may have moved; as SHORTEST of block_moves.py."""
MOST = 400_000
"""Characters left in both texts above which the long runs must suffice: the texts are wholly disordered."""


def anchor_large_gaps(old: str, new: str, chain: list[EqualRun], gaps: list[Gap]) -> list[EqualRun]:
    """Add anchors inside the gaps that are too large to be aligned as a whole.

    Args:
        old: the earlier text.
        new: the later text.
        chain: runs in order.
        gaps: the gaps before, between and after them.

    Returns:
        Runs in order: the chain, and those found in its gaps.
    """
    denser: list[EqualRun] = []
    for index, gap in enumerate(gaps):
        if (gap.i_end - gap.i) * (gap.j_end - gap.j) > LARGEST:
            denser += _through(old, new, gap)
        denser += chain[index : index + 1]
    return denser


def _through(old: str, new: str, gap: Gap) -> list[EqualRun]:
    """Return anchors found by sliding windows through one gap, in order; gives up after MOST_FAILURES."""
    found: list[EqualRun] = []
    i, i_end, j, j_end = gap
    failures = 0
    while i < i_end and j < j_end and failures < MOST_FAILURES:
        runs = _window(old, new, Gap(i, i_end, j, j_end))
        if runs:
            found += runs
            i, j = runs[-1].i + runs[-1].n, runs[-1].j + runs[-1].n
            failures = 0
        else:
            i, j = i + WINDOWS[0][0] // 2, j + WINDOWS[0][0] // 2
            failures += 1
    return found


def _window(old: str, new: str, gap: Gap) -> list[EqualRun]:
    """Return a chain of anchors at the begin of a gap, from the widest window that has any; else nothing."""
    for width, size in WINDOWS:
        left, right = old[gap.i : min(gap.i + width, gap.i_end)], new[gap.j : min(gap.j + width, gap.j_end)]
        head = common_prefix(left, 0, right, 0, width)
        if head >= size:
            return [EqualRun(gap.i, gap.j, head)]
        chain, _ = heaviest_chain(shared_runs(codes_of(left), codes_of(right), size))
        if sum(run.n for run in chain) * 8 >= min(len(left), len(right)):
            return [EqualRun(gap.i + run.i, gap.j + run.j, run.n) for run in chain]
    return []


def anchor_leftovers(old: Codes, new: Codes, rest: list[EqualRun], gaps: list[Gap]) -> list[EqualRun]:
    """Find finer runs between what no anchor covers: text that moved and was edited has no long ones.

    Args:
        old: code points of the earlier text, (n,) uint32.
        new: code points of the later text, (m,) uint32.
        rest: the long runs out of order.
        gaps: gaps between the runs in order.

    Returns:
        Runs in the order of `old`; `rest` itself where a side has nothing left or both have more than MOST characters.
    """
    left = [(gap.i, gap.i_end) for gap in gaps if gap.i_end - gap.i >= LEAST]
    right = [(gap.j, gap.j_end) for gap in gaps if gap.j_end - gap.j >= LEAST]
    size = sum(end - start for start, end in [*left, *right])
    if not left or not right or size > MOST:
        return rest
    i, j = unique_pairs(_windows(old, left), _windows(new, right))
    return merge_pairs(old, new, i, j, FINE)


def _windows(codes: Codes, pieces: list[tuple[int, int]]) -> tuple[Indices, Hashes]:
    """Return position (k,) int64 and hash (k,) uint64 of each k-gram inside the pieces."""
    places = np.concatenate([np.arange(start, end) for start, end in pieces])
    whole = np.flatnonzero(places[FINE - 1 :] - places[: 1 - FINE] == FINE - 1)
    return places[whole], gram_hashes(codes[places], FINE)[whole]
