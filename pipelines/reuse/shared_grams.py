"""Texts -> SentencePairs: sentences of different places that share grams of five letters, with how much and how rare.

All grams lie in one sorted array; equal ones stand side by side, and pairs come from comparing the array with itself
shifted by one, two, … places. Seeds are the grams in few places, and of each sentence its rarest ones however common,
so that liturgy is found as well and can be marked. Measured on 127 reports with planted passages (docs/words.md): every
verbatim one is a pair, and 98 in a hundred of those with a third of their letters touched.
"""

from itertools import pairwise
from typing import NamedTuple

from pipelines.reuse.common_grams import usual_places
from pipelines.reuse.joined_texts import LaidOut
from pipelines.text.arrays import Flags, Hashes, Integers, Weights
from storage.lazy_imports import np

GRAM = 5
"""Letters of a gram; measured: with six, reuse with a third of its letters touched falls from .90 to .78."""
BASE, MIXER = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
"""Multipliers of the hash, odd: 2^64 over the golden ratio, and one of splitmix64."""
PLACE_BITS = 24
"""Bits of a letter's place in all texts (16 million letters); the rest of 64 holds the hash, whose chance of a false
match is below one a run, and a false match is no passage by itself."""
MOST_LETTERS = 1 << PLACE_BITS
FEW_PLACES = 20
"""Places up to which a gram is a seed wherever it stands; measured."""
RAREST = 3
"""Grams of each sentence that are seeds however common they are; measured, five find no more."""
FARTHEST = 400
"""Shift up to which equal grams are paired: bounds what identical sentences cost."""
MOST_IN_SENTENCE = 1 << 11
"""Letters of a sentence that are told apart; what lies beyond counts as its last letter."""
CLAUSE_SHARE = 0.7
"""Share of a clause that must be covered for it to count as taken; guess."""
PORTION = 1 << 19
"""Hits that are summed up at a time; guess."""
REFERENCE = 36
"""Places of the texts on which all weights were measured: the weight of a gram is ln(REFERENCE / places)."""
LEAST_COVERED, LEAST_SHARE = 8, 0.25
"""Letters, or share of the shorter sentence, that shared grams must cover in a pair; measured: loses no plant."""


class SentencePairs(NamedTuple):
    """Pairs of sentences, the later one first; all arrays (p,)."""

    later: Integers
    """Sentence among all."""
    earlier: Integers
    grams: Integers
    """Grams of the later sentence that the earlier one has."""
    covered: Integers
    """Letters of the later sentence in them."""
    rarity: Weights
    """Sum over these grams of ln(places that have it)."""
    clause: Integers
    """The longest clause of the later sentence that is covered to 70 %, -1 for none."""

    @property
    def weight(self) -> Weights:
        """How rare what is shared is, in nats, (p,)."""
        weight: Weights = self.grams * np.log(REFERENCE) - self.rarity
        return weight

    @property
    def places(self) -> Weights:
        """Geometric mean of the places that have a shared gram, (p,)."""
        places: Weights = np.exp(self.rarity / self.grams)
        return places

    def where(self, chosen: Flags) -> "SentencePairs":
        """Return some of the pairs."""
        return SentencePairs(
            self.later[chosen],
            self.earlier[chosen],
            self.grams[chosen],
            self.covered[chosen],
            self.rarity[chosen],
            self.clause[chosen],
        )


def sentence_pairs(laid: LaidOut, places: Integers, allowed: Flags) -> SentencePairs:
    """Find the pairs of sentences that share rare enough wording.

    Args:
        laid: the texts.
        places: int64 (T,), a number for the place of each text; texts of one place need not be neighbours.
        allowed: bool (T, T), whether the first text may have taken from the second.

    Returns:
        The pairs, by later and earlier sentence.
    """
    at, group, shared, spread = _sorted_grams(laid, places)
    chosen = _seeds(laid, at, group, shared, spread)
    hits = _hits(laid, at[chosen], group[chosen], allowed)
    spread_at = np.ones(len(laid.text), dtype=np.int32)
    spread_at[at] = spread[group]
    del at, group, shared, chosen
    return _all_gathered(laid, hits, spread_at)


def _sorted_grams(laid: LaidOut, places: Integers) -> tuple[Integers, Integers, Flags, Integers]:
    """Sort all grams that lie within a sentence.

    Returns:
        Place of each gram, its group of equal ones; for each group whether several of the given places have it, and how
        many places have it, of the given ones or usually.
    """
    keys = gram_keys(laid)
    at = (keys & np.uint64(MOST_LETTERS - 1)).astype(np.int32)
    keys >>= np.uint64(PLACE_BITS)
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    names = keys[new]
    del keys
    group = np.cumsum(new, dtype=np.int32) - np.int32(1)
    sizes = np.bincount(group, minlength=len(names))
    spread = _spread(laid, at, group, sizes, places)
    return at, group, spread >= 2, np.maximum(spread, usual_places(names))


def gram_keys(laid: LaidOut) -> Hashes:
    """Return the grams within sentences, sorted: hash above PLACE_BITS, first letter's place below."""
    codes = np.concatenate([np.zeros(0, np.uint32), *(each.codes for each in laid.texts)]).astype(np.uint64)
    count = max(0, len(codes) - GRAM + 1)
    hashes: Hashes = np.zeros(count, dtype=np.uint64)
    for letter in range(GRAM):
        hashes *= np.uint64(BASE)
        hashes += codes[letter : letter + count]
    hashes ^= hashes >> np.uint64(30)
    hashes *= np.uint64(MIXER)
    within = np.flatnonzero(laid.sentence[:count] == laid.sentence[GRAM - 1 :][:count])
    keys = hashes[within]
    keys &= ~np.uint64(MOST_LETTERS - 1)
    keys |= within.astype(np.uint64)
    del hashes, within, codes
    keys.sort()
    return keys


def _spread(laid: LaidOut, at: Integers, group: Integers, sizes: Integers, places: Integers) -> Integers:
    """Return how many places have each group of equal grams, (k,) int64."""
    count = int(places.max(initial=0)) + 1
    rows = np.flatnonzero(sizes[group] > 1)
    keys = group[rows].astype(np.int64) * count + places[laid.text[at[rows]]]
    keys.sort()
    first = np.ones(len(keys), dtype=bool)
    first[1:] = keys[1:] != keys[:-1]
    spread: Integers = np.maximum(1, np.bincount(keys[first] // count, minlength=len(sizes)))
    return spread


def _seeds(laid: LaidOut, at: Integers, group: Integers, shared: Flags, spread: Integers) -> Flags:
    """Say which grams are paired: in few places, or among the rarest shared ones of a sentence; (g,) bool."""
    seed: Flags = shared & (spread <= FEW_PLACES)
    rows = np.flatnonzero(shared[group])
    order = rows[np.lexsort((spread[group[rows]], laid.sentence[at[rows]]))]
    sentence = laid.sentence[at[order]]
    begins = np.searchsorted(sentence, sentence)
    seed[group[order[np.arange(len(order)) - begins < RAREST]]] = True
    found: Flags = seed[group]
    return found


def _hits(laid: LaidOut, at: Integers, group: Integers, allowed: Flags) -> Integers:
    """Pair equal grams of texts that may have taken from each other.

    Returns:
        Sorted keys ((later sentence * S + earlier sentence) * MOST_IN_SENTENCE + place in the later sentence), int64.
    """
    count = len(laid.sentences)
    text, sentence = laid.text[at], laid.sentence[at].astype(np.int64)
    inside = np.minimum(at - laid.sentences[sentence], MOST_IN_SENTENCE - 1)
    found = [np.zeros(0, dtype=np.int64)]
    live = np.arange(len(at))
    for shift in range(1, FARTHEST + 1):
        live = live[live + shift < len(at)]
        live = live[group[live] == group[live + shift]]
        if not len(live):
            break
        for later, earlier in ((live, live + shift), (live + shift, live)):
            fits = allowed[text[later], text[earlier]]
            later_fits, earlier_fits = later[fits], earlier[fits]
            pair = sentence[later_fits] * count + sentence[earlier_fits]
            found.append(pair * MOST_IN_SENTENCE + inside[later_fits])
    keys = np.concatenate(found)
    keys.sort()
    return keys


def _all_gathered(laid: LaidOut, keys: Integers, spread: Integers) -> SentencePairs:
    """Sum up all hits, PORTION at a time so that memory stays small; a pair is never cut in two."""
    cuts = [0]
    while cuts[-1] < len(keys):
        end = min(cuts[-1] + PORTION, len(keys))
        last = (int(keys[end - 1]) // MOST_IN_SENTENCE + 1) * MOST_IN_SENTENCE
        cuts.append(int(np.searchsorted(keys, last)))
    parts = [_gathered(laid, keys[start:end], spread) for start, end in pairwise(cuts)]
    return (
        SentencePairs(*map(np.concatenate, zip(*parts, strict=True)))
        if parts
        else _gathered(laid, keys, spread)
    )


def _gathered(laid: LaidOut, keys: Integers, spread: Integers) -> SentencePairs:
    """Sum up what each pair of sentences shares; pairs that share too little are left out.

    Args:
        laid: the texts.
        keys: what `_hits` gave.
        spread: places that have the gram at each letter, (N,) int64.
    """
    count = len(laid.sentences)
    keys = keys[np.r_[True, keys[1:] != keys[:-1]]] if len(keys) else keys
    pair, inside = keys // MOST_IN_SENTENCE, keys % MOST_IN_SENTENCE
    starts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]]) if len(pair) else np.zeros(0, np.int64)
    owner = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(pair)]))
    later, earlier = pair[starts] // count, pair[starts] % count
    at = laid.sentences[later[owner]] + inside
    covered = np.bincount(owner, _new_letters(at, owner), len(starts)).astype(np.int64)
    sizes = np.diff(laid.sentences)
    shorter = np.minimum(sizes[later], sizes[earlier])
    kept = (covered >= LEAST_COVERED) | (covered >= LEAST_SHARE * shorter)
    rarity: Weights = np.zeros(len(starts), dtype=np.float64)
    np.add.at(rarity, owner, np.log(spread[at]))
    clause = _clauses(laid, at, owner, len(starts))
    return SentencePairs(
        later, earlier, np.bincount(owner, minlength=len(starts)), covered, rarity, clause
    ).where(kept)


def _new_letters(at: Integers, owner: Integers) -> Integers:
    """Return how many letters each gram covers that the next one of the same owner does not, (h,) int64."""
    ahead = np.full(len(at), GRAM)
    same = owner[1:] == owner[:-1]
    ahead[:-1][same] = np.minimum(GRAM, (at[1:] - at[:-1])[same])
    return ahead


def _clauses(laid: LaidOut, at: Integers, owner: Integers, count: int) -> Integers:
    """Return the longest clause that each pair covers to CLAUSE_SHARE, (count,) int64, -1 for none."""
    longest = np.full(count, -1, dtype=np.int64)
    if not len(at):
        return longest
    unit = owner * len(laid.clauses) + laid.clause[at]
    starts = np.flatnonzero(np.r_[True, unit[1:] != unit[:-1]])
    of = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(unit)]))
    covered = np.bincount(of, _new_letters(at, of))
    clause = laid.clause[at[starts]]
    size = np.diff(laid.clauses)[clause]
    whole = covered >= CLAUSE_SHARE * size
    rows = np.flatnonzero(whole)
    order = rows[np.argsort(size[rows], kind="stable")]
    longest[owner[starts[order]]] = clause[order]
    return longest
