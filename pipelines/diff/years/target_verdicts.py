"""A promise and the result that answers it -> met, missed or unclear, by floors, ceilings and tolerances."""

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.diff.years.measures import PlainFigure
from storage.records import Target

Verdict = Literal["met", "missed", "unclear"]

LESS = frozenset(
    {"cpi", "unemployment_registered", "unemployment_surveyed", "energy_intensity", "pm25", "income_ratio"}
)
"""Indicators of which less is better."""
LESS_NAMES = re.compile(
    r"失业率|能耗|物耗|水耗|电耗|死亡率|死亡人数|发生率|发病率|出生率|自然增长率|浓度|排放量|排放强度|赤字|负债率|债务率|不良率|不良贷款|杠杆率|倍差|收入比|差距|涨幅|价格|时限|时长|用时|开办时间"
    r"|审批时间|办理时间|办结时间|平均时间|时间$|成本|事故|信访量|案件|发案|辍学率|贫困发生率|违法|返贫"
)
"""Names of what is to be small."""
HELD = re.compile(
    r"(?:控制(?:在|到)?|压缩|压减|缩短|缩减|降低?|下降|减少|回落|限制)(?:在|到|至|为)?(?:\d|百分之|约)[^,;]*$|(?:不超过|不高于|不突破|不多于|不大于|少于|低于|(?:以内|之内|以下)(?=$|[,，;；。、)）]))"
)
"""Words that make a value a ceiling: 控制在4.6%, 压缩至3个工作日, 3%以内; not 三岁以下婴幼儿, which says whom it is for."""
NEARLY = 1e-9
CLOSE = 0.03
"""What 左右 allows on the wrong side and still counts as kept, as a share of the value: 6.8%左右 is kept by 6.6 %.
A guess on the careful side: between this and FAR two readers disagree, so nothing is claimed there."""
FAR = 0.1
"""From which share on a value is no longer 左右 in anybody's reading: 8.1 is not about 10. Between both: unclear."""


@dataclass(frozen=True, slots=True)
class TargetVerdict:
    """A verdict and whether a tolerance decided it."""

    verdict: Verdict
    by_tolerance: bool = False


def is_ceiling(target: Target, figure: PlainFigure) -> bool:
    """Tell whether a promise is kept from below: a rate to be held, a duration, a fall.

    A fall of 3 % is the figure -3, so a deeper fall lies below it.
    """
    if target.qualifier == "at_most" or figure.low == float("-inf"):
        return True
    if target.qualifier == "at_least" and figure.high == float("inf"):
        return False
    if figure.high < 0 or target.indicator in LESS:
        return True
    if figure.measure == "growth" and not LESS_NAMES.search(target.name):
        return False
    if LESS_NAMES.search(target.name):
        return True
    return (
        figure.measure in {"rate", "share", "level"} and bool(HELD.search(target.quote)) and _is_last(target)
    )


def judge(target: Target, figure: PlainFigure, told: tuple[float, float]) -> TargetVerdict:
    """Judge a result against a promise of the same measure.

    Args:
        target: the promise.
        figure: its value in plain terms.
        told: the bounds between which the result lies, closed, in the same terms.
    """
    low, high = told
    if is_ceiling(target, figure):
        limit = figure.high if figure.high != float("inf") else figure.low
        return _against(-limit, -high, -low, is_about=target.qualifier == "around")
    floor = figure.low if figure.low != float("-inf") else figure.high
    return _against(floor, low, high, is_about=target.qualifier == "around")


def _against(floor: float, low: float, high: float, *, is_about: bool) -> TargetVerdict:
    """Judge bounds against a floor; a ceiling is a floor with all signs turned."""
    if low >= floor - NEARLY * max(1, abs(floor)):
        return TargetVerdict("met")
    if not is_about:
        return TargetVerdict("missed" if high < floor - NEARLY * max(1, abs(floor)) else "unclear")
    if low >= floor - CLOSE * abs(floor):
        return TargetVerdict("met", by_tolerance=True)
    return TargetVerdict("missed" if high < floor - FAR * abs(floor) else "unclear")


def _is_last(target: Target) -> bool:
    """Tell whether the quote holds one figure only, so that the words of a ceiling are about this one."""
    return len(re.findall(r"\d+(?:\.\d+)?", target.quote)) == 1
