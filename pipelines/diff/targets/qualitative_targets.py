"""Clause without a value -> a promise in words: in step with, as assigned, steady, rank, absent."""

# Runs of words before a promise are bounded: a clause that only repeats them costs no square of its length.

import re
from dataclasses import dataclass

from pipelines.diff.targets.phrase_tables import source

TASK = source("wording", "task")
GDP = r"(?:经济|GDP|生产总值)"
ABSENT = re.compile(
    r"(?:没有|未|不)(?:再)?(?:提出|设定|设置|设|确定|提|定)(?:全年|今年)?(?P<what>[^,]{0,12}?)(?:的)?(?:具体|量化|年度)?(?:增长)?(?:目标|指标)"
)
"""没有提出全年经济增速具体目标"""
SYNC = re.compile(
    r"(?:(?:实际)?(?:增长|增速|增幅|增加|提高|变动))?(?:要|应|保持|基本|大体|力争|实现|继续){0,9}"
    r"(?:[与和同跟](?P<with>[^,]{2,22}?)(?:基本|保持|大体|实现){0,4}(?:同步|相适应|相协调|一致|相当|持平|相匹配)(?:增长|提高|提升)?"
    r"|同步(?:于)?(?P<after>(?:经济|地区生产总值|GDP)[^,]{0,6})|(?:基本|保持|实现){0,4}同步(?:增长|提高|提升))$"
)
"""增长与经济增长基本同步; 增长同步经济增速"""
ABOVE = re.compile(
    rf"(?:(?:实际)?(?:增长|增速|增幅|水平))?{source('wording', 'above_lead')}{{0,9}}"
    rf"(?P<word>{source('wording', 'above_word')})(?P<what>[^,]{{0,3}}?{source('wording', 'above_what')}[^,]{{0,16}})$"
)
"""增速高于经济增长; 高于全国平均水平"""
ASSIGNED = re.compile(
    rf"{source('wording', 'assigned_lead')}{{0,9}}(?:{source('wording', 'assigned_verb')}[^,]{{0,14}}?"
    rf"{source('wording', 'assigned_by')}[^,]{{0,14}}?{TASK}"
    r"|(?:完成|达到|控制在)[^,]{0,10}(?:下达|核定|规定|要求|确定)[^,]{0,6}(?:以内|之内|内|数|数内)?)[^,]{0,4}$"
)
"""完成上级下达任务; 达到市核标准; 控制在省下达计划以内"""
ASSIGNED_OBJECT = re.compile(
    r"^(?:要|确保|力争|全面|同时|并)*(?:完成|达到|实现)(?P<whose>[^,]{0,14}?(?:下达|确定|规定|核定|要求)|)的?(?:各项|年度)?(?P<what>节能减排(?:降碳)?|节能降耗|(?<=的)[^,]{2,12}?|(?<=各项)[^,]{2,12}?)?(?:约束性)?"
    + TASK
    + r"{1,2}$"
)
"""完成省、市下达的节能减排任务: the name stands inside"""
FLAT = re.compile(r"(?:[与和同](?:上年|去年|\d{4}年)(?:基本|大体)?)?(?:基本|大体|保持){0,9}持平$")
RANK = re.compile(
    rf"{source('wording', 'rank_lead')}{{0,9}}{source('wording', 'rank_verb')}[^,]{{0,12}}?"
    rf"{source('wording', 'rank_place')}[^,]{{0,4}}$"
)
"""增速位居全省前列"""
POSITIVE = re.compile(r"(?:力争|争取|确保|由负转正|努力|保持|实现){0,9}(?:实现)?(?:正增长|由负转正|转正)$")
STEADY = re.compile(f"{source('wording', 'steady_lead')}{{0,9}}{source('wording', 'steady_word')}$")
"""稳步提高; 保持基本稳定"""
QUALITATIVE_TAIL = re.compile(r"(?:在)?合理(?:区间|水平|范围)(?:内)?$")
SUBJECT = re.compile(
    r"(?:收入|收支|价格|物价|指标|能耗|排放|减排|生产率|增加值|就业|投资|消费|产量|强度|比重|占比|失业率|浓度|出口|利用外资|外资|安全生产|总额|生产总值|"
    r"零售额|质量|能源|比例|覆盖率|下降率|降低率|率|环境|指数|人数|降碳|储量|面积|规模|工业|增速|负债|目标|任务|倍差|排放量|保有量|份额|产能|能力|杠杆率|通胀|逆差|顺差)$"
)
"""What a name of something that is counted ends with."""
REFERENCES = (
    ("last_year", re.compile(r"上年|去年")),
    ("nation", re.compile(r"全国|国家")),
    ("region", re.compile(r"全省|省|全市|全区|自治区|市|区域")),
    ("gdp", re.compile(GDP)),
)


@dataclass(frozen=True, slots=True)
class Quality:
    """A promise without a number: its qualifier, what it refers to, and where its words begin."""

    qualifier: str
    reference: str | None
    start: int
    name: str = ""
    """The name, where it stands inside the words."""


def find_quality(clause: str) -> Quality | None:
    """What a clause without a value promises; None when it promises nothing that is counted."""
    absent = ABSENT.search(clause)
    if absent:
        return Quality("explicitly_absent", None, absent.start(), absent["what"])
    inner = ASSIGNED_OBJECT.match(clause)
    if inner and inner["what"]:
        return Quality("assigned", None, 0, inner["what"])
    for qualifier, pattern in PATTERNS:
        match = pattern.search(clause)
        if match:
            return Quality(qualifier, _reference(match, qualifier), match.start())
    return None


PATTERNS = (
    ("flat", FLAT),
    ("sync", SYNC),
    ("rank", RANK),
    ("assigned", ASSIGNED),
    ("at_least", ABOVE),
    ("at_least", POSITIVE),
    ("steady", QUALITATIVE_TAIL),
    ("steady", STEADY),
)
"""Tried in order; the first that ends the clause decides."""


def _reference(match: re.Match[str], qualifier: str) -> str | None:
    """What a promise is measured against, by its own words."""
    if qualifier == "sync":
        words = match["with"] or match["after"] or "经济"
        return _named(words, ("gdp", "nation", "region"))
    if qualifier == "at_least" and match.re is ABOVE:
        return _named(match["what"], ("gdp", "nation", "last_year", "region"))
    return "last_year" if qualifier == "flat" else None


def _named(words: str, order: tuple[str, ...]) -> str | None:
    patterns = dict(REFERENCES)
    return next((name for name in order if patterns[name].search(words)), None)
