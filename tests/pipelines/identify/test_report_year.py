"""The year whose tasks a report sets: title, meeting, parts, and what this year is said to be."""

import pytest

from pipelines.identify.front_matter import read_front_matter
from pipelines.identify.national_sessions import session_year
from pipelines.identify.report_year import heading_years, read_report_year
from pipelines.text.dates import find_dates, read_iso_date, read_number


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("一、2019年主要工作回顾\n过去一年。\n二、2020年政府工作总体思路和目标任务\n", (2020, 2020)),
        ("一、“十二五”时期和2015年工作回顾\n二、“十三五”目标\n三、2016年工作安排\n", (2016, 2016)),
        ("各位代表。 一、2018年主要工作回顾2018年是好年。 二、2019年总体要求和目标任务", (2019, 2019)),
        ("一、去年工作回顾\n2005年，我国成绩显著。\n二、今年主要任务\n", (None, 2006)),
        ("首先报告２００１年的工作\n新世纪第一年。", (None, 2002)),
        ("一、１９９１年国内工作的回顾\n", (None, 1992)),
        ("第一部分:2020年工作回顾\n第二部分:2021年重点工作\n", (2021, 2021)),
        ("完成了2019年目标任务。到2025年发展目标如期实现。", (None, None)),
    ],
)
def test_headings_tell_what_is_reviewed_and_what_is_planned(
    text: str, years: tuple[int | None, int | None]
) -> None:
    assert heading_years(text) == years


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("今年是新中国成立70周年，也是关键之年。", 2019),
        ("今年是中国共产党成立100周年。", 2021),
        ("今年是实施“十四五”规划的开局之年。", 2021),
        ("今年是“十三五”规划收官之年。", 2020),
        ("今年是改革开放40周年。", 2018),
        ("一、“十一五”时期国民经济和社会发展的回顾\n成就显著。", 2011),
        ("本届政府1998年3月就职，任期即将结束。", 2003),
        ("第十届全国人民代表大会第一次会议以来的五年，是不平凡的五年。", 2008),
        ("今年是很好的一年。", None),
    ],
)
def test_this_year_is_read_from_what_it_is_said_to_be(sentence: str, year: int | None) -> None:
    head = read_front_matter("各位代表:\n现在,我代表县政府向大会报告工作。")
    assert read_report_year("", head, sentence).value == year


@pytest.mark.parametrize(
    ("meeting", "year"),
    [
        ("第十三届全国人民代表大会第二次会议", 2019),
        ("第一届全国人民代表大会第五次会议", 1958),
        ("第四届全国人民代表大会", 1975),
        ("第二届全国人民代表大会第三次会议", 1962),
        ("青槐县第十届人民代表大会第五次会议", None),
        ("第十三届全国人民代表大会", None),
    ],
)
def test_a_session_of_the_national_congress_has_its_year(meeting: str, year: int | None) -> None:
    assert session_year(meeting) == year


def test_a_title_with_a_horizon_or_two_years_gives_none() -> None:
    head = read_front_matter("")
    for title in ("二〇三五年远景目标的建议", "2020年执行情况和2021年草案", "没有年份"):
        assert read_report_year(title, head, "").value is None
    assert read_report_year("2021年青槐县政府工作报告", head, "").value == 2021


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("24", 24),
        ("二十四", 24),
        ("廿四", 24),
        ("十", 10),
        ("一百零二", 102),
        ("三十", 30),
        ("x", -1),
        ("", -1),
        ("一二", 12),
    ],
)
def test_numbers_are_read_in_digits_and_in_chinese(words: str, number: int) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2020年1月5日", "2020-01-05"),
        ("2020/1/8 11:20:49", "2020-01-08"),
        ("Sun, 05 Jan 2020 10:00:00 GMT", "2020-01-05"),
        ("2020年1月", ""),
        ("1月5日", ""),
        ("2020年13月5日", ""),
        ("nonsense 2020", ""),
        ("5", ""),
    ],
)
def test_a_moment_is_never_guessed(words: str, moment: str) -> None:
    assert read_iso_date(words) == moment


def test_dates_stand_where_they_were_found() -> None:
    text = "于2021年2月24日在某地,又于二〇二〇年一月在另一处。"
    assert [(one.iso, text[slice(*one.span)]) for one in find_dates(text)] == [
        ("2021-02-24", "2021年2月24日"),
        ("2020-01", "二〇二〇年一月"),
    ]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("今年是“十四五”规划收官之年，也是为“十五五”良好开局打牢基础的关键之年。", 2025),
        ("今年是“十四五”规划的收官之年，是谋划“十五五”开局的重要一年。", 2025),
        ("今年是为“十五五”开局打牢基础的一年。", None),
        ("刚刚过去的１９８４年，是取得成就的一年。", 1985),
        ("从去年９月第五届全国人民代表大会第三次会议到现在，已经一年了。", 1981),
        ("安置点任务按“十三五”规划全部完成。", None),
        ("一、１９９０年计划的执行情况\n成绩显著。", 1991),
    ],
)
def test_the_end_of_a_period_votes_for_nothing_and_the_year_just_past_for_the_next(
    sentence: str, year: int | None
) -> None:
    text = f"各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n{sentence}"
    assert read_report_year("政府工作报告", read_front_matter(text), text).value == year


@pytest.mark.parametrize(
    ("review", "year"),
    [
        ("2016年，全县生产总值完成36.5亿元，是2011年的1.8倍，年均增长8%。", 2017),
        ("五年来，生产总值年均增长9%，2016年达到120亿元。", 2017),
        ("2016年，生产总值达到9亿元，年均增长8%。到2017年底，人均收入达到7500元。", None),
        ("财政收入与2010年相比完成翻番。", None),
        ("到2020年要达到200亿元，年均增长9%。", None),
        ("2015年建成大桥。", None),
    ],
)
def test_results_of_the_past_five_years_say_the_year_after_the_last(review: str, year: int | None) -> None:
    text = f"各位代表：\n现在，我代表县人民政府作工作报告，请予审议。\n过去五年工作回顾\n{review}\n"
    assert read_report_year("政府工作报告", read_front_matter(text), text).value == year


@pytest.mark.parametrize(
    "title", ["1991年政府工作报告关于1990年计划执行情况与1991年计划草案的报告", "1991年国务院政府工作报告"]
)
def test_the_year_before_the_report_s_name_is_the_title_s(title: str) -> None:
    assert read_report_year(title, read_front_matter("正文"), "正文").value == 1991
