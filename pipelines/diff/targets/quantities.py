"""Clause -> amounts: numbers and ranges with their units and the words after them, in normal form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipelines.diff.targets.phrase_tables import pattern, source
from pipelines.text.numerals import HAN_DIGITS, read_numeral

SCALES = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
}
"""Words before a unit -> what they multiply it by."""
LARGE = (("亿", 10**8), ("万", 10**4))
"""Scales in which a compound number is given: 2亿3000万元 is 2.3 亿元."""
SECOND = r"\([间套只户座所处名头羽个家条辆台次]\)"
"""A second unit for the same count: 6957套(间), 16.4万头(只)."""
BASES = rf"(?:{source('units', 'unit', longest_first=True)}(?:{SECOND})?(?:/(?:百亿元|亿元|百万人|十万人|万人|年|日|天|月|小时|亩|平方米|平方公里|公里))?)"
SCALE = "(?:万亿|千亿|百亿|亿|千万|百万|万|千|百)"
POST = r"(?:以上|及以上|之上|以下|及以下|之下|以内|之内|左右|上下|前后|内(?=$|[,、;完建实达办]))"
FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.·]\d+)?"
COMPOUND = r"\d+(?:\.\d+)?[万亿]\d+(?:\.\d+)?(?=[百千万])"
WORDS = rf"[{HAN_DIGITS}十][{HAN_DIGITS}十百千万亿点]*"
NUMBER = f"{COMPOUND}|{FIGURE}|{WORDS}"
SEPARATOR = r"(?:[-~]{1,3}|至|到|[与和](?=[^,]{1,12}之间))"
"""Between the ends of a range: 5%-6%, 5到7元, 5%与6%之间."""
SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
VALUE = re.compile(
    rf"(?P<cube>每立方米)?(?<![\d.A-Za-z第前×])(?<!\d[,·])(?P<low>{NUMBER})(?P<more>[多余])?"
    rf"(?P<scale1>{SCALE})?(?P<more1>[多余])?(?P<base1>{BASES})?"
    rf"(?:{SEPARATOR}(?P<high>{NUMBER})(?P<more2>[多余])?(?P<scale2>{SCALE})?(?P<base2>{BASES})?(?:之间|(?=[^,]{{0,2}})))?"
    rf"(?P<post>{POST})?"
)
"""8%左右; 6%-6.5%; 3万5千人; 67700多亿元; 每立方米32微克; 十余万人"""
SHARE = re.compile(
    rf"(?P<of>百分之|千分之|万分之)(?P<low>{NUMBER})(?:[-~至到]{{1,2}}(?:(?P=of))?(?P<high>{NUMBER}))?(?P<post>{POST})?"
)
"""百分之八至九; 百分之8.5左右; 千分之六以内"""
ROUND = re.compile(
    r"(?:突破|超过?|[达过破]|达到|跨[越过上入进]|[迈站][上过进]|冲刺|实现)"
    rf"(?P<scale>万亿|千亿|百亿|千万|百万)(?P<unit>元|美元|斤|吨|千瓦时|)(?P<post>{POST})?(?=$|[、,;)]|大关|台阶|目标|门槛)"
)
"""突破千亿元: a round number without a digit, not one that names a kind (千亿元产业集群)."""
OF_A_KIND = re.compile(r"一批|培育|打造|形成|建设|[\d一二三四五六七八九十两](?:个|家|户|条)")
"""培育一批产值超百亿元、税收超十亿元的企业"""
ROUNDS = {
    "万亿": (10000, "亿"),
    "千亿": (1000, "亿"),
    "百亿": (100, "亿"),
    "千万": (1000, "万"),
    "百万": (100, "万"),
}
RATIO = re.compile(r"(?P<ratio>\d\.\d+):1(?P<post>以内|以下|左右)?")
"""1.79:1"""
SECOND_UNIT = re.compile(SECOND)
CUBIC = re.compile(r"微克每立方米|[uμµ]g/(?:m[3³]|立方米)")
"""Other ways to write 微克/立方米."""
NUMERAL = re.compile(rf"\d|分之|[{HAN_DIGITS}十][百千万亿倍番成]|[十]|[百千万]亿|[千百]万")
"""What every value has something of."""
BEFORE_NUMBER = re.compile(source("not_amounts", "before_number") + "$")
BRACKETED = re.compile(r"\([^()]*\)")
DIGITS = frozenset("0123456789.")
LIST_MARKS = frozenset({"、", "和", "与", "及", ","})
SIGNED = frozenset("长速幅率为是达在至到约")
"""What stands before a sign that can be nothing else: 增长-5%."""
NEIGHBOURS = re.compile(
    r"(?P<tens>十?)(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])(?P<rest>[十百千]?[万亿]?)"
)
"""三四万, 七八百: one or the other."""
SMALL_UNITS = frozenset({"倍", "番", "成", "%", "个百分点", "百分点", "个点"})
"""Units that also follow small numbers in Chinese; 三个, 两条 and the like count nothing that is promised."""
NAMING_UNITS = frozenset({"个", "条", "级", "次", "天", "期", "号"})
"""Units that names have too: 3个月, 25条意见."""
NEEDS = {"年": re.compile(r"年限"), "岁": re.compile(r"寿命|年龄")}
"""Units that are amounts only of some things."""
TENTHS = re.compile(r"(?=以上|以下|左右|$|[的,、;])")
"""After 成: 三成以上, but not 三成立."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number or range with its unit as written; offsets are those of the clause.

    `low` and `high` are in `unit`, equal for one number, and in order; `post` is the word after it, `多` for 多 and 余.
    `odd` is a reason to look at the number: `upside_down` for a range whose higher end stands first.
    """

    low: float
    high: float
    unit: str
    post: str
    start: int
    end: int
    odd: str = ""


def find_values(clause: str) -> tuple[Value, ...]:
    """All amounts of a clause in order; one without a unit has an empty one.

    Dates, ordinals, numbers of names and classes (15分钟圈, “最多90天”, 千亿级) are left out, and so are those in
    brackets where others stand outside.
    """
    return _values(clause) if NUMERAL.search(clause) else ()


@lru_cache(maxsize=1024)
def _values(clause: str) -> tuple[Value, ...]:
    """The amounts of a clause that has numerals; kept, as a clause is asked for several times."""
    found = [*_found(clause), *_rounds(clause)]
    values = _lend_units(clause, sorted(found, key=lambda value: value.start))
    values = [value for value in values if not _is_named(clause, value)]
    if "(" not in clause or not values:
        return tuple(values)
    inside = [match.span() for match in BRACKETED.finditer(clause)]
    outside = [value for value in values if not any(start < value.start < end for start, end in inside)]
    return tuple(outside or values)


@cache
def scale_of(unit: str) -> tuple[float, str]:
    """A unit -> (factor, plain unit): 万亿元 -> (1e12, 元), % -> (1, %)."""
    for word, factor in SCALES.items():
        if unit.startswith(word):
            return factor, unit[len(word) :]
    return 1.0, unit


def _lend_units(clause: str, values: list[Value]) -> list[Value]:
    """14和25平方米: a number takes the unit of the next one in its list."""
    for index in range(len(values) - 2, -1, -1):
        value, following = values[index], values[index + 1]
        if not value.unit and following.unit and clause[value.end : following.start] in LIST_MARKS:
            values[index] = replace(value, unit=following.unit)
    return values


def _is_named(clause: str, value: Value) -> bool:
    """Whether a number is part of a name: “3315系列计划”, 15分钟生活圈, 80条措施; not one after a quoted superlative."""
    named = pattern("not_amounts", "part_of_name")
    start = value.start + 1
    while clause[start : start + 1] in DIGITS:
        start += 1
    if named.match(clause, start):
        return True
    before = clause[max(0, value.start - 6) : value.start]
    if before and BEFORE_NUMBER.search(before):
        return True
    is_quoted = '"' in clause and clause.count('"', 0, value.start) % 2 == 1 and '"' in clause[value.end :]
    return is_quoted and not before.endswith(('"最多', '"不超过', '"至多'))


def _found(clause: str) -> Iterator[Value]:
    position = 0
    shares = {match.start(): match for match in SHARE.finditer(clause)} if "分之" in clause else {}
    while match := VALUE.search(clause, position):
        share = next(
            (shares[start] for start in shares if start <= match.start() < shares[start].end()), None
        )
        ratio = None if share else RATIO.match(clause, match.start())
        taken = share or ratio or match
        position = max(taken.end(), position + 1)
        value = _share(share) if share else _ratio(ratio) if ratio else _plain(clause, match)
        if value:
            yield value


def _share(match: re.Match[str]) -> Value | None:
    """百分之八至九 -> 8 to 9 %."""
    low, high = read_numeral(match["low"]), read_numeral(match["high"] or match["low"])
    if low is None or high is None or high > 10 * low + 10:
        return None
    return _ordered(Value(float(low), float(high), SHARES[match["of"]], match["post"] or "", *match.span()))


def _ratio(match: re.Match[str]) -> Value:
    number = float(match["ratio"])
    return Value(number, number, "", match["post"] or "", *match.span())


def _rounds(clause: str) -> Iterator[Value]:
    """Round numbers without a digit: 突破千亿元 is 1000 亿元."""
    for match in ROUND.finditer(clause):
        if OF_A_KIND.search(clause, 0, match.start()):
            return
        factor, scale = ROUNDS[match["scale"]]
        number = float(factor)
        yield Value(
            number, number, scale + match["unit"], match["post"] or "", match.start("scale"), match.end()
        )


def _plain(clause: str, match: re.Match[str]) -> Value | None:
    """An amount in figures or numerals; None for what counts years, meetings or versions."""
    has_high = bool(match["high"]) and bool(match["base2"] or match["scale2"])
    if has_high and match["base1"] and match["base1"] != match["base2"]:
        has_high = False
    scale, base = (
        (match["scale2"] or "", match["base2"] or "")
        if has_high
        else (match["scale1"] or "", match["base1"] or "")
    )
    end = match.end() if has_high or not match["high"] else match.start("high") - 1
    post = (match["post"] or "") if end == match.end() else ""
    first = _amount(match["low"], match["scale1"] or "")
    last = _amount(match["high"], scale) if has_high else first
    if first is None or last is None or not _is_amount(clause, match, base, scale, end - len(post)):
        return None
    (low, scale1), (high, scale) = first, last
    if has_high and (scale1 or match["base1"]) and scale1 != scale:
        low *= scale_of(scale1)[0] / scale_of(scale)[0]
    more = match["more"] or match["more1"] or (has_high and match["more2"])
    value = Value(
        low, high, _unit(clause, match, scale + base), post or ("多" if more else ""), match.start(), end
    )
    return _ordered(_signed(clause, _spread(match, value) if not has_high else value))


def _amount(words: str, scale: str) -> tuple[float, str] | None:
    """A number as written with the scale after it -> (number, scale): (3万5, 千) -> (3.5, 万)."""
    if words.isascii() and words.isprintable() and "," not in words and words[-1:].isdigit():
        return float(words), scale
    pair = NEIGHBOURS.fullmatch(words)
    if pair:
        words = pair["tens"] + pair["first"] + pair["rest"]
    words = words.replace("·", ".")
    if words[-1:] in "万亿" or any(large in words for large in "万亿"):
        whole = read_numeral(words + scale)
        name, size = next(
            ((name, size) for name, size in LARGE if whole is not None and whole >= size), ("", 1)
        )
        return None if whole is None else (float(whole / size), name)
    number = read_numeral(words)
    return None if number is None else (float(number), scale)


def _spread(match: re.Match[str], value: Value) -> Value:
    """三四万 reaches from three to four."""
    pair = None if match["low"].isascii() else NEIGHBOURS.fullmatch(match["low"])
    last = _amount(f"{pair['tens']}{pair['second']}{pair['rest']}", match["scale1"] or "") if pair else None
    return replace(value, high=last[0]) if last else value


def _is_amount(clause: str, match: re.Match[str], base: str, scale: str, end: int) -> bool:
    """Whether a number counts or measures something."""
    unit = scale + base
    if (not unit or unit in NAMING_UNITS) and pattern("not_amounts", "follows_number").match(
        clause, end - len(unit)
    ):
        return False
    needs = NEEDS.get(base)
    if needs and not needs.search(clause, 0, match.start()):
        return False
    if base == "成" and not TENTHS.match(clause, match.end("base1")):
        return False
    return match["low"][0].isdigit() or _is_large(clause, match, base, scale)


def _is_large(clause: str, match: re.Match[str], base: str, scale: str) -> bool:
    """Whether a number in words is an amount: 十二万人, 三成, not 三个; 数十 says no number."""
    if clause[match.start("low") - 1 : match.start("low")] in {"数", "几"}:
        return False
    is_large = any(large in match["low"][1:] + scale for large in "百千万亿")
    return base in SMALL_UNITS or (is_large and bool(base))


def _unit(clause: str, match: re.Match[str], unit: str) -> str:
    """The unit in one way of writing: 个点 and 百分点 are 个百分点, μg/m³ is 微克/立方米."""
    unit = CUBIC.sub("微克/立方米", SECOND_UNIT.sub("", unit))
    if unit.endswith(("微克", "毫克")) and (
        match["cube"] or "立方米" in clause[max(0, match.start() - 4) : match.start()]
    ):
        unit += "/立方米"
    return "个百分点" if unit in {"个点", "百分点"} else unit


def _signed(clause: str, value: Value) -> Value:
    """增长-5%, 增长负5%: the sign that stands before a number and can be nothing else."""
    sign = clause[value.start - 1 : value.start]
    if sign not in {"-", "负"} or clause[value.start - 2 : value.start - 1] not in SIGNED:
        return value
    return replace(value, low=-value.low, high=-value.high, start=value.start - 1)


def _ordered(value: Value) -> Value:
    """A range with its lower end first, and a note where it was written the other way round."""
    if value.low <= value.high:
        return value
    return replace(value, low=value.high, high=value.low, odd="" if value.high < 0 else "upside_down")
