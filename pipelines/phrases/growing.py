"""A gram -> the name that it is a part of: grown along its report's text, trimmed of verbs and empty words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipelines.phrases.edges import STOPS, closed, is_number_name, opened
from pipelines.phrases.gram_counts import LONGEST, GramCounts
from pipelines.phrases.gram_features import Evidence
from pipelines.phrases.phrase_text import BREAK, CLOSES, OPENS
from pipelines.text.normal import text_from_codes
from storage.lazy_imports import np

KEPT_SHARE = 0.5
"""Share of its uses that a longer gram must keep; measured."""
BOUND_USES, BOUND_SHARE = 3, 1.2
"""From how many uses on, and below which ratio of the uses of a part to those of the whole, they are one name; guess."""
VERB = 2
"""Letters of an opener that is a verb whatever follows; one letter may begin a name: 以德治国, 再就业."""
PIECE = 8
"""Letters of the longest phrase that is believed on one use without quotation marks; guess."""
SHORTEST = 3
"""Letters that must remain when a gram is trimmed."""


class Gram(NamedTuple):
    """A run of letters of the asked part."""

    start: int
    """Its place, relative to the start of the part."""
    length: int


def words_at(counts: GramCounts, gram: Gram) -> str:
    """Return the letters of a gram."""
    start = counts.asked[0] + gram.start
    return text_from_codes(counts.codes[start : start + gram.length])


def grown(counts: GramCounts, gram: Gram) -> Gram:
    """Lengthen a gram by a letter while that keeps half of its uses; never over a particle or a mark."""
    while gram.length < LONGEST:
        wider = [Gram(gram.start, gram.length + 1), Gram(gram.start - 1, gram.length + 1)]
        ahead, back = (_uses(counts, each) for each in wider)
        least = max(2, KEPT_SHARE * _uses(counts, gram))
        if ahead >= least and ahead >= back and words_at(counts, wider[0])[-1] not in STOPS:
            gram = wider[0]
        elif back >= least and words_at(counts, wider[1])[0] not in STOPS:
            gram = wider[1]
        else:
            return gram
    return gram


def trimmed(counts: GramCounts, gram: Gram) -> Gram:
    """Take opening verbs and empty endings off a gram while the rest is new and no shorter than SHORTEST."""
    words = words_at(counts, gram)
    while not is_number_name(words):
        front, back = len(opened(words)), len(closed(words))
        shorter = [Gram(gram.start + front, gram.length - front)] if front else []
        shorter += [Gram(gram.start, gram.length - back)] if back else []
        fitting = [
            each
            for each in shorter
            if each.length >= SHORTEST
            and _is_new(counts, each)
            and (front >= VERB or not _is_bound(counts, gram, each))
        ]
        if not fitting:
            return gram
        gram = fitting[0]
        words = words_at(counts, gram)
    return gram


def _uses(counts: GramCounts, gram: Gram) -> int:
    """Return the uses of a gram in all texts; 0 where a break or an end is in the way."""
    if gram.start < 0:
        return 0
    level = counts.levels[gram.length]
    named = int(level.at[gram.start])
    return int(level.uses[named]) if named >= 0 else 0


def _is_new(counts: GramCounts, gram: Gram) -> bool:
    level = counts.levels[gram.length]
    return not bool(level.known[level.at[gram.start]])


def _is_bound(counts: GramCounts, gram: Gram, rest: Gram) -> bool:
    """Whether what would remain hardly stands without what would go: 发展观 without 科学."""
    uses = _uses(counts, gram)
    return uses >= BOUND_USES and _uses(counts, rest) < BOUND_SHARE * uses


def pieces(counts: GramCounts, evidence: Evidence) -> Iterator[Gram]:
    """Yield what stands between two marks or particles, bare of verbs, with one use: 实行｜退耕还林｜的."""
    start, end = counts.asked
    letters, quotes = counts.codes[start:end], evidence.quotes[start:end]
    stops = np.isin(letters, [BREAK, *map(ord, STOPS)])
    cut = stops.copy()
    cut |= (quotes & OPENS) > 0
    cut[1:] |= stops[:-1] | ((quotes[:-1] & CLOSES) > 0)
    edges = [*np.flatnonzero(cut).tolist(), end - start]
    for begin, stop in pairwise(edges):
        if not SHORTEST <= stop - begin <= LONGEST:
            continue
        gram = bared(counts, Gram(begin, stop - begin))
        if SHORTEST <= gram.length <= PIECE and _is_new(counts, gram):
            yield gram


def bared(counts: GramCounts, gram: Gram) -> Gram:
    """Take all opening verbs and empty endings off a gram, down to SHORTEST letters."""
    while True:
        words = words_at(counts, gram)
        front = len(opened(words))
        back = 0 if front else len(closed(words))
        if not front + back or gram.length - front - back < SHORTEST:
            return gram
        gram = Gram(gram.start + front, gram.length - front - back)
