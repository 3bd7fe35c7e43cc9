"""The results of a report, found again by the promise that they may answer."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.diff.targets.extraction import Promised
from pipelines.diff.years.mentions import denied_matters
from pipelines.diff.years.name_matching import Likeness, NameParts, match_names, parts_of, scopes_in
from pipelines.diff.years.reported_results import TOTAL, ReportedResult, Wanted, results_of
from pipelines.diff.years.target_pairs import PLANS, has_same_scope
from storage.records import Span, Target

SHARED = "分别"
ALONE = re.compile(r"[,，](?:同比|比上年|较上年|可比|均)?分别")
"""分别 in a clause without a name: 城镇居民收入9632元,农民纯收入3686元,分别增长11%和6.2%."""
COMMAS = frozenset(",，")
STOPS = ",，。；;！!：:\n"
PROMISING = frozenset({"goals", "tasks", "government", "closing", "attachments", "notes"})
"""Roles of the parts that tell of no year gone by."""
BEFORE = 80
"""Characters before a target in which the verb of its list is looked for; guess."""
ORDER: dict[Likeness, int] = {
    "same": 0,
    "named_before": 1,
    "shortened": 2,
    "narrower": 3,
    "other_scope": 4,
    "member": 5,
    "only_begun": 6,
}
"""Likenesses, the surest first."""


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """A result that may answer a promise, and how its name is like the promised one."""

    result: ReportedResult
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class ResultIndex:
    """The results of a report by indicator; those without one by the last character of their names."""

    report: Promised
    by_indicator: dict[str, list[ReportedResult]] = field(default_factory=lambda: defaultdict(list))
    by_end: dict[str, list[ReportedResult]] = field(default_factory=lambda: defaultdict(list))
    promised_again: set[str] = field(default_factory=set)
    """Keys of what the report itself promises for its year."""
    denials: dict[str, Span] = field(default_factory=dict)
    """Indicators whose targets were not reached by the report's own words, with the clause in the reading."""

    def answers(self, target: Target, parts: NameParts) -> list[CandidateResult]:
        """Find all results of the promised thing, of a part of it or of a wider one, the surest first.

        Args:
            target: the promise.
            parts: its name taken apart.
        """
        found = self._of_indicator(target) if target.indicator != "other" else self._of_name(parts)
        own = [answer for answer in found if not answer.result.place]
        return sorted(own, key=lambda answer: ORDER[answer.likeness])

    def evidence(self, result: ReportedResult, target_parts: NameParts, likeness: Likeness) -> Span:
        """Where the raw text states a result: from the words that name it to the end of its clause."""
        start, end = result.span
        if likeness == "named_before":
            missing = target_parts.core.removesuffix(result.parts.core)
            named = self.report.plan.reading.text.rfind(missing, max(0, start - BEFORE), start)
            start = named if named >= 0 else start
        if SHARED in self.report.plan.reading.text[start:end]:
            start = self._begin_of_list(start, end)
        return self.report.plan.reading.raw_span(start, end)

    def denial(self, target: Target) -> Span | None:
        """Where the raw text says in words that a target was not reached; None where it does not."""
        span = self.denials.get(target.indicator)
        return self.report.plan.reading.raw_span(*span) if span else None

    def _begin_of_list(self, start: int, end: int) -> int:
        """Where the names begin that 分别 gives their figures: with the clause, or with the one before it."""
        text = self.report.plan.reading.text
        begin = self._clause_at(start)
        if ALONE.search(text, start, end) and text[begin - 1 : begin] in COMMAS:
            begin = self._clause_at(begin - 1)
        return begin

    def _clause_at(self, place: int) -> int:
        """Where the clause begins in which a place is; the place itself where that is far."""
        text = self.report.plan.reading.text
        begin = max(text.rfind(mark, max(0, place - BEFORE), place) for mark in STOPS) + 1
        return begin or place

    def _of_indicator(self, target: Target) -> Iterator[CandidateResult]:
        for result in self.by_indicator.get(target.indicator, ()):
            yield CandidateResult(result, _scope_likeness(target, result))

    def _of_name(self, parts: NameParts) -> Iterator[CandidateResult]:
        ends = {name[-1:] for name in (parts.core, *parts.members)}
        for end in sorted(ends):
            for result in self.by_end.get(end, ()):
                if likeness := match_names(parts, result.parts, result.context):
                    yield CandidateResult(result, likeness)


def index_results(report: Promised, wanted: Wanted) -> ResultIndex:
    """Read the results of a report that are asked for and index them."""
    index = ResultIndex(report)
    for result in results_of(report.plan, report.year - 1 if report.year else None, wanted):
        if result.indicator != "other":
            index.by_indicator[result.indicator].append(result)
            continue
        for end in {name[-1:] for name in (result.parts.core, *result.parts.members)}:
            index.by_end[end].append(result)
    reading = report.plan.reading
    for id_, span in denied_matters(reading.text):
        if reading.outline.role_at(reading.offsets[span[0]]) not in PROMISING:
            index.denials.setdefault(id_, span)
    for target in report.targets:
        if target.scope in PLANS:
            parts = target_parts(target, report.plan.reading.raw)
            index.promised_again.add(matter_key(target, parts))
    return index


def matter_key(target: Target, parts: NameParts) -> str:
    """Return what two targets of one matter share: the id of the indicator, else the core of the name."""
    return target.indicator if target.indicator != "other" else parts.core


def target_parts(target: Target, raw: str) -> NameParts:
    """Take the name of a target apart, with the verb that stands before it or begins its list.

    Args:
        target: the target.
        raw: the raw text it was read in.
    """
    if TOTAL.search(target.quote):
        return parts_of(target.name)
    named = target.quote.find(target.name)
    before = raw[max(0, target.start - BEFORE) : target.start + max(named, 0)]
    return parts_of(target.name, before.rsplit("\n", 1)[-1])


def _scope_likeness(target: Target, result: ReportedResult) -> Likeness:
    """Whether two names of one indicator of the table have one scope."""
    is_same = has_same_scope(target, scopes_in(target.name), result.scopes)
    return "same" if is_same else "other_scope"
