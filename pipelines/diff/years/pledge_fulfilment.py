"""Last year's promises and this year's report -> a ledger: what became of each promise, with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.diff.targets.extraction import Promised
from pipelines.diff.years.measures import PlainFigure, plain_figure, told_bounds
from pipelines.diff.years.mentions import may_speak_of
from pipelines.diff.years.name_matching import NameParts, leads_with_verb
from pipelines.diff.years.reported_results import ReportedResult, Wanted
from pipelines.diff.years.result_index import (
    CandidateResult,
    ResultIndex,
    index_results,
    matter_key,
    target_parts,
)
from pipelines.diff.years.target_pairs import PLANS, STOCK
from pipelines.diff.years.target_verdicts import TargetVerdict, judge
from pipelines.diff.years.wording_targets import judge_words
from storage.records import Confidence, LedgerEntry, LedgerState, Target

MEMBERS = {"income_urban_rural": ("income_urban", "income_rural")}
"""Indicators that reports promise as one and report as several: kept only where each member is."""
ONE_THING = frozenset({"same", "named_before", "shortened"})
"""Likenesses of names by which a result may answer a promise."""
NEVER_ADDED = frozenset({"money", "percent", "points", "visit"})
"""Dimensions in which no total stands beside what a year added."""
ADDING = frozenset({"add", "build", "renew", "begin", "done"})
"""Classes of verbs by which a figure is what a year brought: 新增, 新建, 改造, 开工, 投产."""
ASIDE = 0.6
"""Share of a promised level of the table below which a result may be a part of the whole: a market's own 新增就业
was read as a district's; guess."""
STARTS = frozenset({"begin", "carry", "plan"})
"""Classes of verbs by which only a start is promised: 开工, 推进, 谋划."""
SEASON = re.compile(r"雪季|春季|夏季|秋季|冬季|暑期|春节|国庆|假期|节假日|供暖季|采暖期|汛期")
"""A season that a figure is of: 新雪季接待游客; the figure of a year does not answer it."""
OF_EACH = re.compile(r"人均|户均|标准|价$|每")
"""Names of which no part is a share of the whole."""
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise of last year with its name taken apart."""

    target: Target
    parts: NameParts
    figure: PlainFigure | None


def settle(old: Promised, new: Promised) -> list[LedgerEntry]:
    """Say what became of each promise of last year.

    Args:
        old: what last year's report promised; the targets for its own year count.
        new: what this year's report promises and states.

    Returns:
        One entry a promise, in the order of the promises.
    """
    raw = old.plan.reading.raw
    pledges = [
        Pledge(target, target_parts(target, raw), plain_figure(target))
        for target in old.targets
        if target.scope in PLANS and not _is_for_later(target, old.year)
    ]
    index = index_results(new, _wanted(pledges))
    return [_entry(pledge, index) for pledge in pledges]


def _wanted(pledges: list[Pledge]) -> Wanted:
    """What may answer some promises; the growth of the economy may be what others are measured by."""
    indicators = {pledge.target.indicator for pledge in pledges} | {"gdp"}
    members = {member for indicator in indicators for member in MEMBERS.get(indicator, ())}
    names = {name for pledge in pledges for name in (pledge.parts.core, *pledge.parts.members)}
    return Wanted(frozenset(indicators | members), frozenset(name[-1:] for name in names))


def _is_for_later(target: Target, year: int | None) -> bool:
    """Tell whether a target names a later year as its own: 争取1997年粮食产量达到4亿吨."""
    return year is not None and any(int(named) > year for named in YEAR.findall(target.quote))


def _entry(pledge: Pledge, index: ResultIndex) -> LedgerEntry:
    """The state of one promise with its evidence, by the surest answer."""
    answers = index.answers(pledge.target, pledge.parts)
    if pledge.figure is None:
        entry = _in_words(pledge, answers, index)
    else:
        entry = _judged(pledge, pledge.figure, answers, index) or _by_members(pledge, pledge.figure, index)
    return entry or _unjudged(pledge, answers, index)


def _judged(
    pledge: Pledge, figure: PlainFigure, answers: Sequence[CandidateResult], index: ResultIndex
) -> LedgerEntry | None:
    """The entry where a result of the year and of the promised measure answers; None where none does."""
    fitting = [answer for answer in answers if _fits(pledge, figure, answer)]
    fitting = [answer for answer in fitting if answer.likeness == fitting[0].likeness]
    if not fitting:
        return _by_a_part(pledge, figure, answers, index)
    if fitting[0].result.indicator != "other" and figure.measure == "level":
        fitting = [max(fitting, key=lambda answer: answer.result.figure.high)]
    judgements = [_judgement(pledge.target, figure, answer.result) for answer in fitting]
    if {judgement.verdict for judgement in judgements} >= {"met", "missed"}:
        return _with_evidence(pledge, "unclear", fitting[0], index, "needs_look", "two figures")
    is_part = _may_be_part(pledge.target, figure, fitting[0].result)
    if is_part or (judgements[0].verdict == "missed" and _proves_little(pledge, fitting[0])):
        return _with_evidence(pledge, "unclear", fitting[0], index, "needs_look", "perhaps a part")
    reasons = _reasons(fitting[0], judgements[0])
    verdict = judgements[0].verdict
    grade: Confidence = "needs_look" if verdict == "unclear" else "likely" if reasons else "certain"
    return _with_evidence(pledge, verdict, fitting[0], index, grade, ", ".join(reasons) or "stated")


def _by_a_part(
    pledge: Pledge, figure: PlainFigure, answers: Sequence[CandidateResult], index: ResultIndex
) -> LedgerEntry | None:
    """The entry of a count that one kind of the promised thing reaches alone; None where none does."""
    if figure.measure != "level" or figure.dimension in NEVER_ADDED or pledge.target.qualifier == "at_most":
        return None
    for answer in answers:
        is_part = answer.likeness == "narrower" or (
            answer.likeness == "other_scope" and answer.result.parts.scopes > pledge.parts.scopes
        )
        if is_part and _tells_the_same(pledge, figure, answer.result):
            is_met = _judgement(pledge.target, figure, answer.result).verdict == "met"
            if is_met and not OF_EACH.search(pledge.target.name):
                return _with_evidence(pledge, "met", answer, index, "likely", "a part reaches it")
    return None


def _fits(pledge: Pledge, figure: PlainFigure, answer: CandidateResult) -> bool:
    """Tell whether a result is of the promised thing, of the year, and of the promised measure."""
    return answer.likeness in ONE_THING and _tells_the_same(pledge, figure, answer.result)


def _tells_the_same(pledge: Pledge, figure: PlainFigure, result: ReportedResult) -> bool:
    """Tell whether a result is of the year, of the promised season and measure, and counts what was promised."""
    if result.period != "year" or not result.figure.is_like(figure):
        return False
    if result.is_denied:
        return (result.figure.low, result.figure.high) == (figure.low, figure.high)
    is_of_season = set(SEASON.findall(pledge.target.quote)) == set(SEASON.findall(result.clause))
    return is_of_season and not _is_other_count(pledge, result)


def _judgement(target: Target, figure: PlainFigure, result: ReportedResult) -> TargetVerdict:
    if result.is_denied:
        return TargetVerdict("missed")
    return judge(target, figure, told_bounds(result.figure, result.promise.qualifier, result.clause))


def _proves_little(pledge: Pledge, answer: CandidateResult) -> bool:
    """Tell whether a smaller figure proves no failure: it is of a kind of the thing, or starts are set against ends."""
    verbs, told = pledge.parts.verbs, answer.result.parts.verbs
    is_kind = answer.likeness == "shortened" and len(answer.result.parts.core) > len(pledge.parts.core)
    is_end_of_start = bool(verbs & STARTS) and not told & STARTS
    is_start_alone = bool(told & STARTS) and not told & verbs
    return is_kind or is_end_of_start or is_start_alone


def _reasons(answer: CandidateResult, judgement: TargetVerdict) -> list[str]:
    """Why a verdict is less than certain; empty for a certain one."""
    reasons = (
        ("an estimate", answer.result.is_estimate),
        ("the end of several years", answer.result.is_end),
        ("within the tolerance", judgement.by_tolerance),
        (answer.likeness.replace("_", " "), answer.likeness != "same"),
    )
    return [reason for reason, holds in reasons if holds]


def _is_other_count(pledge: Pledge, result: ReportedResult) -> bool:
    """Tell whether one of both counts what a year added and the other all there is."""
    if (
        result.figure.measure != "level"
        or result.figure.dimension in NEVER_ADDED
        or result.indicator != "other"
    ):
        return False
    is_told_as_added = _adds(result.parts.verbs, result.promise.name, is_total=result.is_total)
    is_stock = bool(STOCK.search(pledge.target.quote))
    if _adds(pledge.parts.verbs, pledge.target.name, is_total=is_stock):
        return not is_told_as_added and (result.is_total or not result.parts.verbs)
    return "add" in result.parts.verbs and is_stock


def _adds(verbs: frozenset[str], name: str, *, is_total: bool) -> bool:
    """Tell whether a figure is what a year brought; a verb at the end of a name says it of no total: 种植面积达到."""
    return bool(verbs & ADDING) and (not is_total or leads_with_verb(name))


def _may_be_part(target: Target, figure: PlainFigure, result: ReportedResult) -> bool:
    """Tell whether a level of the table lies so far below the promise that it may be a part of the whole."""
    is_level = result.indicator != "other" and figure.measure == "level" and figure.low > 0
    return is_level and target.qualifier != "at_most" and result.figure.high < ASIDE * figure.low


def _by_members(pledge: Pledge, figure: PlainFigure, index: ResultIndex) -> LedgerEntry | None:
    """The entry of a promise whose members are reported one by one; None where not all are."""
    ids = MEMBERS.get(pledge.target.indicator, ())
    told = [
        next(
            (r for r in index.by_indicator.get(id_, ()) if r.period == "year" and r.figure.is_like(figure)),
            None,
        )
        for id_ in ids
    ]
    results = [result for result in told if result is not None]
    if not results or len(results) < len(ids):
        return None
    verdicts = [_judgement(pledge.target, figure, result).verdict for result in results]
    first = CandidateResult(results[0], "same")
    if len(set(verdicts)) > 1:
        return _with_evidence(pledge, "unclear", first, index, "needs_look", "its members differ")
    return _with_evidence(pledge, verdicts[0], first, index, "likely", "each member")


def _in_words(pledge: Pledge, answers: Sequence[CandidateResult], index: ResultIndex) -> LedgerEntry | None:
    """The entry of a promise without a number where growth rates of the year answer it; None where none do."""
    own = [answer.result for answer in answers if answer.likeness == "same"]
    results = list(filter(_is_rate_of_year, own))[:1]
    members = MEMBERS.get(pledge.target.indicator, ())
    if members and not results:
        told = [next(filter(_is_rate_of_year, index.by_indicator.get(id_, ())), None) for id_ in members]
        results = [result for result in told if result] if all(told) else []
    economy = next(filter(_is_rate_of_year, index.by_indicator.get("gdp", ())), None)
    verdict = judge_words(pledge.target, results, economy) if results else None
    if verdict is None:
        return None
    grade: Confidence = "needs_look" if verdict[0] == "unclear" else "likely"
    return _with_evidence(pledge, verdict[0], CandidateResult(results[0], "same"), index, grade, verdict[1])


def _is_rate_of_year(result: ReportedResult) -> bool:
    """Tell whether a result is a growth rate of the year, of the report's own place."""
    figure = result.figure
    is_rate = figure.measure == "growth" and figure.dimension == "percent"
    return is_rate and result.period == "year" and not result.place


def _unjudged(pledge: Pledge, answers: Sequence[CandidateResult], index: ResultIndex) -> LedgerEntry:
    """The entry of a promise that nothing answers in its own measure and year."""
    of_year = next((answer for answer in answers if answer.result.period == "year"), None)
    if of_year:
        why = "another measure" if of_year.likeness in ONE_THING else of_year.likeness.replace("_", " ")
        return _with_evidence(pledge, "unclear", of_year, index, "needs_look", why)
    if answers and answers[0].likeness in ONE_THING:
        why = "several years" if answers[0].result.period == "several" else "a part of the year"
        return _with_evidence(pledge, "not_stated", answers[0], index, "likely", why)
    if span := index.denial(pledge.target):
        return LedgerEntry(
            target=pledge.target, state="missed", outcome=span, confidence="likely", why="not reached"
        )
    if matter_key(pledge.target, pledge.parts) in index.promised_again:
        return _without(pledge.target, "renewed_without_result", "promised again")
    if pledge.target.indicator in index.by_indicator or may_speak_of(
        pledge.target.name, pledge.parts, index.report.plan.reading.text
    ):
        return _without(pledge.target, "not_stated", "named")
    return _without(pledge.target, "dropped", "no word")


def _with_evidence(
    pledge: Pledge,
    state: LedgerState,
    answer: CandidateResult,
    index: ResultIndex,
    grade: Confidence,
    why: str,
) -> LedgerEntry:
    """An entry that shows the words of a result."""
    span = index.evidence(answer.result, pledge.parts, answer.likeness)
    return LedgerEntry(target=pledge.target, state=state, outcome=span, confidence=grade, why=why)


def _without(target: Target, state: LedgerState, why: str) -> LedgerEntry:
    """An entry without evidence."""
    return LedgerEntry(target=target, state=state, outcome=None, confidence="likely", why=why)
