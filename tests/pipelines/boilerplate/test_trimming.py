"""Trimming never fails, however short the lines are and wherever a label stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.boilerplate.trimming import trim_boilerplate

LABELS = (
    "来源：",
    "浏览次数：",
    "发布机构",
    "文号",
    "索引号",
    "公开方式：",
    "附件：",
    "上一篇：",
    "X",
    "12",
    "无",
    "分享到：",
)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_may_be_the_last_line(label: str) -> None:
    kept, trimmed = trim_boilerplate(["政府工作报告", label])

    assert [*kept, *(trim.text for trim in trimmed)].count(label) == 1


@given(st.lists(st.sampled_from([*LABELS, "政府工作报告", "各位代表：", "全县经济稳中有进。"]), max_size=8))
def test_every_line_is_kept_or_trimmed_once(lines: list[str]) -> None:
    kept, trimmed = trim_boilerplate(lines, title="政府工作报告")

    assert sorted([*kept, *(trim.text for trim in trimmed)]) == sorted(lines)
