"""Uses of phrases -> which are cut out of two words: 创新｜发展理念 is not 新发展理念."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipelines.phrases.phrase_text import CLOSES, OPENS, PhraseText
from pipelines.text.arrays import Flags, Indices, Weights
from storage.lazy_imports import np

WORD, USES_OF_WORD = 3.0, 57
"""Pointwise mutual information in nats and uses in a million letters from which on a pair of letters is a word; measured
on 7,278 uses of 106 phrases (docs/words.md)."""
OTHER_WORD = 1.5
"""The same from which on a neighbour may belong to another word on its other side: 推行｜政务公开; measured on 98,000
uses, where 2 with the floor of a word lost 推行."""
TABLE = Path(__file__).with_name("bound_pairs.tsv")
"""Pairs of letters with at least 8 uses in a million letters of 127 reports, and how strongly they are bound. A fixed
table, so that a use is judged alike whatever else an archive holds."""
ALPHABET = 1 << 21


class BoundPairs(NamedTuple):
    """Pairs of letters and how strongly they are bound; arrays (k,), keys ascending."""

    keys: Indices
    """First letter * ALPHABET + second, int64."""
    strength: Weights
    """Nats, float32."""
    word: Weights
    """The same where the pair is common enough for a word, else 0."""

    def look_up(self, first: Indices, second: Indices, *, words: bool) -> Weights:
        """Return the strength of pairs, (n,) float32; 0 for those that are not in the table."""
        keys = first * ALPHABET + second
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found: Weights = np.where(
            self.keys[at] == keys, (self.word if words else self.strength)[at], np.float32(0)
        )
        return found


@cache
def bound_pairs() -> BoundPairs:
    """Return the table of bound pairs."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    keys = np.array([ord(row["pair"][0]) * ALPHABET + ord(row["pair"][1]) for row in rows], dtype=np.int64)
    strength = np.array([float(row["pmi"]) for row in rows], dtype=np.float32)
    common = np.array([int(row["per_million"]) >= USES_OF_WORD for row in rows])
    order = np.argsort(keys)
    return BoundPairs(keys[order], strength[order], np.where(common, strength, np.float32(0))[order])


def straddling(text: PhraseText, starts: Indices, ends: Indices) -> Flags:
    """Say which uses have an edge that is part of a word reaching beyond it.

    An edge letter that is bound to its neighbour outside more strongly than inside makes a word with it, unless that
    neighbour is bound to the letter beyond.

    Args:
        text: the letters.
        starts: half-open spans of at least two letters, (n,) int64.
        ends: their ends, (n,) int64.

    Returns:
        (n,) bool.
    """
    codes = np.concatenate([np.zeros(2, np.int64), text.codes.astype(np.int64), np.zeros(2, np.int64)])
    quotes = text.quotes
    first, last = starts + 2, ends + 1
    pairs = bound_pairs()
    before = np.where(quotes[starts] & OPENS, 0, codes[first - 1])
    left = pairs.look_up(before, codes[first], words=True)
    left_inside = pairs.look_up(codes[first], codes[first + 1], words=False)
    left_beyond = pairs.look_up(codes[first - 2], before, words=False)
    after = np.where(quotes[ends - 1] & CLOSES, 0, codes[last + 1])
    right = pairs.look_up(codes[last], after, words=True)
    right_inside = pairs.look_up(codes[last - 1], codes[last], words=False)
    right_beyond = pairs.look_up(after, codes[last + 2], words=False)
    cut_left = (left > WORD) & (left > left_inside) & (left_beyond <= OTHER_WORD)
    cut_right = (right > WORD) & (right > right_inside) & (right_beyond <= OTHER_WORD)
    return cut_left | cut_right
