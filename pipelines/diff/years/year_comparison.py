"""Two reports of one place -> YearDiff: what is new, gone and reworded, the targets, and what became of promises."""

from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.diff.targets.extraction import Promised, promised
from pipelines.diff.years.comparability import oddities, remarks, succession, years_apart
from pipelines.diff.years.pledge_fulfilment import settle
from pipelines.diff.years.sentence_alignment import SentencePair, Unit, kinship, pair, units_of
from pipelines.diff.years.sentence_diff import inner_hunks
from pipelines.diff.years.sentence_similarity import LEAD
from pipelines.diff.years.summary import year_summary
from pipelines.diff.years.target_pairs import pair_targets
from pipelines.text.clauses import ClauseText, read_clauses
from storage.records import Span, YearDiff, YearPair

KEPT = 4
"""Reports whose reading is kept: a pair and its neighbours, some megabytes."""
PARTS = frozenset({"review", "plan", "government"})
"""Parts whose sentences count as new or gone."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What is read in a report, whatever it is compared with; nobody changes it."""

    clauses: ClauseText
    units: list[Unit]
    promised: Promised


@lru_cache(maxsize=KEPT)
def read_report(text: str, year: int | None) -> ReadReport:
    """Read a report for both pairs of years that it belongs to and for its targets; the last few are kept.

    Args:
        text: the raw text.
        year: the report's year where the caller knows it; else it is read from the text.
    """
    clauses = read_clauses(text)
    return ReadReport(clauses, units_of(clauses), promised(clauses, year))


def compare_years(old: str, new: str, *, years: tuple[int, int] | None = None) -> YearDiff:
    """Compare a report with one of an earlier year of the same place.

    Args:
        old: raw text of the earlier report; any string.
        new: raw text of the later report; any string.
        years: (old, new) where the caller knows them; else they are read from the texts.

    Returns:
        The comparison; where `odd` gives reasons why the pair cannot be judged, without targets and ledger.
        Spans are half-open offsets of the raw texts. Never raises.
    """
    first, second = years or (None, None)
    earlier, later = read_report(old, first), read_report(new, second)
    readings = earlier.clauses, later.clauses
    left, right = earlier.units, later.units
    before, after = earlier.promised, later.promised
    follows = years_apart((before, after), years) == 1
    links = [link for link in pair(left, right) if follows or link.relation == "same"]
    kin = {link: kinship(left[link.old], right[link.new], link) for link in links}
    shown = {link for link in links if kin[link] == "reworded"}
    added, dropped = _alone(right, {link.new for link in shown}), _alone(left, {link.old for link in shown})
    odd = oddities(readings, (before, after), years)
    if follows and not odd:
        going = {link for link in links if kin[link] != "apart"}
        odd = succession(
            (len(_alone(left, {link.old for link in going})), _counted(left)),
            (len(_alone(right, {link.new for link in going})), _counted(right)),
        )
    said = odd or remarks(readings, (before, after), years)
    diff = YearDiff(
        pairs=tuple(
            _pair((old, new), left[link.old], right[link.new], link, link in shown) for link in links
        ),
        added=added,
        dropped=dropped,
        carried=_carried(left, right),
        goals_old=before.goals,
        goals_new=after.goals,
        targets=() if odd else tuple(pair_targets(before.targets, after.targets)),
        ledger=() if odd or not follows else tuple(settle(before, after)),
        odd=tuple(each.english for each in said),
    )
    return replace(diff, summary=diff.odd[0] if odd else year_summary(diff))


def _pair(texts: tuple[str, str], old: Unit, new: Unit, link: SentencePair, is_shown: bool) -> YearPair:
    """A link as a record, with its hunks where a reader is shown both sentences as one."""
    hunks = inner_hunks(*texts, old.span, new.span) if is_shown else ()
    is_rewording = is_shown or link.relation != "same"
    return YearPair(
        old=old.span,
        new=new.span,
        relation=link.relation,
        score=link.score,
        hunks=hunks,
        is_rewording=is_rewording,
    )


def _alone(units: list[Unit], linked: set[int]) -> tuple[Span, ...]:
    """Sentences that count, without a partner that a reader would accept."""
    return tuple(unit.span for index, unit in enumerate(units) if index not in linked and _counts(unit))


def _counted(units: list[Unit]) -> int:
    """How many sentences count."""
    return sum(map(_counts, units))


def _counts(unit: Unit) -> bool:
    """Tell whether a sentence may be new or gone: it stands in a part that counts and is more than a lead line."""
    return unit.part in PARTS and not unit.is_lead


def _carried(old: list[Unit], new: list[Unit]) -> float:
    """Share of the new text's characters in sentences that the old one has word for word; 0 for an empty text."""
    known = {unit.words for unit in old}
    whole = sum(len(unit.words) for unit in new)
    kept = sum(len(unit.words) for unit in new if unit.words in known and len(unit.words) > LEAD)
    return round(kept / whole, 4) if whole else 0.0
