"""Words -> the time they speak for: this year, a later one, the end of a plan, or the past."""

import re
from dataclasses import dataclass

from pipelines.diff.targets.phrase_tables import pattern

PLAN_YEARS = 5
UNKNOWN_YEAR = 9999
"""A later year that the words do not name: 今后五年, where the report's own year is not known."""
PLAN_ENDS = {
    "一五": 1957,
    "二五": 1962,
    "三五": 1970,
    "四五": 1975,
    "五五": 1980,
    "六五": 1985,
    "七五": 1990,
    "八五": 1995,
    "九五": 2000,
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
}
"""Five-year plan -> its last year."""
NAMED_IN_WORDS = re.compile("第(?P<plan>十?[一二三四五六七八九]|十)个?五年(?:计划|规划)")
"""第一个五年计划; 第十四个五年规划 is that of 2021 to 2025."""
PLAN = r"\"?(?P<plan>十[一二三四五六]?五|[六七八九]五)\"?"
FIVE = re.compile(
    rf"(?:今后|未来|往后|下个?)(?:的)?五年|{PLAN}(?:时期|期间|末|规划(?:的)?(?:主要|发展|目标)|发展(?:的)?(?:主要|总体)?目标|"
    r"计划(?:的)?(?:主要|目标)|(?:经济社会发展)?(?:的)?(?:主要|总体|奋斗|预期)目标)|五年(?:后|内)"
)
"""今后五年; “十四五”时期; 到“十三五”末"""
LATER = re.compile(r"(?:到|至|^)\"?(20\d\d)年")
"""到2025年, or a later year at the beginning."""
OPENING = re.compile(
    r"开局|开好|良好开端|收官|完成\"?十|总结|过去|以来|四年|三年|需要|基础|谋划|衔接|启动|编制|奠定|结合|规划编"
)
"""Near the name of a plan: it is only mentioned in passing."""
THIS_YEAR = re.compile(r"今年|本年|全年|当年|(?<![一二三四五六七八九十两几])年内")
YEARS_TIME = r"(?:力争|争取)?(?:利?用|通过)(?P<first>[二两三四五2-5])(?:[-至到])?(?P<last>[三四五3-5])?年(?:左右)?(?:的)?(?:时间|努力)"
COUNTS = {
    word: number for number, words in ((2, "二两2"), (3, "三3"), (4, "四4"), (5, "五5")) for word in words
}
"""Years that a plan of some years takes, its first one included."""
BEFORE_TIME = r"[^,]{0,6}?"
NAMED_PLAN = rf"(?:到|至|在)?{PLAN}(?:时期|期间|末|期末)"
NAMED_YEAR = r"(?:到|至)(?P<year>(?:19|20)\d\d)年(?:底|末)?"
FIVE_YEARS = r"在?(?:今后|未来|往后|下个?)(?:的)?五年|五年(?:后|内|(?=[新改淘建完再关培解]))"
PERIOD = re.compile(rf"{BEFORE_TIME}(?:{NAMED_PLAN}|{NAMED_YEAR}|{FIVE_YEARS}|{YEARS_TIME})")
"""At the front of a clause: 力争到2027年, “十一五”期间, 五年淘汰; in the middle of one it says nothing of the clause."""
UNTIL = re.compile(r"(?:到|至)(?P<year>(?:20|19)\d\d)年(?:底|末)?")
"""到2025年 anywhere in a clause."""
FRONT = 4
"""Characters before a word that still stands at the front of a clause: 其中去年."""
DATED = re.compile(r"(?:其中|预计)?(?P<year>(?:19|20)\d\d)年(?!的|版|度?计划|价)")
"""2020年 at the front of a clause."""


@dataclass(frozen=True, slots=True)
class Time:
    """The time that a clause speaks for; without any of these, what its sentence or section says holds."""

    until: int | None = None
    """The year of 到2025年 or the last one of a plan; UNKNOWN_YEAR for 五年内."""
    is_this_year: bool = False
    is_past: bool = False
    is_same: bool = False
    """Whether it is the year spoken of so far: 全年."""
    opens: bool = False
    """Whether the words stand at the front of the clause."""

    @property
    def is_open(self) -> bool:
        """Whether nothing is said of it."""
        return not (self.until or self.is_this_year or self.is_past)


OPEN = Time()
SAME_YEAR = Time(is_this_year=True, is_same=True)
HINT = re.compile(r"年|以来|已|了|季|月|[\"五]")
"""What every word of time has something of."""


def time_of(clause: str, year: int | None) -> Time:
    """The time that a clause names itself; `year` is the report's own."""
    if not HINT.search(clause):
        return OPEN
    if pattern("time_words", "this_year").search(clause):
        return Time(is_this_year=True)
    dated = _dated(clause, year)
    if dated:
        return dated
    past = pattern("time_words", "past").search(clause)
    if past:
        return Time(is_past=True, opens=past.start() <= FRONT)
    return SAME_YEAR if pattern("time_words", "of_the_year").search(clause) else OPEN


def _dated(clause: str, year: int | None) -> Time | None:
    """The time of a clause that names a year or a plan: OPEN where in passing, None for no name."""
    period = PERIOD.match(clause)
    if period and period["plan"] and OPENING.search(clause):
        return OPEN
    until = period or UNTIL.search(clause)
    if until:
        end = int(until["year"]) if until["year"] else _end_of_years(period, year)
        if period and period["plan"]:
            end = PLAN_ENDS[period["plan"]]
        return Time(until=end, is_past=year is not None and end < year, opens=period is not None)
    dated = DATED.match(clause)
    if dated is None or year is None:
        return None
    named = int(dated["year"])
    return Time(
        until=named if named > year else None, is_this_year=named == year, is_past=named < year, opens=True
    )


def _end_of_years(period: re.Match[str] | None, year: int | None) -> int:
    """The last year of 用三年时间, this one being the first; UNKNOWN_YEAR for 五年内."""
    count = COUNTS.get((period["last"] or period["first"] or "") if period else "")
    return year + count - 1 if count and year else UNKNOWN_YEAR


def plan_named(words: str, year: int | None) -> int | None:
    """The last year of the plan that a title names in words and that holds in a year: 1957 of 第一个五年计划, for 1955."""
    for match in NAMED_IN_WORDS.finditer(words):
        end = PLAN_ENDS.get(match["plan"] + "五") if match["plan"] != "十" else PLAN_ENDS["十五"]
        if end and year and year <= end < year + PLAN_YEARS:
            return end
    return None


def horizon_of(words: str, year: int | None) -> int | None:
    """The year a goals passage or a heading is for when it is not this one: 2025 of 到2025年, of “十四五”时期."""
    for match in FIVE.finditer(words):
        if OPENING.search(words[max(0, match.start() - 8) : match.end() + 6]):
            continue
        end = PLAN_ENDS.get(match["plan"] or "", 0) or (year + 4 if year else UNKNOWN_YEAR)
        if year is None or end > year:
            return end
    for match in LATER.finditer(words):
        if year is not None and int(match[1]) > year:
            return int(match[1])
    return None


def plan_ends(words: str) -> list[int]:
    """Last years of the five-year plans that a heading names."""
    return [PLAN_ENDS[match["plan"]] for match in FIVE.finditer(words) if match["plan"]]


def is_this_year(words: str, year: int | None) -> bool:
    """Whether a sentence speaks of the report's own year."""
    return bool(THIS_YEAR.search(words)) or (year is not None and f"{year}年" in words)


def later_than(year: int | None, until: int | None) -> int | None:
    """The later year that a promise is for: `until` if it lies after the report's own year, else None."""
    return until if until and (year is None or until > year) else None
