"""Sentences of a report -> the time that each figure tells of: last year, several years, a plan, a part of a year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, cast

from pipelines.text.clauses import ClauseText
from pipelines.text.normal import normalise
from pipelines.text.outline import Section
from storage.records import Span

Period = Literal["year", "several", "plan", "part"]
MarkKind = Literal["year", "several", "plan", "part", "annual"]
Reach = Literal["clause", "on", "from"]

TABLE = Path(__file__).with_name("result_periods.tsv")
"""The words, one pattern a line: kind, how far it holds, pattern, example."""
DATED = re.compile(
    r"(?P<base>比|较|从|由|自|于|是|为|相比|按|以)?(?P<to>到|至|截至|截止)?(?P<year>(?:19|20)\d\d)(?P<span>[-至~](?:19|20)?\d\d)?年"
    r"(?P<tail>以来|(?:底|末|初)?的|(?:价|价格|不变价))?"
)
"""A year with the words that make it the base of a comparison: 比2002年, 从2000年的, 是2006年的2.2倍, 到2005年底."""
NARRATIVE = re.compile(
    r"[-\"]*(?:[^,。]{2,10}[,!])?(?:刚刚|即将)过去的(?:20|19)\d\d年"
    r"|[-\"]*(?:刚刚过去的|即将过去的|回顾|总结|在)?(?:20\d\d)年(?:是|来|,?(?:我们|面对|全[县市区省州旗国]上下|在[^,]{2,30}领导下|全[县市区省州旗]|我[县市区省]))"
)
"""A sentence that opens the account of one year: 2020年,面对…; 各位代表,刚刚过去的2020年; not 2020年2月."""
AHEAD = re.compile(r"今年|要|力争|确保|争取|下一步|继续")
"""What ends a look back within the plan."""
REACHED = re.compile(r"(?:到|至|为)(?:去年|上年|(?P<year>20\d\d)年)(?:底|末)?的?[^,;]{0,2}?\d")
"""What a level rose to in the year itself: 从2000年的1.60%提高到2005年的2.34%."""
ESTIMATE = re.compile(r"预计|初步(?:核算|测算|统计)|(?<!评)(?<!高)估计|有望")
OWN: tuple[Period, ...] = ("several", "plan", "part", "year")
"""What a clause says of its own time, the strongest first."""
LAST_OF_TERM = re.compile(r"[-\"]*20\d\d年是\"?(?:十[一二三四五六]?五|[七八九]五)")
"""2010年是“十一五”规划的最后一年: under a heading of several years alone it opens no account of its own."""
OPENED_BY = 26
"""Characters of a sentence within which the year stands whose account it opens."""
OPENING = 8
"""Characters of a sentence within which a mark opens a passage; guess."""
TERM = re.compile(r"[四五]")
"""What a mark names that opens the account of several years within that of one year: 五年来; 近两年来 only tells of itself."""
LONGEST_MARK = 16
"""Characters of the longest mark that opens a passage."""
HEAD = 600
"""Characters of a report in which it says what it reports on: 报告本届政府过去五年的工作."""
ABOUT_YEARS_OF_WORK = re.compile(r"(?:过去|近|这)?的?[四五]年(?:来)?的?(?:政府)?工作")
"""What the opening of a report says that looks back on several years: 报告过去五年的工作."""
ABOUT_YEARS = re.compile(
    r"报告(?:本届政府)?(?:过去)?(?:[三四五]|几)年(?:来)?的?|(?:过去|这|近)?的?[四五]年(?:来)?(?:的)?(?:政府)?(?:主要)?工作|[四五]年来|几年来|本届政府|以来的?[四五]年"
    r"|\"?(?:十[一二三四五六]?五|[七八九]五)\"?(?:时期|期间|计划|规划|发展)[^,。]{0,16}(?:回顾|完成|成就|总结|发展|情况)"
)
"""A heading over the account of several years: “十三五”时期和2020年工作回顾."""
ABOUT_YEAR = re.compile(r"去年|上年|过去(?:的)?一年|一年来")


@dataclass(frozen=True, slots=True)
class PeriodMark:
    """A word that names a time; offsets are those of the reading."""

    start: int
    end: int
    kind: MarkKind
    reach: Reach


@dataclass(frozen=True, slots=True)
class PeriodReader:
    """The times named in one report, and the time that holds in each sentence that names none."""

    reading: ClauseText
    year: int | None
    """The year that results are for: the one before the year whose tasks the report sets."""
    standing: tuple[Period, ...]
    read: dict[int, tuple[PeriodMark, ...]] = field(default_factory=dict)
    """The marks of the sentences asked for so far."""

    def marks(self, sentence: int) -> tuple[PeriodMark, ...]:
        """The marks of a sentence, in order."""
        if sentence not in self.read:
            found = _marks(self.reading.text, *self.reading.sentences[sentence], self.year)
            self.read[sentence] = tuple(sorted(found, key=lambda mark: mark.start))
        return self.read[sentence]

    def period_of(self, sentence: int, span: Span, *, is_level: bool) -> Period:
        """Say of which time the figure of a clause tells.

        Args:
            sentence: index of the sentence.
            span: half-open offsets of the clause in the reading.
            is_level: whether the figure is a level, which can be reached in the year itself.
        """
        standing, marks = self.standing[sentence], self.marks(sentence)
        if not marks:
            return standing
        own = {mark.kind for mark in marks if span[0] <= mark.start < span[1]}
        if is_level and self._is_reached(span):
            return "year"
        for kind in OWN:
            if kind in own:
                return kind
        before = [mark for mark in marks if mark.start < span[0] and mark.reach != "clause"]
        if "annual" in own or (before and before[-1].kind == "annual"):
            return "plan" if standing == "plan" else "year"
        latest = before[-1].kind if before else standing
        return standing if latest == "annual" else latest

    def is_by_passage(self, sentence: int, span: Span) -> bool:
        """Tell whether only the passage says that a figure is of several years, not its sentence up to it."""
        named = any(mark.kind == "several" and mark.start < span[1] for mark in self.marks(sentence))
        return self.standing[sentence] == "several" and not named

    def is_estimate(self, sentence: int, span: Span) -> bool:
        """Tell whether the report itself calls a figure an estimate, in its clause or earlier in its sentence."""
        start = self.reading.sentences[sentence][0]
        return ESTIMATE.search(self.reading.text, max(start, span[0] - 40), span[1]) is not None

    def _is_reached(self, span: Span) -> bool:
        match = REACHED.search(self.reading.text, *span)
        return match is not None and (match["year"] is None or int(match["year"]) == self.year)


def periods_of(reading: ClauseText, year: int | None) -> PeriodReader:
    """Read which time each sentence of a report tells of where it names none.

    Args:
        reading: the report.
        year: the year of its results; None where it is not known.
    """
    standing: list[Period] = []
    section: Section | None = None
    top: Period = "several" if ABOUT_YEARS_OF_WORK.search(reading.text, 0, HEAD) else "year"
    base = now = usual = top
    is_mixed = False
    for index, (start, end) in enumerate(reading.sentences):
        here = reading.section(index)
        if here is not section:
            section = here
            now = usual = _of_heading(here, top if here.level > 1 else base, year)
            if here.level <= 1:
                top, is_mixed = now, now != "plan" and not _names_one(here, year)
        if is_mixed or usual != "several" or not LAST_OF_TERM.match(reading.text, start, end):
            now = _opened(reading.text, (start, end), now, usual, year)
        if is_mixed and now in {"year", "several"}:
            top = usual = now
        standing.append(now)
    return PeriodReader(reading, year, tuple(standing))


def _of_heading(section: Section, above: Period, year: int | None) -> Period:
    """The time of a section by the words of its heading, else that of the section above it."""
    if section.role in {"goals", "tasks", "government", "closing", "attachments", "notes"}:
        return "plan"
    words = normalise(section.heading).text
    if ABOUT_YEARS.search(words):
        return "several"
    if ABOUT_YEAR.search(words) or (year is not None and f"{year}年" in words):
        return "year"
    return above


def _names_one(section: Section, year: int | None) -> bool:
    """Whether a heading says whose account follows: that of the year or that of several, and not of both.

    Under another (2025年和“十四五”时期工作回顾, 工作回顾) the account itself says which of the two a sentence belongs
    to (2025年是…, 五年来), and what stands below goes on so.
    """
    words = normalise(section.heading).text
    is_of_year = ABOUT_YEAR.search(words) is not None or (year is not None and f"{year}年" in words)
    return is_of_year != (ABOUT_YEARS.search(words) is not None)


def _opened(text: str, sentence: Span, now: Period, usual: Period, year: int | None) -> Period:
    """The time that holds from a sentence on: changed where it opens the account of another one."""
    start, end = sentence
    if (
        year is not None
        and NARRATIVE.match(text, start, end)
        and f"{year}年" in text[start : start + OPENED_BY]
    ):
        return "year"
    pattern, periods = _openings()
    opening = pattern.search(text, start, min(end, start + OPENING + LONGEST_MARK))
    if opening and opening.start() < start + OPENING:
        period = periods[int(str(opening.lastgroup)[1:])]
        if usual != "year" or period == "year" or TERM.search(opening.group()):
            return period
    if now != usual == "plan" and (
        AHEAD.search(text, start, end) or any(m.kind == "plan" for m in _marks(text, start, end, year))
    ):
        return usual
    return now


def _marks(text: str, start: int, end: int, year: int | None) -> Iterator[PeriodMark]:
    """The marks of one sentence: words of the table and years in figures."""
    pattern, kinds = _table()
    for match in pattern.finditer(text, start, end):
        kind, reach = kinds[int(str(match.lastgroup)[1:])]
        yield PeriodMark(match.start(), match.end(), kind, reach)
    for match in DATED.finditer(text, start, end):
        if dated := _of_date(match, year):
            yield PeriodMark(match.start(), match.end(), dated, "on")


def _of_date(match: re.Match[str], year: int | None) -> MarkKind | None:
    """What a year in figures says of the time; None where the year of the results is not known."""
    if year is None or (match["tail"] or "").startswith("价") or match["tail"] == "不变价":
        return None
    named = int(match["year"])
    if match["span"]:
        return "several" if named < year else "plan"
    if named > year:
        return "plan"
    if match["base"] and not match["to"]:
        return (
            "annual"
            if named == year - 1 and match["base"] in "比较"
            else ("year" if named == year and match["base"] in "于为是" else "several")
        )
    return "year" if named == year else "several"


@cache
def _rows() -> tuple[tuple[MarkKind, Reach, str], ...]:
    """(kind, reach, pattern) of each line of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return tuple((cast("MarkKind", row[0]), cast("Reach", row[1]), row[2]) for row in rows)


@cache
def _table() -> tuple[re.Pattern[str], tuple[tuple[MarkKind, Reach], ...]]:
    """All patterns of the table as one, and (kind, reach) of each by its number."""
    return _joined(pattern for _, _, pattern in _rows()), tuple((kind, reach) for kind, reach, _ in _rows())


@cache
def _openings() -> tuple[re.Pattern[str], tuple[Period, ...]]:
    """The patterns that may open a passage as one, and the time of each by its number."""
    rows = [(kind, pattern) for kind, reach, pattern in _rows() if reach == "from"]
    return _joined(pattern for _, pattern in rows), tuple(cast("Period", kind) for kind, _ in rows)


def _joined(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<p{number}>{pattern})" for number, pattern in enumerate(patterns)))
