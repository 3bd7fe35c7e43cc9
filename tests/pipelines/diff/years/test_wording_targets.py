"""Targets in words: shown as written, compared by their wording, ordered only where an order exists."""

from dataclasses import replace

import pytest

from pipelines.diff.targets.extraction import read_targets
from pipelines.diff.years.wording_targets import compare_wordings, wording
from storage.records import Target

HEAD = "二、2021年工作安排\n今年经济社会发展的主要预期目标是：地区生产总值增长6%，货物吞吐量增长4%，"


def target(clause: str) -> Target:
    """The target that a clause of the goals states."""
    return next(found for found in read_targets(f"{HEAD}{clause}。") if found.start >= len(HEAD))


@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        ("城乡居民人均可支配收入增长与经济增长基本同步", "增长与经济增长基本同步"),
        ("城镇居民人均可支配收入稳步提高", "稳步提高"),
        ("城乡居民收入比持续缩小", "持续缩小"),
        ("节能减排完成上级下达任务", "完成上级下达任务"),
    ],
)
def test_a_target_in_words_is_shown_as_written(clause: str, shown: str) -> None:
    assert wording(target(clause)) == shown


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ("增长与经济增长基本同步", "增长与经济增长基本同步", "="),
        ("增长与经济增长基本同步", "增长与经济增长同步", "↑"),
        ("增长快于经济增长", "增长与经济增长同步", "↓"),
        ("稳步提高", "稳步增长", "~"),
    ],
)
def test_wordings_are_compared_and_ordered_where_an_order_exists(old: str, new: str, sign: str) -> None:
    name = "城镇居民人均可支配收入"
    assert compare_wordings(target(name + old), target(name + new)) == sign


def test_a_strength_is_shown_once() -> None:
    steady = replace(target("城镇居民人均可支配收入稳步提高"), strength="stretch")
    assert wording(steady) == "力争 稳步提高"
    assert wording(replace(steady, quote="城镇居民人均可支配收入力争稳步提高")) == "力争稳步提高"
