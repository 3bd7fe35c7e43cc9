"""The year whose tasks a report sets, with every piece of evidence; a disagreement is a flag.

In order of trust: title, meeting, the parts' headings (review of last year, tasks of this year), what
"this year" or "the past five years" are said to be. Never a page's date or address.
"""

import re
from collections import Counter
from dataclasses import dataclass

from pipelines.identify.body_years import (
    OPENING,
    read_past_year,
    read_period_year,
    read_results_year,
    read_term_year,
    read_this_year,
)
from pipelines.identify.front_matter import FrontMatter
from pipelines.identify.national_sessions import session_year
from pipelines.text.dates import YEAR, Date, read_year
from pipelines.text.numerals import ZEROS

BEFORE_YEAR = frozenset(f"0123456789０１２３４５６７８９一二三四五六七八九 \t　\n{ZEROS}")
"""Characters that may stand before the 年 of a year in figures; others (去年, 五年) are left out quickly."""
YEAR_BEFORE = re.compile(rf"({YEAR})\s*$")
"""A year at the end of a text."""
HEADING_BEFORE = re.compile(
    r"(?:^|\n|[一二三四五六七八九]、|部分[:：]?|[(（][一二三四五六七八九][)）]|报告)[\s　]*(?:关于|对|做好|抓好|首先报告)?[\s　]*$"
)
"""What stands before the year of a heading: 二、, 第二部分:, a line's beginning."""
JOINED_BEFORE = re.compile(r"[和及与、]\s*$")
"""What stands before a second member: “十二五”时期和2015年工作回顾."""
LAST_YEAR_BEFORE = re.compile(
    r"(?:去年|过去(?:的)?一年|一年来|上年)(?:政府|国内)?(?:主要)?工作(?:的)?(?:主要)?回顾[\s　]*(?:过去的?一年[，,])?$"
)
"""A heading about last year before a year: 一、去年工作回顾 / 2005年,我国…."""
REPORTED_BEFORE = re.compile(r"首先报告[\s　]*$")
"""What stands before a year that is reported on: 首先报告２００１年的工作."""
BETWEEN = r"(?:及|和|与|、|的|全[省市县区州旗]|我[省市县区州旗]|[省市县区州旗]?政府|国民经济|经济|社会|发展|国内|主要|重点|工作|总体|“[一二三四五六七八九十]{1,3}五”|时期|过去|上年){0,7}"
"""Words between the year of a heading and what it says of the year."""
PLANNED = re.compile(
    rf"{BETWEEN}(?:安排|部署|要求|思路|任务|目标|建议|打算|谋划|计划(?!的?(?:执行|完成|实施))|重点工作)"
)
"""What follows a year whose tasks are set: 2020年|政府工作总体思路和目标任务."""
REVIEWED = re.compile(rf"{BETWEEN}(?:回顾|总结|的回顾|政府工作\s|成就|计划的?(?:执行|完成|实施)情况)")
"""What follows a year that is reviewed: 2019年|主要工作回顾."""
TITLED = re.compile(rf"(?<!\d)({YEAR})\s*年?[^年\d]{{0,20}}政府工作(?:的)?报告")
"""The year of a work report in a title that names others as well: 1991年|政府工作报告关于1990年…计划."""
BEFORE_CHARS, AFTER_CHARS = 24, 50
"""Characters of a heading that are read before and after its year; guesses."""

ADDRESSED = re.compile(r"向第[一二三四五六七八九十]{1,3}届全国人民代表大会")
"""A report to it: 向第四届全国人民代表大会作政府工作报告."""
PLAN_CHARS = 20_000
"""Characters within which headings are looked for; a guess."""


@dataclass(frozen=True, slots=True)
class ReportYear:
    """The year of a text, the evidence, and whether it disagrees."""

    value: int | None
    evidence: tuple[tuple[str, int], ...]
    disagrees: bool

    @property
    def reason(self) -> str:
        """The evidence in words."""
        return "; ".join(f"{source} {year}" for source, year in self.evidence) or "no year is stated"


def read_report_year(title: str, head: FrontMatter, text: str) -> ReportYear:
    """Read the year of a government work report from its title, its meeting and its parts."""
    evidence = [
        ("title", _title_year(title)),
        ("meeting date", _meeting_year(head.date)),
        ("congress", _congress_year(head)),
        *_parts(text[:PLAN_CHARS]),
    ]
    return _judge([(source, year) for source, year in evidence if year])


def _judge(evidence: list[tuple[str, int]]) -> ReportYear:
    """Choose the most trusted year; two kinds of evidence that agree outvote a lone title."""
    if not evidence:
        return ReportYear(None, (), disagrees=False)
    votes = Counter(year for _, year in evidence)
    value = evidence[0][1]
    best, count = max(votes.items(), key=lambda item: (item[1], item[0] == value))
    if votes[value] == 1 and count > 1:
        value = best
    return ReportYear(value, tuple(evidence), disagrees=len(votes) > 1)


def _title_year(title: str) -> int | None:
    """Return the year before 政府工作报告 in a title, else its only year; None when it names several or none."""
    if named := TITLED.search(title):
        return read_year(named[1])
    years = {read_year(m) for m in re.findall(rf"({YEAR})(?!\s*年?远景)(?=\D|$)", title)} - {None}
    return years.pop() if len(years) == 1 else None


def stated_year(title: str, date: Date | None) -> ReportYear:
    """Read the year of another text: only its title or its meeting states it."""
    year = _title_year(title) or (date.year if date else None)
    source = "title" if _title_year(title) else "meeting date"
    return ReportYear(year, ((source, year),) if year else (), disagrees=False)


def _meeting_year(date: Date | None) -> int | None:
    """Return the year of a meeting; one in December sets the tasks of the next year."""
    if date is None or date.year is None:
        return None
    return date.year + 1 if date.iso[5:7] == "12" else date.year


def _congress_year(head: FrontMatter) -> int | None:
    """Return the year of the National People's Congress named in front matter or first sentence."""
    if head.meeting:
        return session_year(head.meeting.words)
    addressed = ADDRESSED.search(head.joined.text[head.end : head.end + 220])
    return session_year(addressed[0]) if addressed else None


def _parts(text: str) -> list[tuple[str, int | None]]:
    """Return what the headings and the sentences about this year say, by kind of evidence."""
    plan, review = heading_years(text)
    if plan and review and plan == review - 1:
        plan = None
    found: list[tuple[str, int | None]] = [
        ("tasks", plan),
        ("review", review),
        ("this year", read_this_year(text)),
        ("past year", read_past_year(text[:OPENING])),
    ]
    if not any(year for _, year in found):
        found += [("term", read_term_year(text)), ("period", read_period_year(text))]
    if not any(year for _, year in found):
        found.append(("results", read_results_year(text)))
    return found


def heading_years(text: str) -> tuple[int | None, int | None]:
    """Return the years that headings state most often.

    Returns:
        The year whose tasks they set, and the year after the one that they review; None where none does.
    """
    plans: Counter[int] = Counter()
    reviews: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    place = text.find("年")
    while place >= 0:
        if place > 1 and text[place - 1] in BEFORE_YEAR and text[place - 2] in BEFORE_YEAR:
            _sort_year(text, place, plans, reviews)
        place = text.find("年", place + 1)
    review = reviews[0] or reviews[1]
    return _most(plans), _most(review)


def _sort_year(
    text: str, place: int, plans: Counter[int], reviews: tuple[Counter[int], Counter[int]]
) -> None:
    """Count the year written before the 年 at an offset, if a heading has it, as planned or as reviewed."""
    found = YEAR_BEFORE.search(text, max(0, place - 12), place)
    year = read_year(found[1]) if found else None
    if not found or year is None:
        return
    before, after = (
        text[max(0, found.start() - BEFORE_CHARS) : found.start()],
        text[place + 1 : place + AFTER_CHARS],
    )
    if HEADING_BEFORE.search(before):
        if PLANNED.match(after):
            plans[year] += 1
        elif REVIEWED.match(after):
            reviews[0][year + 1] += 1
        elif REPORTED_BEFORE.search(before):
            reviews[1][year + 1] += 1
    if LAST_YEAR_BEFORE.search(before) or (JOINED_BEFORE.search(before) and REVIEWED.match(after)):
        reviews[1][year + 1] += 1


def _most(years: Counter[int]) -> int | None:
    """Return the most frequent year, the first of several that are equally frequent."""
    return years.most_common(1)[0][0] if years else None
