"""One unit an indicator: what is turned into it, and what is left as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.cli.exports.panel_units import normalised
from pipelines.diff.targets.extraction import read_targets
from storage.records import Target


def target(value: float, unit: str, indicator: str = "gdp", measure: str = "level") -> Target:
    (read,) = read_targets("今年的主要预期目标是：地区生产总值增长8%。", year=2020)
    values = {name: getattr(read, name) for name in Target.__slots__}
    return Target(
        **values
        | {"indicator": indicator, "measure": measure, "unit": unit}
        | dict.fromkeys(("value_min", "value_max"), value)
    )


@pytest.mark.parametrize(
    ("given_target", "value", "unit"),
    [
        (target(1.2, "万亿元"), 12000.0, "亿元"),
        (target(12000, "亿元"), 12000.0, "亿元"),
        (target(3.5, "万元", "income_urban"), 35000.0, "元"),
        (target(12, "万人", "new_urban_jobs"), 12.0, "万人"),
        (target(5, "亿斤", "grain_output"), 25.0, "万吨"),
        (target(1, "成", measure="growth"), 10.0, "%"),
        (target(0.3, "百分点", measure="change_pp"), 0.3, "个百分点"),
    ],
)
def test_values_come_in_the_one_unit_of_their_indicator(
    given_target: Target, value: float, unit: str
) -> None:
    found = normalised(given_target)
    assert (found.low, found.high, found.unit) == (value, value, unit)


@pytest.mark.parametrize(
    "given_target",
    [
        target(2, "番", measure="growth"),
        target(1.5, "倍", measure="growth"),
        target(300, "亿美元"),
        target(8, "%", indicator="other", measure="growth"),
        target(5000, "个", "new_urban_jobs"),
        target(103, "", "cpi"),
    ],
)
def test_a_unit_that_is_not_surely_the_same_thing_is_not_turned_into_another(given_target: Target) -> None:
    assert normalised(given_target).unit == ""
    assert normalised(given_target).low is None


@given(st.integers(1, 10**6), st.integers(0, 3))
def test_a_number_keeps_its_digits_whatever_scale_it_was_written_in(digits: int, places: int) -> None:
    value = digits / 10**places
    assert normalised(target(value, "亿元")).low == value
    assert normalised(target(value, "万元")).low == pytest.approx(value / 10**4)
