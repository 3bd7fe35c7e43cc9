"""Numbers that say the same are equal however they are written, and no others."""

import pytest

from pipelines.text.equal_numbers import is_same_figure

SAME = (
    ("12.43亿元", "124300万元"),
    ("百分之八", "8%"),
    ("6·5%", "6.5%"),
    ("二〇二一年", "2021年"),
    ("二零二一年", "2021年"),
    ("二〇二一年二月三日", "2021年2月3日"),
    ("三万五千人", "3.5万人"),
    ("十五届", "15届"),
)
OTHER = (
    ("二零二一", "三零二一"),
    ("二〇二一年", "2022年"),
    ("二〇二一年二月", "2021年3月"),
    ("两三百户", "300户"),
    ("6·5%", "65%"),
    ("1.2.3", "12.3"),
)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_one_figure_in_two_ways_is_the_same(old: str, new: str) -> None:
    assert is_same_figure(old, new)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_two_figures_are_not(old: str, new: str) -> None:
    assert not is_same_figure(old, new)
