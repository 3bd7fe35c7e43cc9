"""GramCounts -> GramFeatures: how much a new gram is a unit: its freedom, cohesion, quotation marks, reports."""

from dataclasses import dataclass

from pipelines.phrases.gram_counts import GramCounts, GramLevel
from pipelines.phrases.phrase_text import BREAK, CLOSES, ENUMERATION, OPENS
from pipelines.text.arrays import Classes, Flags, Indices, Weights
from storage.lazy_imports import np

OWN = 1 << 32
"""Added to a place where the neighbour is a mark: each mark is a neighbour of its own (accessor variety, Feng 2004)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of each letter of all texts.

    Attributes:
        quotes: uint8 (N,), bits OPENS and CLOSES.
        report: int64 (N,), which report a letter belongs to.
        recent: bool (R,), whether a report is of the years in which a phrase should be common.
        asked: how many reports, the first ones, are asked about.
    """

    quotes: Classes
    report: Indices
    recent: Flags
    asked: int


@dataclass(frozen=True, slots=True)
class GramFeatures:
    """Features of grams of one length, in the order of `ids`; all arrays (k,).

    Attributes:
        ids: int64, ids of the level.
        uses: int64, in all texts.
        uses_asked: int64, in the asked part.
        reports: int64, reports that have it.
        reports_asked: int64, those of them that are asked about.
        recent: int64, those of them that are recent.
        freedom: float64, the smaller entropy of its left and right neighbours, in nats.
        crowding: float64, the largest share that one neighbour has on either side.
        cohesion: float64, the smallest pointwise mutual information over all cuts, in nats.
        seam: float64, how strongly its edges are bound to what stands beside them in the asked part, in nats.
        listed: float64, share of the uses in the asked part that have 、 on either side.
        quoted: int64, uses that stand exactly between quotation marks.
        quoted_asked: int64, those of them in the asked part.
        first: int64, its first place in the asked part, relative to its start.
    """

    ids: Indices
    uses: Indices
    uses_asked: Indices
    reports: Indices
    reports_asked: Indices
    recent: Indices
    freedom: Weights
    crowding: Weights
    cohesion: Weights
    seam: Weights
    listed: Weights
    quoted: Indices
    quoted_asked: Indices
    first: Indices


def features_of(counts: GramCounts, length: int, evidence: Evidence) -> GramFeatures:
    """Measure the grams of one length that no known text has.

    Args:
        counts: the counted grams.
        length: letters of a gram, from 2 on.
        evidence: what is known of the letters.

    Returns:
        The features of every such gram; empty arrays where there is none.
    """
    level = counts.levels[length]
    rank = np.full(len(level.uses), -1, dtype=np.int64)
    ids = np.flatnonzero(~level.known)
    rank[ids] = np.arange(len(ids))
    mine = ~level.known[level.ids] if len(level.ids) else np.zeros(0, dtype=bool)
    places, which = level.places[mine], rank[level.ids[mine]]
    count = len(ids)
    inside = (places >= counts.asked[0]) & (places < counts.asked[1])
    first = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(first, which[inside], places[inside] - counts.asked[0])
    pairs = np.unique(which * len(evidence.recent) + evidence.report[places])
    of, report = pairs // len(evidence.recent), pairs % len(evidence.recent)
    left, right = _neighbours(counts, evidence, places, length)
    free_left, crowd_left = _freedom(which, left, count)
    free_right, crowd_right = _freedom(which, right, count)
    exactly = (evidence.quotes[places] & OPENS).astype(bool) & (
        evidence.quotes[places + length - 1] & CLOSES
    ).astype(bool)
    return GramFeatures(
        ids,
        level.uses[ids],
        np.bincount(which[inside], minlength=count),
        np.bincount(of, minlength=count),
        np.bincount(of[report < evidence.asked], minlength=count),
        np.bincount(of[evidence.recent[report]], minlength=count),
        np.minimum(free_left, free_right),
        np.maximum(crowd_left, crowd_right),
        _cohesion(counts, length, ids, first),
        _seam(counts, evidence, length, places[inside] - counts.asked[0], which[inside], count),
        _listed(counts, length, places[inside], which[inside], count),
        np.bincount(which[exactly], minlength=count),
        np.bincount(which[exactly & inside], minlength=count),
        first,
    )


def _neighbours(
    counts: GramCounts, evidence: Evidence, places: Indices, length: int
) -> tuple[Indices, Indices]:
    """Return the letter before and after each use, (m,) int64 each; a mark is told by its place."""
    codes = counts.codes
    before = codes[np.maximum(places - 1, 0)].astype(np.int64)
    after = codes[np.minimum(places + length, len(codes) - 1)].astype(np.int64)
    marks_before = (
        (places == 0) | np.isin(before, (BREAK, ENUMERATION)) | (evidence.quotes[places] & OPENS).astype(bool)
    )
    marks_after = np.isin(after, (BREAK, ENUMERATION)) | (
        evidence.quotes[places + length - 1] & CLOSES
    ).astype(bool)
    return np.where(marks_before, places + OWN, before), np.where(marks_after, places + OWN, after)


def _freedom(which: Indices, neighbour: Indices, count: int) -> tuple[Weights, Weights]:
    """Return entropy and largest share of the neighbours of each gram.

    Args:
        which: the gram of each use, (m,) int64 below `count`.
        neighbour: its neighbour there, (m,) int64.
        count: how many grams there are.

    Returns:
        Entropy in nats and largest share, (count,) float64 each; 0 without uses.
    """
    entropy, share = np.zeros(count), np.zeros(count)
    if not len(which):
        return entropy, share
    order = np.lexsort((neighbour, which))
    gram, letter = which[order], neighbour[order]
    starts = np.flatnonzero(np.r_[True, (gram[1:] != gram[:-1]) | (letter[1:] != letter[:-1])])
    size = np.diff(np.r_[starts, len(gram)])
    owner = gram[starts]
    part = size / np.bincount(which, minlength=count)[owner]
    np.add.at(entropy, owner, -part * np.log(part))
    np.maximum.at(share, owner, part)
    return entropy, share


def _cohesion(counts: GramCounts, length: int, ids: Indices, first: Indices) -> Weights:
    """Return min over cuts of ln(uses * total / (uses of the left part * uses of the right part)).

    Args:
        counts: the counted grams.
        length: letters of a gram.
        ids: which grams, (k,) int64.
        first: a place of each in the asked part, (k,) int64.

    Returns:
        (k,) float64 in nats.
    """
    uses = counts.levels[length].uses[ids]
    least = np.full(len(ids), np.inf)
    for cut in range(1, length):
        left = _uses_at(counts.levels[cut], first)
        right = _uses_at(counts.levels[length - cut], first + cut)
        least = np.minimum(least, np.log(uses * counts.total / (left * right)))
    return least


def _uses_at(level: GramLevel, places: Indices) -> Weights:
    """Return the uses of the grams that begin at places of the asked part, as float64."""
    return level.uses[level.at[places]].astype(np.float64)


def _seam(
    counts: GramCounts, evidence: Evidence, length: int, places: Indices, which: Indices, count: int
) -> Weights:
    """Return how strongly the edges of grams are bound to their neighbours, the mean over uses.

    Args:
        counts: the counted grams.
        evidence: what is known of the letters.
        length: letters of a gram.
        places: uses in the asked part, (m,) int64 relative to its start.
        which: the gram of each, (m,) int64 below `count`.
        count: how many grams there are.

    Returns:
        (count,) float64, pointwise mutual information in nats; 0 at a mark.
    """
    start, end = counts.asked
    single, pair = counts.levels[1], counts.levels[2]
    joined = np.flatnonzero(pair.at[:-1] >= 0)
    bound = np.zeros(end - start + 1)
    both = _uses_at(single, joined) * _uses_at(single, joined + 1)
    bound[joined + 1] = np.maximum(0, np.log(_uses_at(pair, joined) * counts.total / both))
    quotes, letters = evidence.quotes[start:end], counts.codes[start:end]
    parted = ((quotes & OPENS) > 0) | (letters == ENUMERATION)
    parted[1:] |= ((quotes[:-1] & CLOSES) > 0) | (letters[:-1] == ENUMERATION)
    bound[:-1][parted] = 0
    cut = np.maximum(bound[places], bound[places + length])
    return np.bincount(which, cut, count) / np.maximum(1, np.bincount(which, minlength=count))


def _listed(counts: GramCounts, length: int, places: Indices, which: Indices, count: int) -> Weights:
    """Return the share of uses beside which an enumeration goes on.

    Args:
        counts: the counted grams.
        length: letters of a gram.
        places: uses in the asked part, (m,) int64.
        which: the gram of each, (m,) int64 below `count`.
        count: how many grams there are.

    Returns:
        (count,) float64 from 0 to 1.
    """
    codes = counts.codes
    before = codes[np.maximum(places - 1, 0)] == ENUMERATION
    after = codes[np.minimum(places + length, len(codes) - 1)] == ENUMERATION
    return np.bincount(which, before | after, count) / np.maximum(1, np.bincount(which, minlength=count))
