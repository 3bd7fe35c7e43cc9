"""Clause -> values: numbers with their units, ranges and the words after them, in normal form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.text.numerals import read_integer, read_numeral

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALES = {"万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3}
BASES = (
    "美元|欧元|港元|元/人|元/吨|元|个百分点|百分点|[微毫]克[/每]立方米|[uμµ]g/(?:m[3³]|立方米)|微克|千瓦时|千瓦|兆瓦|吨标准煤|吨标煤|吨|公斤|斤|"
    "平方公里|平方千米|平方米|立方米|公里|千米|公顷|米|亩|人次|人/次|标准箱|标箱|TEU|小时|分钟|分贝|床位|车次|班列|"
    "家次|户次|例次|件次|个|家|人|名|户|套|座|所|处|项|件|条|台|辆|艘|架|张|头|只|羽|株|棵|公顷|幢|栋|间|部|场|"
    "对|支|期|批|例|级|位|次|口|眼|孔|盏|册|单|宗|天|倍|番|箱|列|班|‰|%|门|村|片|块|亿"
)
UNIT = rf"(?:(?:万亿|千亿|百亿|亿|千万|百万|万|千)?(?:{BASES})|万亿|亿|万)"
POST = r"(?:以上|及以上|之上|以下|及以下|之下|以内|之内|左右|上下|前后)"
CHINESE = "零〇一二三四五六七八九十百点两"
VALUE = re.compile(
    rf"(?P<cube>每立方米)?(?<![\d.A-Za-z第前])(?P<low>{NUMBER})(?P<more>[多余])?(?P<unit1>{UNIT})?"
    rf"(?:[-~至到—](?P<high>{NUMBER})(?P<more2>[多余])?(?P<unit2>{UNIT}))?(?P<post>{POST})?"
    rf"|百分之(?P<clow>[{CHINESE}]{{1,8}})(?:[至到~-](?:百分之)?(?P<chigh>[{CHINESE}]{{1,8}}))?(?P<cpost>{POST})?"
    rf"|(?P<times>[一二两三四五六七八九十]|\d+(?:\.\d+)?)(?P<turn>番|倍)(?P<tpost>{POST})?"
)
"""8%左右; 6%-6.5%; 3亿美元以上; 67700多亿元; 每立方米32微克; 百分之八至九; 两番"""
ROUND = re.compile(
    r"(?:突破|超过?|[达过破]|达到|跨[越过上入进]|[迈站][上过进]|冲刺|实现)(?P<count>[一二两三四五六七八九])?(?P<scale>万亿|千亿|百亿|千万|百万)(?P<unit>元|美元|斤|吨|千瓦时|)"
    rf"(?P<post>{POST})?(?=$|[、,;)]|大关|台阶|目标|门槛)"
)
"""突破千亿元; 达到两千亿元: a round number without a digit, not one that names a kind (千亿元产业集群)."""
OF_A_KIND = re.compile(r"一批|培育|打造|形成|建设|[\d一二三四五六七八九十两](?:个|家|户|条)")
"""培育一批产值超百亿元、税收超十亿元的企业"""
ROUNDS = {
    "万亿": (10000, "亿"),
    "千亿": (1000, "亿"),
    "百亿": (100, "亿"),
    "千万": (1000, "万"),
    "百万": (100, "万"),
}
CUBIC = re.compile(r"(?:微克每立方米|[uμµ]g/(?:m[3³]|立方米))$")
"""Other ways to write 微克/立方米."""
RATIO = re.compile(r"(?P<ratio>\d\.\d+):1(?P<rpost>以内|以下|左右)?")
"""1.79:1"""
NUMERAL = re.compile(r"\d|百分之|[番倍]|[万千百]亿|[千百]万")
"""What every value has something of."""
BRACKETED = re.compile(r"\([^()]*\)")
NOT_A_VALUE = re.compile(
    r"(?:年|月|日|时|号|届|章|条例|版|世纪|周年|五|个方面|个月|大|级以上|类|次会议|条意见|轮|路|线|楼|-)"
)
"""What follows a number that counts no achievement: 2020年, 4.0版."""
PART_OF_NAME = re.compile(
    r"(?:分钟|小时|公里|天)[一-鿿]{0,6}圈|条(?:意见|措施|政策|新政|举措|硬措施)|级(?:以上)?(?:景区|风电)"
)
"""What follows a number that belongs to a name."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number or range with its unit as written; `post` is the word after it; offsets are those of the clause."""

    low: float
    high: float
    unit: str
    post: str
    start: int
    end: int


def find_values(clause: str) -> list[Value]:
    """All values of a clause in order; numbers that have no unit get an empty one; years, ordinals and asides are none."""
    if not NUMERAL.search(clause):
        return []
    found = [*_found(clause), *_rounds(clause)]
    values = [value for value in sorted(found, key=lambda value: value.start) if not _is_named(clause, value)]
    if "(" not in clause or not values:
        return values
    inside = [match.span() for match in BRACKETED.finditer(clause)]
    outside = [value for value in values if not any(start < value.start < end for start, end in inside)]
    return outside or values


def _is_named(clause: str, value: Value) -> bool:
    """Whether a number is part of a name: “最多90天”, 15分钟生活圈, 80条措施."""
    if PART_OF_NAME.match(clause, value.end - len(value.unit)):
        return True
    return clause.count('"', 0, value.start) % 2 == 1 and '"' in clause[value.end :]


@cache
def scale_of(unit: str) -> tuple[float, str]:
    """A unit -> (factor, plain unit): 万亿元 -> (1e12, 元), % -> (1, %)."""
    for word, factor in SCALES.items():
        if unit.startswith(word):
            return factor, unit[len(word) :]
    return 1.0, unit


def _found(clause: str) -> Iterator[Value]:
    position = 0
    while match := VALUE.search(clause, position):
        position = max(match.end(), position + 1)
        ratio = RATIO.match(clause, match.start())
        if ratio:
            position = ratio.end()
            number = float(ratio["ratio"])
            yield Value(number, number, "", ratio["rpost"] or "", ratio.start(), ratio.end())
        elif value := _value(clause, match):
            yield value


def _rounds(clause: str) -> Iterator[Value]:
    """Round numbers in words: 两千亿元 is 2000 亿元."""
    for match in ROUND.finditer(clause):
        if OF_A_KIND.search(clause, 0, match.start()):
            return
        factor, scale = ROUNDS[match["scale"]]
        number = float(factor * (read_integer(match["count"] or "一") or 1))
        start = match.start("count") if match["count"] else match.start("scale")
        yield Value(number, number, scale + match["unit"], match["post"] or "", start, match.end())


def _value(clause: str, match: re.Match[str]) -> Value | None:
    if match["clow"]:
        low, high = read_numeral(match["clow"]), read_numeral(match["chigh"] or match["clow"])
        if low is None or high is None:
            return None
        return Value(float(low), float(max(low, high)), "%", match["cpost"] or "", *match.span())
    if match["turn"]:
        count = float(read_numeral(match["times"]) or 0)
        return Value(count, count, match["turn"], match["tpost"] or "", *match.span())
    return _plain(clause, match)


def _plain(clause: str, match: re.Match[str]) -> Value | None:
    """A number in digits; not one that counts years, meetings or versions."""
    unit = match["unit2"] or match["unit1"] or ""
    if not unit and NOT_A_VALUE.match(clause, match.end()):
        return None
    if unit in {"个", "条", "级", "次", "天", "期", "号"} and NOT_A_VALUE.match(
        clause, match.end() - len(unit)
    ):
        return None
    if match["cube"] or (unit.endswith(("微克", "毫克")) and "立方米" in clause[: match.start()][-4:]):
        unit += "/立方米"
    unit = CUBIC.sub("微克/立方米", unit)
    low = float(match["low"].replace(",", ""))
    high = float((match["high"] or match["low"]).replace(",", ""))
    low, high = _alike(low, high, match["unit1"] or "", match["unit2"] or "")
    post = "多" if (match["more"] or match["more2"]) and not match["post"] else match["post"] or ""
    return Value(low, high, unit, post, *match.span())


def _alike(low: float, high: float, unit: str, last: str) -> tuple[float, float]:
    """Both ends of a range in the last unit: 8000万元-1亿元 -> (.8, 1)."""
    if unit and last and unit != last:
        low *= scale_of(unit)[0] / scale_of(last)[0]
    return (low, high) if low <= high else (high, high)
