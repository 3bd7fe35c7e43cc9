"""compare_years on two short reports written for this project, on odd pairs, and on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.diff.targets.extraction import find_goals, read_targets
from pipelines.diff.years.target_pairs import compare_targets
from pipelines.diff.years.year_comparison import compare_years
from storage.records import Span, YearDiff

OLD = """政府工作报告
2020年1月8日在云汀县第九届人民代表大会第四次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2019年工作回顾
全年新增挂牌企业12家，银桦大道建成通车，三河流域治理工程完成投资4亿元。
二、2020年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长7%以上，固定资产投资增长9%，粮食总产量20万吨。
推进青溪水库除险加固，新建幼儿园6所，扩建云汀中学图书馆。
建设数字档案平台，举办第六届稻香文化节。
整治背街小巷30条，实施文物修缮工程。
三、加强政府自身建设
严格执行会议和公文精简的各项规定。
"""
NEW = """政府工作报告
2021年1月8日在云汀县第九届人民代表大会第五次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2020年工作回顾
地区生产总值增长7.3%，固定资产投资增长6%。青溪水库除险加固全面完工，新建幼儿园6所。
全年新增挂牌企业15家，银桦大道两侧绿化提升。
二、2021年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长6.5%左右，固定资产投资5亿元，粮食总产量20万吨。
举办第七届稻香文化节，建设数字档案平台二期。
谋划石板岭隧道穿山段，争取列入省级规划盘子。
三、加强政府自身建设
严格执行会议和公文精简的各项规定。
"""


@pytest.fixture(scope="module")
def diff() -> YearDiff:
    """Both reports compared."""
    return compare_years(OLD, NEW)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The pieces of a text at some spans."""
    return [text[start:end] for start, end in spans]


def paired(diff: YearDiff, relation: str) -> set[tuple[str, str]]:
    """The first nine characters of both sides of each pair."""
    return {(OLD[slice(*p.old)][:9], NEW[slice(*p.new)][:9]) for p in diff.pairs if p.relation == relation}


def test_sentences_are_paired_within_their_part(diff: YearDiff) -> None:
    assert ("全年新增挂牌企业1", "全年新增挂牌企业1") in paired(diff, "same")
    assert ("建设数字档案平台，", "举办第七届稻香文化") in paired(diff, "same")
    assert diff.odd == ()


def test_a_plan_is_paired_with_its_outcome_in_the_next_review(diff: YearDiff) -> None:
    assert ("推进青溪水库除险加", "青溪水库除险加固全") in paired(diff, "outcome")


def test_what_has_no_partner_is_new_or_gone(diff: YearDiff) -> None:
    assert "谋划石板岭隧道穿山段，争取列入省级规划盘子。" in words(NEW, diff.added)
    assert "整治背街小巷30条，实施文物修缮工程。" in words(OLD, diff.dropped)


def test_an_ordinal_that_goes_on_is_a_roll_over(diff: YearDiff) -> None:
    notes = {(hunk.old_text, hunk.new_text): hunk.note for pair in diff.pairs for hunk in pair.hunks}
    assert notes["第四", "第五"] == "roll_over"
    assert notes["7%以上", "6.5%左右"] == ""


def test_hunks_stand_where_they_say(diff: YearDiff) -> None:
    for pair in diff.pairs:
        for hunk in pair.hunks:
            assert OLD[slice(*hunk.old)] == hunk.old_text
            assert NEW[slice(*hunk.new)] == hunk.new_text
            assert pair.old[0] <= hunk.old[0] <= hunk.old[1] <= pair.old[1]


def test_the_share_carried_over_counts_whole_sentences(diff: YearDiff) -> None:
    assert 0 < diff.carried < 0.5


def test_targets_are_comparable_only_with_one_measure_and_unit(diff: YearDiff) -> None:
    pairs = {pair.indicator: pair for pair in diff.targets}
    assert pairs["gdp"].comparable
    assert not pairs["fixed_investment"].comparable


def test_the_ledger_says_what_became_of_each_promise(diff: YearDiff) -> None:
    states = {entry.target.name: entry.state for entry in diff.ledger}
    assert states["地区生产总值"] == "met"
    assert states["固定资产投资"] == "missed"
    assert states["新建幼儿园"] == "met"
    assert states["粮食总产量"] in {"renewed_without_result", "unclear"}
    assert states["整治背街小巷"] == "dropped"


def test_a_child_is_set_beside_its_parent_by_indicator() -> None:
    pairs = compare_targets(child=read_targets(NEW), parent=read_targets(OLD))
    assert [(pair.indicator, pair.comparable) for pair in pairs] == [
        ("gdp", True),
        ("fixed_investment", False),
        ("grain_output", True),
    ]
    assert pairs[0].old
    assert pairs[0].old.value_min == 7


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("", NEW, "the old text is empty"),
        (OLD, " \n", "the new text is empty"),
        (OLD, OLD, "both texts are the same"),
        (OLD, OLD.replace("，", ","), "both texts are the same"),
        (NEW, OLD, "the years are swapped: 2021 stands before 2020"),
        (OLD, NEW.replace("云汀县", "青槐县"), "two places: 云汀 and 青槐"),
        (OLD, NEW[:120], "the new text is too short for a report (115 characters)"),
        (OLD, NEW + NEW.split("\n", 5)[5], "the new text holds much of its text twice"),
        (
            OLD,
            NEW.replace("各位代表", "")
            .replace("政府工作报告", "云汀县第十四个五年规划纲要")
            .replace("向大会报告", ""),
            "the new text is a plan, not a work report",
        ),
    ],
)
def test_an_odd_pair_says_so_in_one_line_and_shows_no_table(old: str, new: str, reason: str) -> None:
    diff = compare_years(old, new)
    assert diff.odd[0] == reason
    assert diff.targets == ()
    assert diff.ledger == ()
    assert diff.summary == reason


def test_years_that_the_caller_knows_win_over_those_in_the_text() -> None:
    assert compare_years(OLD, NEW, years=(2021, 2020)).odd[0].startswith("the years are swapped")


def test_a_plan_named_in_a_sentence_makes_no_plan_of_a_report() -> None:
    text = OLD.split("\n", 4)[4].replace(
        "全年新增", "《云汀县总体规划纲要》获批，县里的五年规划纲要开始实施。全年新增", 1
    )
    diff = compare_years(text, NEW)
    assert diff.odd == ()
    assert diff.targets


LONG = "".join(
    f"推进{name}片区水渠清淤，整修便民步道，做好第{number}项惠民实事。\n"
    for number, name in enumerate("东西南北中上下左右前后内外远近高低新老大小" * 10)
)


def test_a_whole_report_that_is_much_shorter_keeps_its_tables() -> None:
    closing = "各位代表，让我们团结一心，为建设美好云汀而努力奋斗！\n"
    diff = compare_years(OLD + closing, NEW.replace("三、加强", LONG + "三、加强") + closing)
    assert diff.odd == ("the old text is less than half as long as the other",)
    assert diff.targets
    assert diff.ledger


def test_promises_are_not_judged_by_the_results_of_a_later_year() -> None:
    diff = compare_years(OLD, NEW, years=(2020, 2023))
    assert diff.odd == ("the years are 3 apart: what became of the promises was not judged",)
    assert diff.ledger == ()
    assert {pair.relation for pair in diff.pairs} == {"same"}
    assert diff.targets


def test_a_short_promise_is_never_passed_over() -> None:
    old = OLD.replace("整治背街", "低保标准提高5%。修谱工作全面铺开。整治背街")
    diff = compare_years(old, NEW)
    told = {old[slice(*pair.old)] for pair in diff.pairs} | set(words(old, diff.dropped))
    assert {"低保标准提高5%。", "修谱工作全面铺开。"} <= told
    assert "各位代表：" not in words(old, diff.dropped)


def test_a_short_promise_has_its_outcome() -> None:
    old = OLD.replace("整治背街", "举办第六届竹灯会。整治背街")
    new = NEW.replace("全年新增挂牌", "成功举办第六届竹灯会。全年新增挂牌")
    outcomes = {
        (old[slice(*p.old)], new[slice(*p.new)])
        for p in compare_years(old, new).pairs
        if p.relation == "outcome"
    }
    assert ("举办第六届竹灯会。", "成功举办第六届竹灯会。") in outcomes


def test_a_sentence_that_shares_hardly_a_word_with_last_years_is_new() -> None:
    fresh = "引进海上风筝赛事团队。"
    new = NEW.replace("规划盘子。", f"规划盘子。{fresh}")
    assert fresh in words(new, compare_years(OLD, new).added)


PIECES = st.sampled_from(
    [
        "增长",
        "8%",
        "左右",
        "预期目标是：",
        "地区生产总值",
        "，",
        "。",
        "一、2020年工作回顾",
        "二、2021年工作安排",
        "分别",
        "和",
        "、",
        "亿元",
        "12",
        "(",
        "“",
        "”",
        "与经济增长同步",
        "完成上级下达任务",
        "力争",
        "由",
        "到2025年",
        "百分之十",
        "其中",
        "PM2.5",
        "[1]",
        "１２",
        "没有提出全年经济增速具体目标",
        "\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map("".join))
def test_any_two_texts_can_be_compared_and_quotes_are_exact(old: str, new: str) -> None:
    diff = compare_years(old, new)
    assert compare_years(old, new) == diff
    for target in read_targets(old):
        assert old[target.start : target.end] == target.quote
    assert all(0 <= start < end <= len(old) for start, end in find_goals(old))
    for pair in diff.pairs:
        assert all(old[slice(*hunk.old)] == hunk.old_text for hunk in pair.hunks)
