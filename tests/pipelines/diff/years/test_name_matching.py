"""Names of what is counted: one thing, a wider or narrower one, or two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.diff.years.name_matching import match_names, parts_of


@pytest.mark.parametrize(
    ("promised", "told", "context", "expected"),
    [
        ("新建和提升小微企业园区", "新建提升小微企业园", "", "same"),
        ("建设高标准农田", "建成高标准农田", "", "same"),
        ("新改建农村公路", "农村公路", "", "same"),
        ("棚户区改造", "实施棚户区改造", "", "same"),
        ("背街小巷", "背街小巷全部完工", "", "same"),
        ("美丽乡村示范村", "示范村", "建成美丽乡村示范镇12个、", "named_before"),
        ("美丽乡村示范村", "电商示范村", "", None),
        ("旅游业总收入", "旅游总收入", "", "same"),
        ("软件和信息服务业业务收入", "软件业务收入", "", "shortened"),
        ("下岗人员和大龄人员再就业", "再就业", "", "shortened"),
        ("文化街区", "省级文化街区", "", "other_scope"),
        ("新建幼儿园", "改造幼儿园", "", None),
        ("新增产能", "淘汰产能", "", None),
        ("建成社区食堂", "启动社区食堂", "", "only_begun"),
        ("幼儿园和小学", "小学", "", "member"),
        ("投资", "投资", "", None),
        ("中央财政科技投入", "中央财政投入", "", None),
    ],
)
def test_two_names_are_told_apart(promised: str, told: str, context: str, expected: str | None) -> None:
    assert match_names(parts_of(promised), parts_of(told), context) == expected


def test_a_verb_may_stand_before_a_list() -> None:
    assert parts_of("科技型中小企业", "全年新增瞪羚企业3家、").verbs == {"add"}
    assert parts_of("科技型中小企业", "新增瞪羚企业3家,").verbs == {"add"}
    assert parts_of("科技型中小企业", "街市繁荣,").verbs == frozenset()


@given(st.text('新建改造全市省级农村公路企业和、的"(1)', max_size=12))
def test_any_name_can_be_taken_apart_and_is_like_itself_or_general(name: str) -> None:
    parts = parts_of(name)
    assert parts.is_general or match_names(parts, parts, "") == "same"
