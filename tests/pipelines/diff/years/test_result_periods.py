"""The time that a figure tells of, by the words around it."""

import pytest

from pipelines.diff.years.result_periods import periods_of
from pipelines.text.clauses import read_clauses

REVIEW = "一、2020年工作回顾\n"
FIVE = "一、过去五年工作回顾\n"
TERM = "一、“十三五”时期发展取得重大成就\n"
BARE = "一、工作回顾\n"
PLAN = "一、2020年工作回顾\n街市繁荣。\n二、2021年工作安排\n"


def period(text: str, clause: str, *, is_level: bool = False) -> str:
    """The time of a clause, given in normal form, in a report on 2020."""
    reading = read_clauses(text)
    periods = periods_of(reading, 2020)
    start = reading.text.index(clause)
    sentence = max(index for index, span in enumerate(reading.sentences) if span[0] <= start)
    return periods.period_of(sentence, (start, start + len(clause)), is_level=is_level)


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        (f"{REVIEW}出口增长8%。", "出口增长8%", "year"),
        (f"{REVIEW}出口增长8%，五年来年均增长6%。", "五年来年均增长6%", "several"),
        (f"{REVIEW}出口增长8%，连续五年增长。利用外资增长9%。", "利用外资增长9%", "year"),
        (f"{REVIEW}出口比2015年增长80%。", "出口比2015年增长80%", "several"),
        (f"{REVIEW}出口比2019年增长8%。", "出口比2019年增长8%", "year"),
        (f"{REVIEW}前三季度出口增长8%。", "前三季度出口增长8%", "part"),
        (f"{REVIEW}今年拟安排资金8亿元。", "今年拟安排资金8亿元", "plan"),
        (f"{REVIEW}街区入围2020年中国名街，出口增长8%。", "出口增长8%", "year"),
        (f"{REVIEW}全年累计接待游客8万人次。", "全年累计接待游客8万人次", "year"),
        (f"{FIVE}出口增长8%。", "出口增长8%", "several"),
        (f"{FIVE}2020年，出口增长8%。", "出口增长8%", "year"),
        (f"{FIVE}出口同比增长8%。", "出口同比增长8%", "year"),
        (f"{FIVE}刚刚过去的2020年，我们稳住了外贸。出口增长8%。", "出口增长8%", "year"),
        (f"{REVIEW}五年城镇新增就业8万人。", "五年城镇新增就业8万人", "several"),
        (f"{REVIEW}水质为有监测记录以来最好，出口增长8%。", "出口增长8%", "year"),
        (f"{REVIEW}有记录以来出口首次增长8%。", "有记录以来出口首次增长8%", "several"),
        (f"{TERM}2020年是“十三五”规划的最后一年。出口增长8%。", "出口增长8%", "several"),
        (f"{BARE}“十三五”时期，古城换了模样。\n（一）开放\n出口增长8%。", "出口增长8%", "several"),
        (f"{BARE}一年来，古城换了模样。\n（一）开放\n出口增长8%。", "出口增长8%", "year"),
        (f"{PLAN}出口增长8%。", "出口增长8%", "plan"),
        (f"{PLAN}去年出口增长8%。", "去年出口增长8%", "year"),
    ],
)
def test_a_figure_has_the_time_of_its_words(text: str, clause: str, expected: str) -> None:
    assert period(text, clause) == expected


def test_a_level_reached_in_the_year_is_the_years_own() -> None:
    text = f"{FIVE}研发投入占比从2015年的1.60%提高到2020年的2.34%。"
    clause = "研发投入占比从2015年的1.60%提高到2020年的2.34%"
    assert period(text, clause, is_level=True) == "year"
    assert period(text, clause) == "several"


def test_a_look_back_within_the_plan_ends_where_the_text_looks_ahead() -> None:
    text = f"{PLAN}过去一年，外贸稳住了。出口增长8%。今年形势复杂。出口增长5%。"
    assert period(text, "出口增长8%") == "year"
    assert period(text, "出口增长5%") == "plan"
