"""Texts -> GramCounts: every n-gram of some reports, counted exactly over many, without a table of all n-grams.

Only the grams of the reports in question are named: id_n(i) is the rank of (id_(n-1)(i), letter i+n-1) among the grams
that begin in those reports. Every other text is looked up in that list, and a place whose gram of n letters is not in
it is never looked at for n + 1 (a-priori). So a list of one year costs a pass over the texts, and no hash can collide.
"""

from dataclasses import dataclass, field

from pipelines.phrases.phrase_text import BREAK
from pipelines.text.arrays import Codes, Flags, Indices
from storage.lazy_imports import np

LONGEST = 14
"""Letters of the longest gram that is counted; longer names are found by their parts (measured: none of the gold)."""
ALPHABET = 1 << 21
"""More than the largest code point, so that (id, letter) packs into one integer."""


@dataclass(frozen=True, slots=True)
class GramLevel:
    """The grams of one length n.

    Attributes:
        uses: int64 (k,), uses of gram id in all texts.
        known: bool (k,), whether a text marked as known has it.
        at: int64 (m,), id of the gram that begins at each letter of the asked part, -1 where a break comes first.
        places: int64 (p,), where grams of this length stand in the whole, in order.
        ids: int64 (p,), which gram stands there.
    """

    uses: Indices
    known: Flags
    at: Indices
    places: Indices
    ids: Indices


@dataclass(frozen=True, slots=True)
class GramCounts:
    """Counts of the grams of the asked part.

    Attributes:
        codes: uint32 (N,), the letters of all texts, one after the other with BREAK between them.
        asked: the half-open span in `codes` of the texts whose grams are counted.
        levels: by length; `levels[0]` is empty and `levels[n]` has the grams of n letters.
        total: letters of all texts that are no BREAK.
    """

    codes: Codes = field(repr=False)
    asked: tuple[int, int]
    levels: tuple[GramLevel, ...] = field(repr=False)
    total: int


def count_grams(codes: Codes, asked: tuple[int, int], known: Flags, longest: int = LONGEST) -> GramCounts:
    """Count the grams that begin in one part of the letters over all of them.

    Args:
        codes: letters of all texts, BREAK after each; (N,) uint32.
        asked: half-open span of the part whose grams are wanted.
        known: whether a letter belongs to a text that makes a gram known, (N,) bool: an earlier report of the series.
        longest: letters of the longest gram.

    Returns:
        The counts, by length from 1 to `longest`.
    """
    start, end = asked
    places = np.flatnonzero(codes != BREAK)
    prior = codes.astype(np.int64)[places]
    total = len(places)
    levels = [_level(prior, places, asked, known)]
    for length in range(2, longest + 1):
        last = levels[-1]
        reach = last.places + length - 1
        inside = reach < len(codes)
        places, ids, reach = last.places[inside], last.ids[inside], reach[inside]
        letters = codes[reach]
        going = letters != BREAK
        levels.append(_level(ids[going] * ALPHABET + letters[going], places[going], (start, end), known))
    empty = np.zeros(0, dtype=np.int64)
    nothing = GramLevel(empty, empty.astype(bool), empty, empty, empty)
    return GramCounts(codes, asked, (nothing, *levels), total)


def _level(keys: Indices, places: Indices, asked: tuple[int, int], known: Flags) -> GramLevel:
    """Name the grams of one length.

    Args:
        keys: what tells a gram from others, (q,) int64.
        places: where each begins, (q,) int64 ascending.
        asked: half-open span of the places whose grams are named.
        known: (N,) bool, see `count_grams`.
    """
    first, last = np.searchsorted(places, asked)
    names, own = np.unique(keys[first:last], return_inverse=True)
    at = np.full(asked[1] - asked[0], -1, dtype=np.int64)
    at[places[first:last] - asked[0]] = own
    if not len(names):
        empty = np.zeros(0, dtype=np.int64)
        return GramLevel(empty, empty.astype(bool), at, empty, empty)
    ids = np.minimum(np.searchsorted(names, keys), len(names) - 1)
    hit = names[ids] == keys
    ids, places = ids[hit], places[hit]
    return GramLevel(
        np.bincount(ids, minlength=len(names)),
        np.bincount(ids[known[places]], minlength=len(names)) > 0,
        at,
        places,
        ids,
    )
