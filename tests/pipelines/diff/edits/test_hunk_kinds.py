"""Characters that look alike are typography; a number in words and in digits is the same figure."""

import pytest

from pipelines.diff.edits import compare_edits

BEFORE, AFTER = "一、2021年主要任务\n", "\n抓好重点项目建设，推动河东大桥连接线年内通车。"
ALIKE = (
    ("PM2.5浓度下降", "PM₂.₅浓度下降"),
    ("CO2排放下降", "CO₂排放下降"),
    ("经济增长稳定", "经济增⻓稳定"),
    ("户籍人口", "⼾籍人口"),
    ("二〇二一年", "二○二一年"),
    ("二零二一年", "二〇二一年"),
    ("二OO八年", "二〇〇八年"),
    ("投资10⁴万元", "投资104万元"),
)
SAME = (
    ("二〇二一年", "2021年"),
    ("二○○八年二月三日", "2008年2月3日"),
    ("增长6·5%", "增长6.5%"),
    ("百分之八左右", "8%左右"),
)
OTHER = (("投资10⁴万元", "投资10⁵万元"), ("二〇二一年", "2022年"), ("增长6·5%", "增长65%"))


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    hunks = compare_edits(BEFORE + old + AFTER, BEFORE + new + AFTER).hunks
    return [(hunk.kind, hunk.note) for hunk in hunks]


@pytest.mark.parametrize(("old", "new"), ALIKE)
def test_what_looks_alike_is_one_change_of_typography(old: str, new: str) -> None:
    assert kinds(old, new) == kinds(new, old) == [("typography", "")]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_words_and_digits_are_the_same_figure(old: str, new: str) -> None:
    assert kinds(old, new) == kinds(new, old) == [("number", "same_figure")]


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_another_figure_is_a_change_of_a_number(old: str, new: str) -> None:
    assert kinds(old, new) == kinds(new, old) == [("number", "")]
