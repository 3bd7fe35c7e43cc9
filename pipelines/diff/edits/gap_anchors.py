"""A gap without anchors -> anchors after all, window by window: for texts that repeat themselves."""

from typing import TYPE_CHECKING

from pipelines.diff.edits.anchors import EqualRun, shared_runs
from pipelines.diff.edits.chaining import heaviest_chain
from pipelines.diff.edits.gap_alignment import LARGEST, Gap

if TYPE_CHECKING:
    from pipelines.diff.edits.anchors import Codes

WINDOWS = ((12_000, 12), (3_000, 12), (3_000, 6))
"""(characters of a window, size of a gram) tried in turn: what repeats in a whole text may be unique in a part."""
MOST_FAILURES = 6
"""Windows without any anchor after which a gap is given up."""


def stride(old: "Codes", new: "Codes", chain: list[EqualRun], gaps: list[Gap]) -> list[EqualRun]:
    """The chain with more anchors in those of its gaps that are too large to be compared as a whole."""
    denser: list[EqualRun] = []
    for index, gap in enumerate(gaps):
        if (gap.i_end - gap.i) * (gap.j_end - gap.j) > LARGEST:
            denser += _through(old, new, gap)
        denser += chain[index : index + 1]
    return denser


def _through(old: "Codes", new: "Codes", gap: Gap) -> list[EqualRun]:
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


def _window(old: "Codes", new: "Codes", gap: Gap) -> list[EqualRun]:
    """A chain of anchors from the begin of a gap, in the widest window that has any."""
    for width, size in WINDOWS:
        left, right = old[gap.i : min(gap.i + width, gap.i_end)], new[gap.j : min(gap.j + width, gap.j_end)]
        head = common_head(left, right)
        if head >= size:
            return [EqualRun(gap.i, gap.j, head)]
        chain, _ = heaviest_chain(shared_runs(left, right, size))
        if sum(run.n for run in chain) * 8 >= min(len(left), len(right)):
            return [EqualRun(gap.i + run.i, gap.j + run.j, run.n) for run in chain]
    return []


def common_head(old: "Codes", new: "Codes") -> int:
    """How many characters both begin with."""
    import numpy as np

    shorter = min(len(old), len(new))
    unequal = np.flatnonzero(old[:shorter] != new[:shorter])
    return int(unequal[0]) if len(unequal) else shorter
