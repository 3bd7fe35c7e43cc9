"""Body of a report -> its year, as single sentences tell it: this year, the year just past, a term, a plan, results."""

import re

from pipelines.identify.national_sessions import NATION, session_year
from pipelines.text.dates import YEAR, read_number, read_year

PERIOD_NUMBER = r"([六七八九]|十[一二三四五六七八九]?)"
"""Number of a five-year plan from the sixth on."""
PERIOD_REVIEW = re.compile(
    rf"(?:^|[\n。]|[一二]、|[(（][一二][)）])[ \t　]*(?:{YEAR}年[主要工作]{{0,6}}[和及与、])?(?:回顾|总结|过去的?)?[“\"「]{PERIOD_NUMBER}五[”\"」](?:时期|期间|计划|规划)?[^\n。，,]{{0,24}}?(?:回顾|成就|完成)"
)
"""A heading that reviews a five-year plan: 一、“十一五”时期国民经济和社会发展的回顾."""
HERE = re.compile("今年是")
"""How a sentence about this year begins."""
_PERIOD_HERE = rf"今年是(?:[^。\n]{{0,30}}?[，,、])?(?:(?!为|谋划|迈向|展望)[^。，,、\n]){{0,24}}?[“\"「]{PERIOD_NUMBER}五[”\"」][^。，,\n]{{0,6}}"
PERIOD_FIRST = re.compile(rf"{_PERIOD_HERE}(?:开局|第一年|起步)")
"""The first year of a plan: 今年是“十四五”规划的开局之年; not 为“十五五”良好开局打牢基础的一年."""
PERIOD_LAST = re.compile(rf"{_PERIOD_HERE}(?:收官|最后一年|完成)")
"""The last year of a plan: 今年是“十三五”规划的收官之年."""
THIS_YEAR = re.compile(
    r"今年是[^。\n]{0,40}?(新中国|建国|中华人民共和国|建党|中国共产党|改革开放)(?:成立)?(?:的)?第?([0-9０-９]{2,3}|[一二三四五六七八九十百]{2,4})周年"
)
"""An anniversary: 今年是新中国成立70周年."""
FOUNDED = {
    "新中国": 1949,
    "建国": 1949,
    "中华人民共和国": 1949,
    "建党": 1921,
    "中国共产党": 1921,
    "改革开放": 1978,
}
"""What is commemorated -> its year."""

TERM = re.compile(
    rf"本届政府[^。\n]{{0,6}}?({YEAR})\s*年\s*[0-9０-９]\s*月就职[^。\n]{{0,12}}?(?:任期即将结束|五年)"
)
"""A government whose term ends: 本届政府1998年3月就职,任期即将结束."""
NATION_TERM = re.compile(
    r"第([一二三四五六七八九十]{1,3})届(?:全国人民代表大会|全国人大)第一次会议(?:以来的?|[，,]到这次大会)[^。\n]{0,16}五年"
)
"""The years of a term: 第十一届全国人民代表大会第一次会议以来的五年."""
FIVE_YEARS = re.compile(r"过去(?:的)?五年|五年来|这五年|(?:本届|上届)政府|以来的五年")
"""A text that reviews five years."""
AHEAD = re.compile(
    r"(?:今后|未来)[一五]年|下一?步|(?:今年|明年)(?:的)?(?:政府)?(?:主要|重点|总体)?(?:工作|任务|目标|要求)|总体要求|指导思想|奋斗目标|发展目标|主要目标"
)
"""Where a text turns to what is to be done."""
SENTENCE = re.compile(r"[^。；;\n]+")
"""A sentence, or a part of one."""
RESULT = re.compile(
    rf"(?<![0-9０-９比较是为与同由从])({YEAR})\s*年(?:底|末)?[^。；;\n]{{0,60}}?(?:达到?|完成|实现|突破|增加到|提高到)"
)
"""A result of a year: 2016年|，全县生产总值达到120亿元."""
OF_FIVE = re.compile(rf"年均|五年来|[是为比较]\s*{YEAR}\s*年|翻[一两]?番")
"""What makes it the last year of five: 年均增长8%, 是2011年的1.8倍."""
INTENDED = re.compile(r"将|力争|规划|目标|确保|计划|要在|[^不]要")
"""A sentence of what is to be done, which states no result."""
JUST_PAST = re.compile(rf"过去的\s?({YEAR})\s*年")
"""The year that a report reviews: 刚刚过去的2016年."""
LAST_SESSION = re.compile(rf"[从自]去年[^，。,]{{0,6}}?({NATION.pattern})")
"""A session of the year before: 从去年９月第五届全国人民代表大会第三次会议到现在."""
OPENING = 600
"""Characters of a text's opening, in which it says what year has passed; a guess."""
OPENING_CHARS = 200
"""Characters after the first mention of the five years that announce the parts of the report; a guess."""
RESULT_CHARS = 4000
"""Characters of a review in which results are looked for; a guess."""


def read_this_year(text: str) -> int | None:
    """Return the year that a text calls this year: 今年是新中国成立70周年, 今年是“十四五”开局之年."""
    starts = [match.start() for match in HERE.finditer(text)]
    if found := _match_any(THIS_YEAR, text, starts):
        return FOUNDED[found[1]] + read_number(found[2])
    first, last = (_match_any(pattern, text, starts) for pattern in (PERIOD_FIRST, PERIOD_LAST))
    if first and (last is None or first.end() < last.end()):
        return _period(first[1])
    return _period(last[1]) + 4 if last else None


def _match_any(pattern: re.Pattern[str], text: str, starts: list[int]) -> re.Match[str] | None:
    """Return the first match of a pattern that begins at one of some offsets."""
    return next((found for start in starts if (found := pattern.match(text, start))), None)


def _period(number: str) -> int:
    """Return the first year of a five-year plan from the sixth on: 2021 for 十四."""
    return 1981 + 5 * (read_number(number) - 6)


def read_period_year(text: str) -> int | None:
    """Return the year after a plan that the text's beginning reviews."""
    found = PERIOD_REVIEW.search(text[:4000])
    return _period(found[1]) + 5 if found else None


def read_term_year(text: str) -> int | None:
    """Return the last year of a government's term that ends."""
    opening = text[:1500]
    if found := TERM.search(opening):
        year = read_year(found[1])
        return year + 5 if year else None
    if (found := NATION_TERM.search(opening)) and read_number(found[1]) >= 5:
        return 1978 + 5 * (read_number(found[1]) - 5) + 5
    return None


def read_results_year(text: str) -> int | None:
    """Return the year after the last one up to which a review of five years counts its results.

    None where a later year has a result of its own: it may be one that is expected.
    """
    start = FIVE_YEARS.search(text[:RESULT_CHARS])
    if start is None:
        return None
    ahead = AHEAD.search(text, start.end() + OPENING_CHARS)
    stop = min(ahead.start() if ahead else len(text), start.start() + RESULT_CHARS)
    every, of_five = [], []
    for sentence in SENTENCE.finditer(text, start.start(), stop):
        found = [read_year(match[1]) or 0 for match in RESULT.finditer(sentence[0])]
        if found and not INTENDED.search(sentence[0]):
            every += found
            of_five += found if OF_FIVE.search(sentence[0]) else []
    return max(of_five) + 1 if of_five and max(of_five) == max(every) else None


def read_past_year(opening: str) -> int | None:
    """Return the year after the one that a text's opening calls just past, or whose session it recalls."""
    if found := JUST_PAST.search(opening):
        year = read_year(found[1])
        return year + 1 if year else None
    recalled = LAST_SESSION.search(opening)
    last = session_year(recalled[1]) if recalled else None
    return last + 1 if last else None
