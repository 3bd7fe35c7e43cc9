"""Sentences of two years -> links: the same matter in both, or a plan and its outcome; n:1, also across sections."""

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.diff.years.sentence_similarity import LEAD, likeness, mask, supported
from pipelines.text.arrays import Flags, Matrix
from pipelines.text.clauses import ClauseText
from storage.lazy_imports import distance, np
from storage.records import RelationName, Span

Kinship = Literal["reworded", "goes_on", "apart"]

PARTS = {
    "head": "frame",
    "closing": "frame",
    "review": "review",
    "goals": "plan",
    "tasks": "plan",
    "government": "government",
    "attachments": "tail",
    "notes": "tail",
}
"""Role of a section -> its part; two sentences may belong together only within one part."""
WORD = re.compile(r"\w{2}")
"""What a unit must hold; a mark alone is no unit."""
BODY = ("review", "plan", "government")
"""Parts that stand in for each other where a text lacks one of them."""
CROSSED = frozenset({("plan", "review")})
"""Parts, old and new, where an outcome may stand."""
OTHER_KIND = 0.6
"""Factor on the score of a lead line and a sentence, as lead lines match by their place and not by their words (guess)."""
GREETING = re.compile(r"各位|同志们|谢谢")
"""What a greeting begins with: 各位代表."""
ENUMERATED = re.compile(r"^[(第]?[\d一二三四五六七八九十]{1,3}(?:[).、:,]|是)")
"""1. and (1) before a lead line."""
NUMBER = re.compile(r"\d|百分之|第[一二三四五六七八九十]+[届批期轮]")
"""What makes a short line a statement: a figure or an ordinal."""
CROWD = 5
CROWDING = 0.3
"""From each score of a unit this share of the mean of its best few is subtracted: what is alike to many is no partner.
Chosen with BELIEVED."""
BELIEVED = 0.025
"""Score from which on two units are the same matter; chosen on the hand-paired sentences of benchmarks/gold."""
BELIEVED_BACK = 0.08
"""The same for a new unit that is not the best partner of any old one; chosen with BELIEVED."""
FAINT = 0.035
"""Below this score two units must also share RUN characters in a row; chosen with BELIEVED."""
HEADED = 0.15
"""Score from which on a heading may belong to a sentence (guess)."""
REWORDED = 0.1
REWORDED_KEPT = 0.45
REWORDED_PART = 0.33
WITHIN = 0.58
KEPT_ALONE = 0.7
"""A pair is shown as one sentence reworded from the score REWORDED on if the share REWORDED_KEPT of both stayed, or
REWORDED_PART of both and WITHIN of the shorter one, or if KEPT_ALONE stayed, whatever the score. Chosen by reading 60
drawn pairs of five pairs of years, of which 48 were accepted by looser bounds; see benchmarks/gold/rewordings.tsv."""
PAGE = re.compile(r"\(?见第?\d{1,4}页\)?")
"""A reference to a page of the print, which is no sentence: (见第22页)."""
RUN = 3
"""Characters in a row that a faint pair must share, numbers masked (guess)."""
OUTCOME = 0.045
"""Score from which on a sentence of the review is the outcome of one of last year's plan; chosen with BELIEVED."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: its span in the raw text, its words in normal form, and the part it stands in."""

    span: Span
    words: str
    part: str
    section: int
    """Number of the section it stands in."""
    is_heading: bool = False
    is_lead: bool = False
    """Whether it only opens a paragraph, greets or is a heading, so that it says nothing that could be new or gone."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two units that belong together, by index."""

    old: int
    new: int
    relation: RelationName
    score: float


def units_of(reading: ClauseText) -> list[Unit]:
    """Return the sentences of a text in order, notes and attachments included, marks without words left out."""
    units: list[Unit] = []
    for index, (first, last) in enumerate(reading.sentences):
        words = reading.text[first:last]
        if WORD.search(words) and not PAGE.fullmatch(words):
            part = PARTS[reading.section(index).role]
            span = reading.raw_span(first, last)
            heading = reading.section(index).heading_span
            is_heading = heading[0] <= span[0] < heading[1]
            is_lead = is_heading or _opens(reading, words, span)
            units.append(Unit(span, words, part, reading.places[index], is_heading, is_lead))
    return units


def _opens(reading: ClauseText, words: str, span: Span) -> bool:
    """Tell whether a short unit is no statement: a greeting, a line without a stop, or an opening without a number."""
    if len(words) > LEAD:
        return False
    if GREETING.match(words) or not words.endswith((*"。;!?", ")")):
        return True
    before = reading.raw[max(0, span[0] - 8) : span[0]].rstrip(" \t\u3000\xa0")[-1:]
    begins = not before or before in "\r\n"
    after = reading.raw[span[1] : span[1] + 1]
    return begins and after not in {"", "\r", "\n"} and not NUMBER.search(ENUMERATED.sub("", words))


def pair(old: list[Unit], new: list[Unit]) -> list[SentencePair]:
    """Link the sentences of two texts.

    Args:
        old: units of the earlier text, in order.
        new: units of the later text, in order.

    Returns:
        `same` links from each old unit to its best new one of its part and back, and `outcome` links from the plan of
        the old text to the review of the new one; ordered by the old unit. Empty where a text has no unit.
    """
    if not old or not new:
        return []
    scores = likeness(
        [mask(unit.words) for unit in old],
        [mask(unit.words) for unit in new],
        ([unit.section for unit in old], [unit.section for unit in new]),
    )
    led, spoken = (np.array([unit.is_lead for unit in units]) for units in (old, new))
    lead, other = (np.array([len(unit.words) <= LEAD for unit in units]) for units in (old, new))
    scores *= np.where(lead[:, None] == other[None, :], 1, OTHER_KIND)
    links = [
        link
        for link in _best(supported(scores * _meeting(old, new, _alike(old, new))), BELIEVED, "same")
        if _stands(link, old[link.old], new[link.new])
    ]
    crossed = _meeting(old, new, CROSSED) & ~led[:, None] & ~spoken[None, :]
    links += _best(scores * crossed, OUTCOME, "outcome")
    return sorted(links, key=lambda link: (link.old, link.relation, -link.score, link.new))


def kinship(old: Unit, new: Unit, link: SentencePair) -> Kinship:
    """Tell how close two paired units are.

    Args:
        old: the unit of the earlier report.
        new: its partner.
        link: what ties them.

    Returns:
        reworded: a reader takes them for one sentence, reworded or word for word; goes_on: one takes up the other;
        apart: neither, or a heading.
    """
    if link.relation != "same" or old.is_heading or new.is_heading:
        return "apart"
    kept = distance.Indel.normalized_similarity(old.words, new.words)
    if kept >= KEPT_ALONE:
        return "reworded"
    if link.score < REWORDED or kept < REWORDED_PART:
        return "apart"
    sizes = len(old.words), len(new.words)
    within = kept * sum(sizes) / (2 * min(sizes))
    return "reworded" if kept >= REWORDED_KEPT or within >= WITHIN else "goes_on"


def _alike(old: list[Unit], new: list[Unit]) -> frozenset[tuple[str, str]]:
    """Parts that may hold the same matter: each with its like; one that a side lacks may meet the other parts."""
    parts = set(PARTS.values())
    have = {unit.part for unit in old}, {unit.part for unit in new}
    alike = {(part, part) for part in parts}
    for part in BODY:
        if part not in have[0] & have[1]:
            alike |= {(part, other) for other in BODY} | {(other, part) for other in BODY}
    return frozenset(alike)


def _stands(link: SentencePair, old: Unit, new: Unit) -> bool:
    """Whether a pair is more than a chance likeness: a faint one shares a run of characters."""
    if old.is_heading != new.is_heading and link.score < HEADED:
        return False
    return link.score >= FAINT or bool(_runs(old.words) & _runs(new.words))


def _runs(words: str) -> set[str]:
    """All runs of so many characters in a unit."""
    masked = mask(words)
    return {masked[i : i + RUN] for i in range(len(masked) - RUN + 1)}


def _meeting(old: list[Unit], new: list[Unit], parts: frozenset[tuple[str, str]]) -> Flags:
    """Which pairs of units stand in parts that may meet."""
    meeting = np.zeros((len(old), len(new)), dtype=bool)
    for first, second in sorted(parts):
        here = np.array([unit.part == first for unit in old])
        there = np.array([unit.part == second for unit in new])
        meeting |= here[:, None] & there[None, :]
    return meeting


def _best(scores: Matrix, least: float, relation: RelationName) -> list[SentencePair]:
    """The best partner of each old unit, for `same` of each new one too, once what crowds round a unit is taken off."""
    net = _net(scores)
    chosen = {(i, int(j)) for i, j in enumerate(net.argmax(axis=1)) if net[i, j] >= least}
    if relation == "same":
        back = _net(scores.T)
        chosen |= {(int(i), j) for j, i in enumerate(back.argmax(axis=1)) if back[j, i] >= BELIEVED_BACK}
    return [SentencePair(i, j, relation, round(float(net[i, j]), 4)) for i, j in sorted(chosen)]


def _net(scores: Matrix) -> Matrix:
    """Scores less what crowds round each column, shape as given; below zero where two units may not meet."""
    return np.where(scores > 0, scores - CROWDING * _crowding(scores)[None, :], np.float32(-1))


def _crowding(scores: Matrix) -> Matrix:
    """Mean of the best few scores of each column; its maxima are taken one by one, as columns hold mostly zeros."""
    rest = np.array(scores.T, order="C")
    crowd = min(CROWD, len(scores))
    columns = np.arange(len(rest))
    total = np.zeros(len(rest), dtype=np.float32)
    for _ in range(crowd):
        best = rest.argmax(axis=1)
        total += rest[columns, best]
        rest[columns, best] = -1
    return total / np.float32(crowd)
