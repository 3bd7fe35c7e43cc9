"""find_values: amounts as reports write them, with their units, and numbers that are no amounts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.diff.targets.quantities import Value, find_values
from pipelines.text.normal import normalise


def values(clause: str) -> list[tuple[float, float, str, str]]:
    """(low, high, unit, word after it) of each amount of a clause."""
    return [(value.low, value.high, value.unit, value.post) for value in find_values(normalise(clause).text)]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("城镇新增就业3万5千人以上", (3.5, 3.5, "万人", "以上")),
        ("收入达到2亿3000万元", (2.3, 2.3, "亿元", "")),
        ("就业十二万人以上", (12, 12, "万人", "以上")),
        ("进出口总额一百五十亿美元", (150, 150, "亿美元", "")),
        ("突破一万五千亿元", (15000, 15000, "亿元", "")),
        ("增长二十倍", (20, 20, "倍", "")),
        ("翻一番", (1, 1, "番", "")),
        ("增长-5%", (-5, -5, "%", "")),
        ("增长负5%", (-5, -5, "%", "")),
        ("增长5％－－6％", (5, 6, "%", "")),
        ("增长5%与6%之间", (5, 6, "%", "")),
        ("就业8千至1万人", (0.8, 1, "万人", "")),
        ("增长6·5%", (6.5, 6.5, "%", "")),
        ("增长百分之8.5左右", (8.5, 8.5, "%", "左右")),
        ("控制在千分之六以内", (6, 6, "‰", "以内")),
        ("新增就业十余万人", (10, 10, "万人", "多")),
        ("新增就业三四万人", (3, 4, "万人", "")),
        ("收入67700多亿元", (67700, 67700, "亿元", "多")),
        ("每50公斤提高5到7元", (5, 7, "元", "")),
        ("每立方米32微克", (32, 32, "微克/立方米", "")),
        ("提高2个点", (2, 2, "个百分点", "")),
        ("压缩至3个工作日", (3, 3, "个工作日", "")),
        ("完成三成以上", (3, 3, "成", "以上")),
        ("处置能力达30万吨/年", (30, 30, "万吨/年", "")),
        ("人均预期寿命达到81.2岁", (81.2, 81.2, "岁", "")),
    ],
)
def test_an_amount_is_read_with_its_scale_unit_and_bound(
    clause: str, expected: tuple[float, float, str, str]
) -> None:
    assert values(clause) == [expected]


@pytest.mark.parametrize(
    "clause",
    [
        "构建15分钟生活圈",
        "落实25条意见",
        "培育五千亿级产业集群",
        "3岁以下婴幼儿",
        "7-8月份",
        "2020-2025年",
        "推进106路改造",
        "省道112改造",
        "办好30项民生实事",
        "新增数十万人",
        "组建三个专班",
        "加快5G商用",
        "机构成立三成立",
        "“3315系列计划”实施",
    ],
)
def test_numbers_of_dates_names_and_classes_are_no_amounts(clause: str) -> None:
    assert [value for value in values(clause) if value[2]] == []


def test_a_comma_for_a_decimal_point_never_gives_another_number() -> None:
    assert all(unit == "" for _, _, unit, _ in values("固定资产投资增长6,5%"))


def test_numbers_of_one_list_share_the_unit_of_the_last() -> None:
    assert values("分别达到14和25平方米") == [(14, 14, "平方米", ""), (25, 25, "平方米", "")]


def test_a_range_upside_down_is_put_in_order_and_noted() -> None:
    (value,) = find_values("增长8%-5%")
    assert (value.low, value.high, value.odd) == (5, 8, "upside_down")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_reaches_from_its_lower_to_its_higher_end(low: int, high: int) -> None:
    (value,) = find_values(f"增长{low}-{high}%")
    assert (value.low, value.high) == (min(low, high), max(low, high))


@given(st.text(alphabet="0123456789.,·-~%万亿千百十一二三两多余至到与之间每元个的、", max_size=30))
def test_any_clause_is_read_in_order_without_overlaps(clause: str) -> None:
    found: tuple[Value, ...] = find_values(clause)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(value.low <= value.high for value in found)
