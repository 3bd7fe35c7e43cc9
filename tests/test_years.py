"""compare_years on two short reports written for this project."""

from pipelines.diff.years import compare_years

OLD = """政府工作报告
2020年1月8日在云汀县第九届人民代表大会第四次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2019年工作回顾
全年新增挂牌企业12家，银桦大道建成通车，三河流域治理工程完成投资4亿元。
二、2020年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长7%以上，固定资产投资增长9%。
推进青溪水库除险加固，新建幼儿园6所，扩建云汀中学图书馆。
建设数字档案平台，举办第六届稻香文化节。
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
今年经济社会发展的主要预期目标是：地区生产总值增长6.5%左右，固定资产投资5亿元。
举办第七届稻香文化节，建设数字档案平台二期。
谋划石板岭隧道穿山段，争取列入省级规划盘子。
三、加强政府自身建设
严格执行会议和公文精简的各项规定。
"""


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """The pieces of a text at some spans."""
    return [text[start:end] for start, end in spans]


def test_sentences_are_paired_within_their_part_and_outcomes_across() -> None:
    diff = compare_years(OLD, NEW)
    same = {(OLD[slice(*p.old)][:9], NEW[slice(*p.new)][:9]) for p in diff.pairs if p.relation == "same"}
    assert ("全年新增挂牌企业1", "全年新增挂牌企业1") in same
    assert "谋划石板岭隧道穿山段，争取列入省级规划盘子。" in words(NEW, diff.added)


def test_targets_are_comparable_only_with_one_measure_and_unit() -> None:
    pairs = {pair.indicator: pair for pair in compare_years(OLD, NEW).targets}
    assert pairs["gdp"].comparable
    assert not pairs["fixed_investment"].comparable


def test_the_ledger_says_what_became_of_a_promise() -> None:
    states = {entry.target.indicator: entry.state for entry in compare_years(OLD, NEW).ledger}
    assert states["gdp"] == "met"
    assert states["fixed_investment"] == "missed"
