"""read_targets and find_goals on sentences written for this project."""

import time

import pytest

from pipelines.compare.stage import targets_of
from pipelines.diff.targets.extraction import find_goals, read_targets
from storage.records import Target

HEAD = "政府工作报告\n2021年1月8日在云汀县第九届人民代表大会第五次会议上\n各位代表：\n"
PLAN = "二、2021年工作安排\n"


def headline(clause: str) -> list[Target]:
    """The headline targets of a goals sentence."""
    text = f"{HEAD}{PLAN}今年经济社会发展的主要预期目标是：地区生产总值增长6%；{clause}。"
    return [target for target in read_targets(text) if target.scope == "headline"][1:]


def tasks(sentence: str) -> list[tuple[str, str, float | None, str]]:
    """(name, measure, least value, scope) of each target of a sentence outside the goals."""
    return [(t.name, t.measure, t.value_min, t.scope) for t in read_targets(f"{HEAD}{PLAN}{sentence}")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("固定资产投资增长10%以上", ("fixed_investment", "growth", 10, None, "%", "at_least")),
        ("社会消费品零售总额增长8%左右", ("retail_sales", "growth", 8, 8, "%", "around")),
        ("一般公共预算收入增长5%-6%", ("budget_revenue", "growth", 5, 6, "%", "range")),
        ("城镇登记失业率控制在3.5%以内", ("unemployment_registered", "rate", None, 3.5, "%", "at_most")),
        ("研发投入强度达到2.1%", ("rd_intensity", "share", 2.1, 2.1, "%", "point")),
        ("城镇新增就业1.2万人以上", ("new_urban_jobs", "level", 1.2, None, "万人", "at_least")),
        ("单位生产总值能耗降低3%左右", ("energy_intensity", "growth", -3, -3, "%", "around")),
        ("常住人口城镇化率提高1个百分点", ("urbanization_rate", "change_pp", 1, 1, "个百分点", "point")),
        ("实际利用外资2亿美元", ("fdi_actual", "level", 2, 2, "亿美元", "point")),
        ("居民消费价格涨幅控制在百分之三以内", ("cpi", "growth", None, 3, "%", "at_most")),
        ("PM2.5平均浓度控制在每立方米32微克以下", ("pm25", "level", None, 32, "微克/立方米", "at_most")),
        ("PM2.5年均浓度控制在35μg/m³以内", ("pm25", "level", None, 35, "微克/立方米", "at_most")),
        ("PM2.5平均浓度降到32ug/m3以下", ("pm25", "level", None, 32, "微克/立方米", "at_most")),
        ("固定资产投资达到两千亿元", ("fixed_investment", "level", 2000, 2000, "亿元", "point")),
        ("经济总量突破千亿元", ("gdp", "level", 1000, None, "亿元", "at_least")),
        ("财政收入突破百亿元", ("fiscal_total_revenue", "level", 100, None, "亿元", "at_least")),
        (
            "地区生产总值增长高于全国、全省平均水平1个百分点以上",
            ("gdp", "change_pp", 1, None, "个百分点", "at_least"),
        ),
        ("医保补助标准提高30元", ("other", "growth", 30, 30, "元", "point")),
        ("农村居民收入增速继续位居全省第一", ("income_rural", "qualitative", None, None, "", "rank")),
        ("居民收入与经济发展同步", ("income_all", "qualitative", None, None, "", "sync")),
        ("居民收入稳步增长，与经济发展同步", ("income_all", "qualitative", None, None, "", "sync")),
        ("居民收入增长与经济增长同步", ("income_all", "qualitative", None, None, "", "sync")),
        ("节能减排完成上级下达任务", ("energy_emission", "qualitative", None, None, "", "assigned")),
        ("全员劳动生产率稳步提高", ("labour_productivity", "qualitative", None, None, "", "steady")),
        ("出口与上年持平", ("exports", "qualitative", None, None, "", "flat")),
    ],
)
def test_a_clause_is_read_with_its_measure_values_unit_and_qualifier(
    clause: str, expected: tuple[str, str, float | None, float | None, str, str]
) -> None:
    (target,) = headline(clause)
    assert (
        target.indicator,
        target.measure,
        target.value_min,
        target.value_max,
        target.unit,
        target.qualifier,
    ) == expected
    assert target.quote == clause
    assert target.horizon == 2021


def test_values_one_each_share_the_last_qualifier() -> None:
    urban, rural = headline("城镇、农村居民人均可支配收入分别增长7.5%和8%左右")
    assert (urban.indicator, urban.value_min, urban.qualifier) == ("income_urban", 7.5, "around")
    assert (rural.indicator, rural.value_min, rural.qualifier) == ("income_rural", 8, "around")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "化学需氧量、氨氮、二氧化硫和氮氧化物排放量分别下降2%、2.1%、3%和4%",
            [
                ("化学需氧量排放量", -2),
                ("氨氮排放量", -2.1),
                ("二氧化硫排放量", -3),
                ("氮氧化物排放量", -4),
            ],
        ),
        ("医保、养老保险参保率分别稳定在95%、98%以上", [("医保参保率", 95), ("养老保险参保率", 98)]),
        ("自来水、燃气普及率均达到95%以上", [("自来水普及率", 95), ("燃气普及率", 95)]),
        ("茶叶、药材产量分别达到2万吨、3万吨和4万吨", []),
    ],
)
def test_names_and_values_of_a_list_are_one_each_or_none(
    clause: str, expected: list[tuple[str, float]]
) -> None:
    assert [(target.name, target.value_min) for target in headline(clause)] == expected


def test_a_list_of_rates_is_held_though_one_is_named_a_rise() -> None:
    found = [
        (t.indicator, t.measure) for t in headline("城镇登记失业率、居民消费价格涨幅分别控制在4.5%、3%以内")
    ]
    assert found == [("unemployment_registered", "rate"), ("cpi", "growth")]


def test_a_number_before_a_line_is_no_part_of_its_name() -> None:
    text = f"{HEAD}{PLAN}今年主要预期目标：\n（1）地区生产总值增长8%。\n（2）出口增长5%。\n"
    assert [(t.name, t.quote) for t in read_targets(text)] == [
        ("地区生产总值", "地区生产总值增长8%"),
        ("出口", "出口增长5%"),
    ]


def test_two_balances_stand_under_one_name() -> None:
    found = [(t.indicator, t.value_min) for t in headline("存贷款余额分别达到2000亿元和1500亿元")]
    assert found == [("deposits", 2000), ("loans", 1500)]


@pytest.mark.parametrize(
    "clause",
    [
        "城镇居民、农村居民人均收入年均增长12%和14%以上",
        "城镇居民人均可支配收入达到26000元，农民人均纯收入达到10000元，年均增长12%和14%以上",
    ],
)
def test_two_values_go_to_the_two_names_before_them(clause: str) -> None:
    text = f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长6%；{clause}。"
    yearly = [(t.indicator, t.value_min) for t in read_targets(text) if t.scope == "five_year"]
    assert yearly == [("income_urban", 12), ("income_rural", 14)]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("规模以上工业增加值增速高于全市平均水平", "industry_value_added"),
        ("一般公共预算收入与经济增长同步", "budget_revenue"),
        ("地区生产总值增速高于全市平均水平", "gdp"),
    ],
)
def test_names_are_looked_for_only_after_the_words_that_announce_the_goals(first: str, expected: str) -> None:
    text = f"{HEAD}{PLAN}今年，全县经济社会发展的主要预期目标是：{first}，固定资产投资增长10%。"
    target, investment = read_targets(text)
    assert (target.indicator, target.quote) == (expected, first)
    assert investment.indicator == "fixed_investment"


def test_a_name_before_its_goal_word_keeps_its_value() -> None:
    text = f"{HEAD}{PLAN}今年全县地区生产总值增长预期目标为6%左右，出口增长3%。"
    assert [(t.indicator, t.value_min) for t in read_targets(text)] == [("gdp", 6), ("exports", 3)]


def test_lines_with_labels_belong_to_the_goals_announced_before_them() -> None:
    text = (
        f"{HEAD}{PLAN}今年主要预期目标：\n——经济总量。地区生产总值增长7.5%，达到860亿元。\n"
        "——民生保障。各项保障更加有力。\n——财政收入。一般公共预算收入增长5%。\n围绕上述目标，抓好四项工作。新建公路20公里。\n"
    )
    assert [(t.name, t.scope) for t in read_targets(text)] == [
        ("地区生产总值", "headline"),
        ("地区生产总值", "headline"),
        ("一般公共预算收入", "headline"),
        ("新建公路", "task"),
    ]
    ((start, end),) = find_goals(text)
    assert "增长5%" in text[start:end]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("把城乡低保标准提高到每人每年6000元。", [("城乡低保标准", "level", 6000, "task")]),
        ("救助标准提高到每人每月120元。", [("救助标准", "level", 120, "task")]),
        ("今年前两个月固定资产投资增长12%。", []),
        ("起征点从月销售额10万元提高到15万元。", [("起征点", "level", 15, "task")]),
        ("培育千亿元产业集群。", []),
        ("重点建设一批销售收入超百亿元、税收超十亿元的园区。", []),
        ("完善提升20个养老服务网络。", [("完善提升养老服务网络", "level", 20, "task")]),
    ],
)
def test_a_task_is_no_part_of_a_unit_no_past_and_no_starting_point(
    sentence: str, expected: list[tuple[str, str, float | None, str]]
) -> None:
    assert tasks(sentence) == expected


@pytest.mark.parametrize(
    "clause", ["比上年目标下调0.5个百分点", "比去年提高0.5个百分点", "一般公共预算收入增长好于预期"]
)
def test_what_is_said_of_last_years_target_is_no_target_and_no_rider(clause: str) -> None:
    (target,) = headline(f"固定资产投资增长8%，{clause}")
    assert (target.value_min, target.rider, target.quote) == (8, "", "固定资产投资增长8%")


def test_parts_named_in_an_aside_have_their_own_targets() -> None:
    text = f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长6%（其中第一产业增长3%，第三产业增长7%），出口增长5%。"
    assert [(t.name, t.value_min) for t in read_targets(text)] == [
        ("地区生产总值", 6),
        ("第一产业", 3),
        ("第三产业", 7),
        ("出口", 5),
    ]


def test_a_base_and_its_stretch_are_two_targets_with_one_quote() -> None:
    base, stretch = headline("财政总收入达到30亿元以上、力争突破32亿元")
    assert (base.value_min, base.strength) == (30, "plain")
    assert (stretch.value_min, stretch.strength) == (32, "stretch")
    assert base.quote == stretch.quote == "财政总收入达到30亿元以上、力争突破32亿元"


def test_a_text_with_lost_digits_yields_no_numbers() -> None:
    text = (
        f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长%，财政收入突破亿元，投资达到亿元，出口增长5%。"
    )
    assert [target for target in read_targets(text) if target.value_min is not None] == []


def test_goals_end_where_the_tasks_begin() -> None:
    goals = "主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%"
    text = f"{HEAD}{PLAN}做好今年工作意义重大。{goals}。围绕上述目标，重点抓好五方面工作。新建公路20公里。"
    ((start, end),) = find_goals(text)
    assert text[start:end] == goals


@pytest.mark.parametrize("text", ["", "。", "增长", "今年目标是：", "(" * 500, "%%%100%", "分别增长8%和9%"])
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read_targets(text), list)
    assert isinstance(find_goals(text), list)


@pytest.mark.parametrize(
    "piece", ["增长", "、", "主要预期目标", "分别增长8%和", '"', "（8%）", "百分之", "的"]
)
def test_a_hostile_text_is_read_in_little_time(piece: str) -> None:
    begun = time.process_time()
    read_targets(f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长6%，{piece * 20_000}。")
    assert time.process_time() - begun < 5


def test_a_year_that_the_caller_knows_is_the_horizon() -> None:
    text = f"{PLAN}今年的主要预期目标是：地区生产总值增长6%，出口增长2%。"
    assert {target.horizon for target in read_targets(text, year=2033)} == {2033}
    assert {target.horizon for target in targets_of((text, 2033))} == {2033}


def test_an_absent_target_is_said_to_be_absent() -> None:
    text = f"{HEAD}{PLAN}今年，没有提出全年经济增速具体目标。城镇新增就业2万人以上，城镇登记失业率5.5%左右。"
    (growth,) = [target for target in read_targets(text) if target.indicator == "gdp"]
    assert (growth.qualifier, growth.measure, growth.value_min) == ("explicitly_absent", "qualitative", None)


def test_goals_of_five_years_are_kept_apart_from_those_of_the_year() -> None:
    text = (
        f"{HEAD}二、“十四五”时期主要目标\n“十四五”时期的主要目标是：地区生产总值年均增长7%，到2025年城镇化率达到60%。\n"
        "三、2021年重点工作\n今年经济社会发展主要预期目标是：地区生产总值增长8%以上，出口增长5%。\n"
    )
    found = {(t.indicator, t.scope, t.horizon) for t in read_targets(text)}
    assert found == {
        ("gdp", "five_year", 2025),
        ("urbanization_rate", "five_year", 2025),
        ("gdp", "headline", 2021),
        ("exports", "headline", 2021),
    }


def test_results_of_the_review_are_no_promises() -> None:
    text = f"{HEAD}一、2020年工作回顾\n地区生产总值增长7.1%，出口增长4%。\n{PLAN}新建公路20公里。\n"
    assert {(t.scope, t.horizon) for t in read_targets(text) if t.indicator != "other"} == {("result", 2020)}
    assert [t.name for t in read_targets(text) if t.scope == "task"] == ["新建公路"]
