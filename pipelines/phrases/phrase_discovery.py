"""Reports of a series and others as evidence -> Find: set phrases that are new or gone, without a list.

A phrase is a run of letters that holds together (cohesion), stands free (neighbours vary) and is not in an earlier
report of the series. The weights were set on lists of 2004-2024 (docs/words.md says what was measured on what).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.phrases.edges import is_no_phrase, is_number_name, is_plain, opened
from pipelines.phrases.gram_counts import GramCounts, count_grams
from pipelines.phrases.gram_features import Evidence, GramFeatures, features_of
from pipelines.phrases.growing import Gram, grown, pieces, trimmed, words_at
from pipelines.phrases.phrase_text import BREAK, PhraseText
from pipelines.text.arrays import Flags
from storage.lazy_imports import np

EARLIEST, LATEST = 0, 9999
WINDOW, LEAST_GONE = 10, 3
"""Years before a phrase went, and reports in them that must have had it."""
LEAST_FREEDOM = 0.4
"""Nats; measured: .8 lost seven of 99 gold phrases."""
MOST_CROWDED = 0.9
LEAST_COHESION = 2.5
"""Nats; measured."""
QUOTED_SHARE = 0.15
"""Share of uses in quotation marks from which a phrase of two letters is one; measured."""
SEAM_WEIGHT, FREE_SEAM = 0.6, 2.0
"""What a find loses for each nat by which its edges are bound to their neighbours: 医疗救｜助, 程中 of 过程中."""
MOST_SEAM = 3.5
"""Nats from which on what is bound to its neighbours is a piece of a word: 谐稳定; measured."""
LISTED_SHARE = 0.5
"""Share of uses with 、 beside it from which on an enumeration is longer than the find; guess."""
PLAIN_LOSS = 2.0
"""What a find loses that holds a word of ordinary sentences; guess."""
PLAIN_WORD = 5
"""Earlier reports from which on a quoted term is a plain word in quotation marks: 面子; guess."""


@dataclass(frozen=True, slots=True)
class DatedText:
    """A report as evidence."""

    year: int
    text: PhraseText = field(repr=False)
    in_series: bool
    """Whether it is of the place that is asked about."""


@dataclass(frozen=True, slots=True)
class Find:
    """A phrase that was found, the best written form of it."""

    words: str
    score: float
    uses: int
    """In the asked reports."""
    reports: int
    """Reports of any place that have it."""
    is_quoted: bool
    """Whether it stands in quotation marks in the asked reports, and is no plain word of earlier ones."""
    start: int
    """Place of its first use in the letters of the asked reports."""
    variants: tuple[str, ...] = ()
    """Longer and shorter forms that were found as well."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which years of a series are asked about, and against which; all spans include both ends."""

    asked: tuple[int, int]
    """Years whose phrases are wanted."""
    known: tuple[int, int]
    """Years of the series whose phrases are not wanted."""
    recent: tuple[int, int]
    """Years of any place in which a phrase should be commoner than in all others."""
    least: int = 1
    """Reports of the series in the asked years that must have it."""


def new_in(year: int) -> Question:
    """Ask what a year says that no earlier year of the series did."""
    return Question((year, year), (EARLIEST, year - 1), (year, LATEST))


def new_since(since: int, year: int) -> Question:
    """Ask what the reports of some years say that no earlier one of the series did; both ends included."""
    return Question((since, year), (EARLIEST, since - 1), (since, LATEST))


def gone_since(year: int) -> Question:
    """Ask what three reports of the ten years up to a year said, and none after it."""
    return Question((year - WINDOW + 1, year), (year + 1, LATEST), (year - WINDOW + 1, year), LEAST_GONE)


def find_phrases(reports: Sequence[DatedText], question: Question) -> list[Find]:
    """Find the phrases of some years of a series that some other years of it do not have.

    Args:
        reports: the series and any others as evidence, in any order; for a live list none later than the year.
        question: which years.

    Returns:
        The finds, those in quotation marks first, each group with the best first; empty when no report is asked about.
    """
    first, last = question.asked
    asked = [each for each in reports if each.in_series and first <= each.year <= last]
    others = [each for each in reports if not (each.in_series and first <= each.year <= last)]
    if not asked:
        return []
    counts, evidence = _counted([*sorted(asked, key=lambda each: each.year), *others], len(asked), question)
    features = {length: features_of(counts, length, evidence) for length in range(2, len(counts.levels))}
    return _ranked(counts, features, evidence, question.least)


def _counted(ordered: Sequence[DatedText], asked: int, question: Question) -> tuple[GramCounts, Evidence]:
    """Lay the texts end to end, those that are asked about first, and count the grams of these."""
    sizes = [len(each.text.codes) + 1 for each in ordered]
    codes = np.full(sum(sizes), BREAK, dtype=np.uint32)
    quotes = np.zeros(len(codes), dtype=np.uint8)
    is_known = np.zeros(len(codes), dtype=bool)
    start = 0
    for each, size in zip(ordered, sizes, strict=True):
        codes[start : start + size - 1] = each.text.codes
        quotes[start : start + size - 1] = each.text.quotes
        is_known[start : start + size] = (
            each.in_series and question.known[0] <= each.year <= question.known[1]
        )
        start += size
    recent = np.array([question.recent[0] <= each.year <= question.recent[1] for each in ordered])
    report = np.repeat(np.arange(len(ordered)), sizes)
    return count_grams(codes, (0, sum(sizes[:asked])), is_known), Evidence(quotes, report, recent, asked)


def _ranked(
    counts: GramCounts, features: dict[int, GramFeatures], evidence: Evidence, least: int
) -> list[Find]:
    reports = (int(evidence.recent.sum()), int((~evidence.recent).sum()))
    finds = []
    for words, gram in _grams(counts, features, evidence).items():
        each = features[gram.length]
        row = _row(each, int(counts.levels[gram.length].at[gram.start]))
        if row < 0 or each.reports_asked[row] < least or is_no_phrase(words) or _is_piece(words, each, row):
            continue
        finds.append(_find(words, gram, each, row, reports))
    return nested(sorted(finds, key=lambda find: (not find.is_quoted, -find.score, find.words)))


def _grams(counts: GramCounts, features: dict[int, GramFeatures], evidence: Evidence) -> dict[str, Gram]:
    """Return words -> where they stand first, of grams that may be phrases, grown and trimmed."""
    grams: dict[str, Gram] = {}
    for length, each in features.items():
        for row in np.flatnonzero(_is_candidate(each, length)).tolist():
            gram = Gram(int(each.first[row]), length)
            if not _is_named(each, row) and not is_number_name(words_at(counts, gram)):
                gram = trimmed(counts, grown(counts, gram))
            grams.setdefault(words_at(counts, gram), gram)
    for gram in pieces(counts, evidence):
        grams.setdefault(words_at(counts, gram), gram)
    return grams


def _is_piece(words: str, each: GramFeatures, row: int) -> bool:
    """Whether a gram is cut out of words on its sides, or some neighbours of a longer enumeration."""
    if _is_named(each, row):
        return False
    return bool(each.seam[row] > MOST_SEAM or ("、" in words and each.listed[row] >= LISTED_SHARE))


def _row(each: GramFeatures, gram_id: int) -> int:
    """Return the row of a gram, -1 for one that is known."""
    row = int(np.searchsorted(each.ids, gram_id))
    return row if row < len(each.ids) and each.ids[row] == gram_id else -1


def _is_named(each: GramFeatures, row: int) -> bool:
    """Whether a gram is a name by its quotation marks: it is neither grown nor trimmed."""
    return bool(each.quoted[row] >= QUOTED_SHARE * each.uses[row] and each.quoted_asked[row])


def _is_candidate(each: GramFeatures, length: int) -> Flags:
    """Which grams may be phrases, (k,) bool: by their statistics, or since they stand in quotation marks."""
    free = (each.freedom >= LEAST_FREEDOM) & (each.crowding <= MOST_CROWDED)
    holds = (each.cohesion >= LEAST_COHESION) & (each.uses >= 2)
    is_quoted = (each.quoted_asked > 0) & (each.quoted >= QUOTED_SHARE * each.uses)
    if length == 2:
        return is_quoted
    return (free & holds) | is_quoted


def _find(words: str, gram: Gram, each: GramFeatures, row: int, reports: tuple[int, int]) -> Find:
    uses, quoted = int(each.uses[row]), int(each.quoted[row])
    recent = int(each.recent[row])
    before = int(each.reports[row]) - recent
    is_quoted = _is_named(each, row) and before < PLAIN_WORD
    score = (
        0.8 * log_odds(recent, reports[0], int(each.reports[row]) - recent, reports[1])
        + math.log(max(1, int(each.uses_asked[row])))
        + 0.35 * min(float(each.cohesion[row]), 8)
        + 0.4 * min(float(each.freedom[row]), 3)
        + 2 * min(1.0, 2 * quoted / uses)
        + is_number_name(words)
        + (0.8 if 5 <= len(words) <= 7 else 0.3 if 3 <= len(words) <= 4 else -0.5 if len(words) == 2 else 0)
        - 2 * bool(opened(words))
        - PLAIN_LOSS * (is_plain(words) and not is_quoted)
        - SEAM_WEIGHT * max(0.0, float(each.seam[row]) - FREE_SEAM)
    )
    return Find(words, score, int(each.uses_asked[row]), int(each.reports[row]), is_quoted, gram.start)


def log_odds(recent: int, of_recent: int, before: int, of_before: int) -> float:
    """Return the log-odds of reports with a phrase, recent against before, over its standard error.

    Args:
        recent: recent reports that have it.
        of_recent: recent reports.
        before: earlier reports that have it.
        of_before: earlier reports.
    """
    cells = (recent + 0.5, of_recent - recent + 0.5, before + 0.5, of_before - before + 0.5)
    odds = math.log(cells[0] / cells[1]) - math.log(cells[2] / cells[3])
    return odds / math.sqrt(sum(1 / cell for cell in cells))


def nested(finds: Sequence[Find]) -> list[Find]:
    """Keep of finds that contain each other the best, the others as its variants; best first."""
    kept: list[Find] = []
    variants: dict[str, list[str]] = {}
    for find in finds:
        over = next((each for each in kept if find.words in each.words or each.words in find.words), None)
        if over:
            variants[over.words].append(find.words)
        else:
            kept.append(find)
            variants[find.words] = []
    return [
        Find(
            find.words,
            find.score,
            find.uses,
            find.reports,
            find.is_quoted,
            find.start,
            tuple(variants[find.words]),
        )
        for find in kept
    ]
