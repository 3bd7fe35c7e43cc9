"""read_targets and find_goals on sentences written for this project."""

import time

import pytest

from pipelines.diff.targets import find_goals, read_targets
from storage.records import Target

HEAD = "政府工作报告\n2021年1月8日在云汀县第九届人民代表大会第五次会议上\n各位代表：\n"
PLAN = "二、2021年工作安排\n"


def headline(clause: str) -> list[Target]:
    """The headline targets of a goals sentence."""
    text = f"{HEAD}{PLAN}今年经济社会发展的主要预期目标是：地区生产总值增长6%；{clause}。"
    return [target for target in read_targets(text) if target.scope == "headline"][1:]


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
