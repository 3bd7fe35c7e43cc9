"""Superscript digits never become digits of the number beside them."""

import pytest
from lxml import html

from pipelines.parse.text_rendering import lines_of

WRITTEN = (
    ("新增就业4200<sup>2</sup>人", "新增就业4200[2]人"),
    ("新增就业4200<span><sup> 12 </sup></span>人", "新增就业4200[12]人"),
    ("增长<sup>1</sup>5.6%", "增长[1]5.6%"),
    ("投资<b>10</b><sup>4</sup>万元", "投资10⁴万元"),
    ("浓度10<sup>-3</sup>毫克", "浓度10⁻³毫克"),
    ("面积120m<sup>2</sup>", "面积120m2"),
    ("PM<sub>2.5</sub>下降", "PM2.5下降"),
    ("统计公报<sup>[1]</sup>", "统计公报[1]"),
    ("新质生产力<sup>1</sup>。", "新质生产力1。"),
    ("增长110<sup>4</sup>%", "增长110[4]%"),
)


@pytest.mark.parametrize(("source", "line"), WRITTEN)
def test_a_superscript_is_written_apart(source: str, line: str) -> None:
    assert lines_of(html.fragment_fromstring(f"<div><p>{source}</p></div>")) == [line]


def test_a_superscript_in_a_table_is_written_apart() -> None:
    table = "<table><tr><td>就业</td><td>4200<sup>2</sup></td></tr><tr><td>外贸</td><td>10<sup>4</sup></td></tr></table>"
    assert lines_of(html.fragment_fromstring(f"<div>{table}</div>")) == ["就业\t4200[2]", "外贸\t10⁴"]
