"""Name, predicate and value -> a promise: measure, bounds, strength."""

import re
from dataclasses import dataclass

from pipelines.diff.targets.horizons import OPEN, Time
from pipelines.diff.targets.indicators import Indicator
from pipelines.diff.targets.predicates import (
    ABOUT,
    ANNUAL,
    DOWN,
    HARD,
    LEAST,
    MOST,
    STRETCH,
    TO,
    UP,
    YEARLY,
    Predicate,
)
from pipelines.diff.targets.qualitative_targets import Quality
from pipelines.diff.targets.quantities import Value
from storage.records import Span

SHARE_NAME = re.compile(r"(?:占比|比重|比例|之比|强度|覆盖率|率|比率|份额|占有率|贡献率|达标率|优良率)$")
RATE_NAME = re.compile(r"(?:失业率|增长率|自然增长率|死亡率|发生率|出生率|负债率|利率|不良率)$")
INDEX_LIKE = frozenset({"cpi", "income_ratio"})
"""Indicators whose values may have no unit: 居民消费价格指数103左右."""
ECONOMY = re.compile(r"(?:国民|全.)?经济(?:社会)?")
OF_LAST_YEAR = re.compile(r"(?:比|较)?(?:上年|去年)(?:的|同期)?(?:预期|实际)?(?:目标|计划|完成|基数)")
"""比上年目标下调: what is told of last year's target names nothing."""
BENEFIT = re.compile(r"(?:可|将)?(?:使)?(?:受益|受惠)(?:群众|人口|人数|农户|村民|户数)?")
"""Whom a work reaches is told beside it, and promised by nobody: 维修供水工程1800处、受益200万人."""
CHANGES = frozenset({"growth", "change_pp"})
COUNTED = frozenset({"new_urban_jobs", "grain_output"})
LONGEST_NAME = 36


@dataclass(frozen=True, slots=True)
class Promise:
    """What one clause says of one indicator; spans are those of the reading."""

    indicator: str
    name: str
    measure: str
    low: float | None
    high: float | None
    unit: str
    qualifier: str
    strength: str
    reference: str | None
    span: Span
    yearly: bool = False
    time: Time = OPEN
    """The time that its clause names."""
    rider: str = ""
    doubt: str = ""
    """A reason to look at it: see `confidence.py`."""

    @property
    def is_known(self) -> bool:
        """Whether its indicator is in the table."""
        return self.indicator != "other"


def promise_of(
    name: str,
    indicator: Indicator | None,
    predicate: Predicate,
    value: Value,
    head: str,
    span: Span,
) -> Promise | None:
    """One target with a number; None where the number does not belong to what is named."""
    if not value.unit and indicator is None:
        return None
    if not name or len(name) > LONGEST_NAME or OF_LAST_YEAR.match(name) or BENEFIT.fullmatch(name):
        return None
    is_level = _reaches(predicate) or (indicator and indicator.percent == "rate" and _is_held(predicate))
    sign = 0 if is_level else predicate.direction
    measure = _measure(name, indicator, value, sign)
    if _is_mere_economy(name, indicator, measure):
        return None
    low, high, qualifier = _bounds(value, predicate, -1.0 if sign < 0 and measure in CHANGES else 1.0)
    return Promise(
        indicator.id if indicator else "other",
        name,
        measure,
        low,
        high,
        value.unit,
        qualifier,
        strength_of(predicate.words, head),
        predicate.reference,
        span,
        yearly=predicate.has(YEARLY)
        or (predicate.has(ANNUAL) and measure == "growth" and value.unit == "%")
        or ("年均" in head and "年均" not in name),
        doubt=value.odd or ("" if value.unit or _is_index(indicator) else "no_unit"),
    )


def promise_in_words(
    name: str, indicator: Indicator | None, quality: Quality, piece: str, span: Span
) -> Promise:
    """A promise without a number."""
    return Promise(
        indicator=indicator.id if indicator else "other",
        name=name,
        measure="qualitative",
        low=None,
        high=None,
        unit="",
        qualifier=quality.qualifier,
        strength=strength_of([], piece),
        reference=quality.reference,
        span=span,
    )


def strength_of(words: list[str], head: str) -> str:
    """Hard for 确保 and 必须, stretch for 力争 and 争取, by the predicate's words and those before the name."""
    if predicate_has(words, head, ("确保", "必须", "务必", "保证")):
        return HARD
    return STRETCH if predicate_has(words, head, ("力争", "争取", "力求", "力超")) else "plain"


def _is_mere_economy(name: str, indicator: Indicator | None, measure: str) -> bool:
    """Whether a number that is no growth stands beside the bare word 经济: then it is not of the GDP."""
    is_bare = bool(ECONOMY.search(name)) and "总量" not in name
    return indicator is not None and indicator.id == "gdp" and is_bare and measure != "growth"


def _is_index(indicator: Indicator | None) -> bool:
    return indicator is not None and indicator.id in INDEX_LIKE


def _is_held(predicate: Predicate) -> bool:
    """Whether a level is held (控制在): the word nearest to the value that is no filler."""
    return next((kind for kind in predicate.kinds if kind in {UP, DOWN, TO}), "") == TO


def _reaches(predicate: Predicate) -> bool:
    """Whether a level is reached (提高到2.8%), not a change made: the word nearest to the value decides."""
    for kind, word in zip(predicate.kinds, predicate.words, strict=False):
        if kind in {UP, DOWN}:
            return False
        if kind == TO:
            is_change = any(other in {UP, DOWN} for other in predicate.kinds)
            return not is_change or (len(word) > 2 and word.endswith(("到", "至", "为", "成", "在")))
    return False


def _measure(name: str, indicator: Indicator | None, value: Value, sign: int) -> str:
    if value.unit in {"个百分点", "百分点"}:
        return "change_pp"
    is_percent = value.unit in {"%", "‰", "倍", "番"}
    if sign and (is_percent or indicator is None or indicator.id not in COUNTED):
        return "growth"
    if not is_percent:
        return "rate" if indicator and indicator.id == "income_ratio" else "level"
    if indicator:
        return indicator.percent
    if RATE_NAME.search(name):
        return "rate"
    return "share" if SHARE_NAME.search(name) or not sign else "growth"


def _bounds(value: Value, predicate: Predicate, sign: float) -> tuple[float | None, float | None, str]:
    """(value_min, value_max, qualifier); a fall of at least 3 % is at most -3."""
    low, high = sorted((value.low * sign, value.high * sign))
    if low != high:
        return low, high, "range"
    least = value.post.endswith(("以上", "之上", "多")) or (not value.post and predicate.has(LEAST))
    most = value.post.endswith(("以下", "之下", "以内", "之内")) or (not value.post and predicate.has(MOST))
    if sign < 0:
        least, most = most, least
    if least:
        return low, None, "at_least"
    if most:
        return None, high, "at_most"
    is_about = value.post in {"左右", "上下", "前后"} or predicate.has(ABOUT)
    return low, high, "around" if is_about else "point"


def predicate_has(words: list[str], head: str, marks: tuple[str, ...]) -> bool:
    """Whether one of the marks is among the words or at the head of the piece."""
    return any(mark in word for word in words for mark in marks) or any(mark in head for mark in marks)
