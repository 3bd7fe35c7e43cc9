"""Name as written -> indicator: the table indicators.csv, ids with the patterns of their names."""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("indicators.csv")
PLACE = re.compile(
    r"(?:(?:全|我|本|该)(?:国|省|市|区|县|州|旗|盟|社会|域|镇|乡)|全社会|区本级|市本级|县本级|本级|地方|市属|区属|城区|中心城区"
    r"|当年|年度|人民群众|按常住地分)(?:的)?"
)
"""What may stand before a name and is no part of the indicator: 全区, 区本级."""
TAIL = re.compile(
    r"(?:等(?:其他|其它)?(?:约束性|主要|各项)*(?:指标|目标)|(?:各项|主要)(?:约束性)?指标|人数|总量|规模|目标任务|指标|目标|任务)$"
)
"""What may stand after a name: 等约束性指标."""
LONGEST = 40
TELLING = re.compile(
    r"总值|GDP|经济|收入|研发|R&D|研究|工业|企业|投资|固投|零售|社零|出口|外资|资金|就业|从业|失业|价格|物价|CPI|能|环境|PM|颗粒物"
    r"|空气|优良|断面|水|类|产量|粮|服务业|[一二三]产|产业|技术|生产率|城[镇市]化|[存贷]款"
)
"""A name without any of these is no indicator of the table."""
BRACKETS = re.compile(r"\([^()]{0,40}\)|[\"']")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the table; `percent` is what a bare percentage of it measures: growth, share or rate."""

    id: str
    name: str
    percent: str
    part_of: str
    """The indicator that this one is a part of, by its id; empty where it is of none."""


@cache
def indicators_by_id() -> dict[str, Indicator]:
    """The rows of indicators.csv by id, in their order."""
    return {row["id"]: Indicator(row["id"], row["name"], row["percent"], row["part_of"]) for row in _rows()}


@cache
def _patterns() -> re.Pattern[str]:
    """All patterns as one, tried in the order of the table; the group that matches is the id."""
    return re.compile("|".join(f"(?P<{row['id']}>{row['pattern']})" for row in _rows()))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def indicator_names() -> dict[str, str]:
    """Indicator id -> its usual name."""
    return {indicator.id: indicator.name for indicator in indicators_by_id().values()}


@lru_cache(maxsize=8192)
def indicator_of(name: str) -> Indicator | None:
    """The indicator that a whole name stands for, its place left aside; None for one not in the table."""
    found = _lookup(name)
    return found or (_lookup(BRACKETS.sub("", name)) if BRACKETS.search(name) else None)


def may_begin(words: str) -> bool:
    """Whether words can begin with the name of an indicator: a quick test before a long search."""
    patterns = _patterns()
    if patterns.match(words):
        return True
    while (place := PLACE.match(words)) and place.end() < len(words):
        words = words[place.end() :]
        if patterns.match(words):
            return True
    return "(" in words[:LONGEST]


def _lookup(name: str) -> Indicator | None:
    if len(name) > LONGEST or not TELLING.search(name):
        return None
    for shape in _shapes(name):
        match = _patterns().fullmatch(shape)
        if match:
            return indicators_by_id()[str(match.lastgroup)]
    return None


def _shapes(name: str) -> list[str]:
    """The name as written, without place, without tail, without both."""
    shapes = [name]
    bare = name
    while (place := PLACE.match(bare)) and place.end() < len(bare):
        bare = bare[place.end() :]
        shapes.append(bare)
    tail = TAIL.search(name)
    if tail:
        shapes += [shape[: tail.start() - len(name)] for shape in shapes if len(shape) > len(tail.group())]
    return shapes
