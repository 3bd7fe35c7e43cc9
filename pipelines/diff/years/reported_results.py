"""A report -> the figures it reports as results, each with its name, its time, and the words that name it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.diff.targets.goal_passages import Plan
from pipelines.diff.targets.indicators import indicator_of
from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.quantities import scale_of
from pipelines.diff.years.measures import PlainFigure, plain_figure
from pipelines.diff.years.name_matching import NameParts, parts_of, scopes_in, without_lead
from pipelines.diff.years.name_words import own_places
from pipelines.diff.years.result_periods import Period, PeriodReader, periods_of
from storage.records import Span

SILENT = frozenset({"closing", "notes", "attachments"})
"""Roles of the parts that report no results."""
HAS_FIGURE = re.compile(r"\d|[一二三四五六七八九]成|百分之|[百千万]亿|[千百]万|[一两]番")
"""Something that every figure has, as extraction.py looks for it."""
LEVELS = frozenset({"level", "share", "rate"})
TOTAL = re.compile(
    r"(?:总数|总量|总计|达到?|拥有|共有|现有|已有|突破|超过?|增至|增加到|发展到|扩大到|保有量?|存量)[^,;\d]{0,4}\d[^,;]*$|(?:总数|总量|累计|保有|存量)"
)
"""A count of all there is, not of what a year added: 高新技术企业达到300家."""
DENIED = re.compile(r"(?:没有|没能|未能?|尚未|未能够)(?:如期|全面|全部|按期)?(?:完成|实现|达到|达成|兑现)")
"""没有实现年初确定的…目标: the figure is the promise itself, and it was missed."""
COUNTRY = "全国"
OF_A_PLACE = re.compile(
    r"全(?:自治区|[国省市县区旗州盟镇])(?!第|首|前|平均|最|领先|唯一|人均|率先|排名|人大|人民代)"
)
"""A word for a whole place that tells of it, not of a rank in it: 全省地区生产总值, not 全国第一."""
OF_CLAUSE = re.compile(
    r"(?:其中|去年|全年|同期|预计|目前|为|使|带动|推动|(?:20|19)\d\d年){0,2}(?P<place>全(?:自治区|[国省市县区旗州盟镇]))(?!重点|文明|示范|性|先进|百)"
)
"""A whole place of which a clause tells: 其中全市农民人均纯收入."""
CLAUSE_MARKS = frozenset("，。；：、！,;:。!\n \u3000-—")
FEW_NAMED = 3
"""How often a report that is not the country's own names its place at least; the State Council's name a smaller one twice
at most (measured on the corpus)."""
REACHED = re.compile(
    r"(?:达到?|[提升增扩降缩][高升加大至低小少]?[到至]|发展到|突破|超过?)(?:约|近)?\d[^,;]*$"
)
"""Words that state a level where it ends: 提高到66.26%."""
PERCENTS = frozenset({"%", "‰"})
PER_HEAD = "人均"
STANDING = frozenset({"家", "户", "所", "座", "公里"})
"""Units of what stands for years; money, people and weights are sums of years as often."""
CONTEXT = 120
"""Characters before a result in its sentence that may complete its name; guess."""
LONGEST = 220
"""Characters of evidence; a result whose name lies further back is not used; guess."""
SHORTEST_NAME = 4
"""Last characters of a name that a clause must hold to name it, where the reading put the name together; guess."""


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """One figure that a report states, with what it belongs to; offsets are those of the reading."""

    promise: Promise
    indicator: str
    """The indicator of its name, words of time and place aside."""
    figure: PlainFigure
    parts: NameParts
    scopes: frozenset[str]
    """Scopes named anywhere in the name, for indicators of the table."""
    period: Period
    is_estimate: bool
    is_end: bool
    """Whether it is the level at the end of several years, of which its passage tells: 覆盖率达到95%."""
    is_denied: bool
    """Whether its clause says that the figure, a target of last year, was not reached."""
    is_total: bool
    place: str
    """The word for a whole place that its clause has, where it is not the report's own; else empty."""
    span: Span
    """From the clause that names it to the end of its figure's clause."""
    clause: str
    """The clause of the figure."""
    context: str
    """The words before it in its sentence."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What results are asked for; the times of others need not be read."""

    indicators: frozenset[str]
    ends: frozenset[str]
    """Last characters of the names that are in no table."""

    def has(self, indicator: str, parts: NameParts) -> bool:
        """Tell whether a result may be asked for."""
        if indicator != "other":
            return indicator in self.indicators
        return any(name[-1:] in self.ends for name in (parts.core, *parts.members))


def results_of(plan: Plan, year: int | None, wanted: Wanted) -> Iterator[ReportedResult]:
    """Read the figures that a report states of a time gone by, in order.

    Args:
        plan: the report with the promises read so far.
        year: the year of its results; None where it is not known.
        wanted: what is asked for.
    """
    periods = periods_of(plan.reading, year)
    own = _own_place(plan.reading.text)
    for index in range(len(plan.reading.sentences)):
        if plan.role(index) not in SILENT and HAS_FIGURE.search(plan.words(index)):
            for promise in plan.numbers_at(index):
                if result := _result(plan, periods, index, promise, wanted):
                    yield replace(result, place=_other_place(result.clause, own))


def _result(
    plan: Plan, periods: PeriodReader, index: int, promise: Promise, wanted: Wanted
) -> ReportedResult | None:
    """The result that one figure is; None for a plan, for one that nothing names, and for what is not wanted."""
    text, start = plan.reading.text, plan.reading.sentences[index][0]
    figure, indicator = plain_figure(promise), _indicator(promise)
    span = _naming_span(text, start, promise)
    if figure is None or span is None:
        return None
    clause = text[slice(*promise.span)]
    at = max(text.find(promise.name, *span), span[0])
    is_total = bool(TOTAL.search(clause))
    parts = parts_of(promise.name, "" if is_total else text[max(start, at - CONTEXT) : at])
    if not wanted.has(indicator, parts):
        return None
    is_denied = periods.standing[index] != "plan" and bool(DENIED.search(clause))
    period = "year" if is_denied else _period(periods, index, promise)
    is_end = (
        period == "several"
        and periods.is_by_passage(index, promise.span)
        and _ends_at(promise, parts, clause)
    )
    if period == "plan":
        return None
    return ReportedResult(
        promise=promise,
        indicator=indicator,
        figure=figure,
        parts=parts,
        scopes=scopes_in(promise.name),
        period="year" if is_end else period,
        is_estimate=periods.is_estimate(index, promise.span),
        is_end=is_end,
        is_denied=is_denied,
        is_total=is_total,
        place="",
        span=span,
        clause=clause,
        context=text[max(start, span[0] - CONTEXT) : promise.span[0]],
    )


def _ends_at(promise: Promise, parts: NameParts, clause: str) -> bool:
    """Tell whether a figure is a level that stands at the end of the years told of: no sum of them, and no growth."""
    if promise.unit in PERCENTS:
        is_level = promise.measure == "share"
    else:
        is_level = promise.measure == "level" and (
            PER_HEAD in promise.name or scale_of(promise.unit)[1] in STANDING
        )
    return is_level and not parts.verbs and bool(REACHED.search(clause))


def _indicator(promise: Promise) -> str:
    """The id of the indicator of a result, also where its name holds words of time: 去年居民消费价格总水平."""
    if promise.is_known:
        return promise.indicator
    found = indicator_of(without_lead(promise.name))
    return found.id if found else promise.indicator


def _period(periods: PeriodReader, index: int, promise: Promise) -> Period:
    """The time of a figure by the words around it; a rate that is yearly by its own words is of several years."""
    period = periods.period_of(index, promise.span, is_level=promise.measure in LEVELS)
    return "several" if promise.yearly and period == "year" else period


def _naming_span(text: str, start: int, promise: Promise) -> Span | None:
    """From the clause that names a result to the end of its figure's clause; None where no near clause names it."""
    first, end = promise.span
    for name in (promise.name, promise.name[-SHORTEST_NAME:]):
        if text.find(name, first, end) >= 0:
            return promise.span
        named = text.rfind(name, start, first)
        if named >= 0 and end - named <= LONGEST:
            return named, end
    return None


def _own_place(text: str) -> str:
    """The word by which a report calls its place.

    The one that most clauses begin with, the smallest among equals: a province speaks of 全国 more often than of
    全省, but in ranks.
    """
    order = own_places()
    counts = {word: text.count(word) for word in order}
    named = [word for word in order if word != COUNTRY and counts[word] >= FEW_NAMED]
    if not named:
        return COUNTRY if counts[COUNTRY] else max(order, key=lambda word: counts[word])
    begun = Counter(
        match.group()
        for match in OF_A_PLACE.finditer(text)
        if not match.start() or text[match.start() - 1] in CLAUSE_MARKS
    )
    return max(named, key=lambda word: (begun[word], counts[word], order.index(word)))


def _other_place(clause: str, own: str) -> str:
    """The word for a whole place that a clause begins with, if it is not the report's own one; 全国重点实验室 names none."""
    named = OF_CLAUSE.match(clause)
    return "" if named is None or named["place"] == own else named["place"]
