"""Grams -> in how many places they usually stand, by a fixed table of common wording.

A county's neighbours are few, and among few texts every set phrase looks rare. So what many places have is known from a
table: 5-letter grams that at least four of the 36 places of the reports have on which the search was measured. It holds
hashes and no text. `benchmarks/words/write_common_grams.py` makes it anew from any folder of reports.
"""

from functools import cache
from pathlib import Path

from pipelines.text.arrays import Hashes, Integers
from storage.lazy_imports import np

TABLE = Path(__file__).with_name("common_grams.npy")
"""uint64, sorted: the 40 upper bits of a gram's hash and its places in the lowest 8."""
NAME_BITS, PLACES_BITS = 40, 8
LEAST = 4
"""Places from which on a gram is in the table; guess."""


def usual_places(names: Hashes) -> Integers:
    """Return in how many places grams usually stand.

    Args:
        names: the 40 upper bits of their hashes, (k,) uint64.

    Returns:
        (k,) int64, 0 for those that are not common.
    """
    known, places = _table()
    at = np.minimum(np.searchsorted(known, names), len(known) - 1)
    usual: Integers = np.where(known[at] == names, places[at], 0)
    return usual


def packed(names: Hashes, places: Integers) -> Hashes:
    """Return the table of grams and their places, as it is written."""
    common = places >= LEAST
    rows = (names[common] << np.uint64(PLACES_BITS)) | np.minimum(places[common], 255).astype(np.uint64)
    return np.sort(rows)


@cache
def _table() -> tuple[Hashes, Integers]:
    """Return names, ascending, and places."""
    rows = np.load(TABLE, allow_pickle=False)
    return rows >> np.uint64(PLACES_BITS), (rows & np.uint64((1 << PLACES_BITS) - 1)).astype(np.int64)
