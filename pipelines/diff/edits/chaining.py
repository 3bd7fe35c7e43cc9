"""Choose the heaviest chain of runs that has the same order in both texts."""

from itertools import accumulate

from pipelines.diff.edits.anchors import EqualRun

MOST_RUNS = 20_000
"""Runs of a disordered block that are searched, the longest first: bounds time on shuffled or hostile texts."""


def heaviest_chain(runs: list[EqualRun]) -> tuple[list[EqualRun], list[EqualRun]]:
    """Split runs into a chain in order and the rest.

    Runs that are in order with every other one divide the list into blocks; only blocks need a search.

    Args:
        runs: in the order of old.

    Returns:
        (chain in order in both texts, without overlaps, with most characters; the other runs). In a block of more than
        MOST_RUNS runs only the longest are considered.
    """
    highest = list(accumulate((run.j for run in runs), max))
    lowest = list(accumulate((run.j for run in reversed(runs)), min))[::-1]
    chain: list[EqualRun] = []
    rest: list[EqualRun] = []
    block: list[EqualRun] = []
    for run, high, low in zip(runs, highest, lowest, strict=True):
        if run.j == high == low:
            _split_block(block, chain, rest)
            block = []
            chain.append(run)
        else:
            block.append(run)
    _split_block(block, chain, rest)
    return _without_overlaps(chain), rest


def _split_block(block: list[EqualRun], chain: list[EqualRun], rest: list[EqualRun]) -> None:
    """Add the heaviest chain of a block to `chain`, and its other runs to `rest`."""
    if not block:
        return
    if len(block) > MOST_RUNS:
        longest = sorted(range(len(block)), key=lambda index: (-block[index].n, index))[:MOST_RUNS]
        block = [block[index] for index in sorted(longest)]
    kept = _heaviest(block)
    chain.extend(block[index] for index in kept)
    taken = set(kept)
    rest.extend(run for index, run in enumerate(block) if index not in taken)


def _heaviest(runs: list[EqualRun]) -> list[int]:
    """Return the indices of the heaviest subsequence that rises in j.

    A Fenwick tree holds the best chain that ends below each rank of j: n log n.
    """
    ranks = {j: rank + 1 for rank, j in enumerate(sorted({run.j for run in runs}))}
    best_weight = [0] * (len(ranks) + 1)
    best_index = [-1] * (len(ranks) + 1)
    back = [-1] * len(runs)
    top_weight, top = 0, -1
    for index, run in enumerate(runs):
        rank = ranks[run.j]
        weight, place = 0, rank - 1
        while place > 0:
            if best_weight[place] > weight:
                weight, back[index] = best_weight[place], best_index[place]
            place &= place - 1
        weight += run.n
        place = rank
        while place < len(best_weight):
            if weight > best_weight[place]:
                best_weight[place], best_index[place] = weight, index
            place += place & -place
        if weight > top_weight:
            top_weight, top = weight, index
    kept: list[int] = []
    while top >= 0:
        kept.append(top)
        top = back[top]
    return kept[::-1]


def _without_overlaps(chain: list[EqualRun]) -> list[EqualRun]:
    """Return runs without the begin of each that overlaps the run before it on either side."""
    clean: list[EqualRun] = []
    old_end = new_end = 0
    for run in chain:
        cut = max(old_end - run.i, new_end - run.j, 0)
        if cut < run.n:
            clean.append(EqualRun(run.i + cut, run.j + cut, run.n - cut))
            old_end, new_end = run.i + run.n, run.j + run.n
    return clean
