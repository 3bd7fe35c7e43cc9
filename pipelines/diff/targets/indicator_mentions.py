"""Words before a predicate -> the names they hold, each with its indicator."""

import re

from pipelines.diff.targets.indicators import indicator_of, may_begin
from pipelines.diff.targets.phrase_tables import AND, pattern
from pipelines.diff.targets.predicates import Predicate
from pipelines.diff.targets.subjects import Named, Subject
from pipelines.diff.targets.verb_fronts import front_of

LEAD = pattern("leads", "lead")
VERBS = re.compile(
    r"实现|推动|促进|带动|完成|力争|确保|拉动|争取|保持|使|提升|提高|扩大|稳定|吸引|全年|全[国省市区县州旗盟]|我[省市区县]|[的，,:]|今年|\d年|目标|努力|超额|力促|保证"
)
"""Words after which a name may begin."""
LIST_MARK = re.compile(rf"、|以及|(?<!研究)(?:{AND}|与)|(?<!普)及(?!以上)")
AND_SO_ON = re.compile(
    r"(?:(?:下降|增长|降低)?(?:幅度|率)?等[^、]{0,12}(?:指标|目标)|(?<!自然)(?:下降|增长|降低)(?:率|幅度)?)$"
)
"""PM2.5平均浓度下降等其他约束性指标: what follows the last name of a list."""
THREE_SECTORS = re.compile(r"[一二三]、?[二三](?:、?三)?(?:产业?|次产业)(?:增加值)?")
"""一二三产增加值"""
SPENT = re.compile(r"(?:将|拟|要|再)*安排")
SPENDER = re.compile(r"(?:财政|政府|预算)(?=[还也]?$)")
"""Who spends: 中央财政安排2762亿元 is named with the verb."""
NAME_NOUN = re.compile(r"(?:平均)?水平|总?规模|总量")
"""Words of a predicate that belong to the name right before them: 医保基金支付水平提高到70%."""
LONGEST_START = 16
TWO_BALANCES = re.compile(r"存贷款(?:余额|总额|规模)?$")
SHARED_TAIL = re.compile(
    r"(?:(?:污染物)?(?:排放(?:总)?量?|产量|总量|销量|储量|存栏量?|出栏量?|客运量|货运量|吞吐量)|(?:平均|年均){0,2}浓度|增加值|总产值|产值|营业收入|收入|最低收购价格?|收购价格?|税收|利润|余额|总额"
    r"|销售额|投资额?|面积|里程|人数|产能|[一-鿿]{2}率|比重|占比)$"
)
"""The noun that ends the last name of a list and belongs to all: 排放量, 参保率."""
LEVELS = frozenset("省市县区乡镇村")
SECTORS = {"一": "第一产业增加值", "二": "第二产业增加值", "三": "第三产业增加值"}


def names_of(name: str) -> list[Named]:
    """A name or a list of names -> each with its indicator; a list of unknown names is one name."""
    whole = _known(name)
    if whole:
        return [whole]
    name = AND_SO_ON.sub("", name)
    whole = _known(name)
    if whole:
        return [whole]
    sectors = None if "占" in name else THREE_SECTORS.search(name)
    if sectors:
        return [
            (SECTORS[digit], indicator_of(SECTORS[digit])) for digit in sectors.group() if digit in SECTORS
        ]
    parts = [AND_SO_ON.sub("", part) or part for part in LIST_MARK.split(_distributed(name)) if part]
    if len(parts) < 2:
        return [(name, None)]
    last = _known(parts[-1])
    named = [_known(part) or (last and _completed(part, parts[-1])) or (part, None) for part in parts]
    return named if any(indicator for _, indicator in named) else [(name, None)]


def known_start(piece: str) -> list[Named]:
    """The name of the table that a clause begins with: 固定资产投资 of 固定资产投资扭转下滑态势."""
    bare = without_lead(piece)
    if not may_begin(bare):
        return []
    for end in range(min(len(bare), LONGEST_START), 3, -1):
        indicator = indicator_of(bare[:end])
        if indicator:
            return [(bare[:end], indicator)]
    return []


def name_of(head: str, predicate: Predicate) -> str:
    """The name before the predicate; words of the predicate that belong to it come back (价格总水平, 价格指数涨幅)."""
    end = len(head)
    for word in predicate.words:
        candidate = without_lead(head[:end])
        if candidate and indicator_of(candidate):
            return candidate
        end -= len(word)
    start = predicate.start
    if SPENT.match(head, start) and (spender := SPENDER.search(head[:start])):
        return without_lead(head[: spender.end()]) + "安排"
    while start < len(head) and (noun := NAME_NOUN.match(head, start)):
        start = noun.end()
    return without_lead(head[:start])


def without_lead(name: str) -> str:
    """A name without the words before it that belong to the clause."""
    while lead := LEAD.match(name):
        if (
            lead.end() == len(name)
            or indicator_of(name)
            or indicator_of(LIST_MARK.split(name, maxsplit=1)[0])
        ):
            break
        if lead.group() == '"' and name.count('"') % 2 == 0:
            break
        name = name[lead.end() :]
    return "" if LEAD.fullmatch(name) else name


def shares_tail(subject: Subject) -> bool:
    """Whether a part of the list needs the end of the last one: then the name as written is the whole."""
    return any(indicator and not indicator_of(name) for name, indicator in subject.names[:-1])


def twins(named: Named, count: int) -> list[Named]:
    """The names under one, where each has a value: 城乡居民人均可支配收入分别…, 存贷款余额均…, A、B和C排放量分别…."""
    name, indicator = named
    if TWO_BALANCES.search(name) and count == 2:
        return [(name, indicator_of("存款余额")), (name, indicator_of("贷款余额"))]
    if indicator is None:
        name = name.split("分别")[0]
        parts = [part for part in LIST_MARK.split(name) if part]
        return (
            [(each, indicator_of(each)) for each in _tailed(_with_objects(parts))]
            if len(parts) > 1
            else [named]
        )
    if indicator and indicator.id == "income_urban_rural" and count == 2:
        return [
            (name, indicator_of("城镇居民人均可支配收入")),
            (name, indicator_of("农村居民人均可支配收入")),
        ]
    return [named]


def _with_objects(parts: list[str]) -> list[str]:
    """开工、投产新能源项目: a bare verb of a list takes the noun of the last one."""
    noun = front_of(parts[-1]).rest
    return [part if front_of(part).rest or not noun else part + noun for part in parts]


def _tailed(parts: list[str]) -> list[str]:
    """医保、养老保险参保率: the names of a list, each with the noun that they share."""
    shared = SHARED_TAIL.search(parts[-1])
    if not shared or shared.start() == 0:
        return parts
    return [
        part if part is parts[-1] or SHARED_TAIL.search(part) else _with_tail(part, parts[-1], shared.group())
        for part in parts
    ]


def _with_tail(part: str, last: str, tail: str) -> str:
    """医保 + 率 of 医保、养老保险参保率; 市 + 市政设施完好率 of 市、县市政设施完好率."""
    return part + last[1:] if part in LEVELS and last[:1] in LEVELS else part + tail


def _known(name: str) -> Named | None:
    """The name, or what of it follows a verb, with its indicator."""
    indicator = indicator_of(name)
    if indicator:
        return name, indicator
    for verb in VERBS.finditer(name):
        rest = name[verb.end() :]
        indicator = indicator_of(rest) if rest else None
        if indicator:
            return rest, indicator
    return None


def _distributed(name: str) -> str:
    """研发经费支出、环保投入相当于生产总值的比例: each part with the tail that follows the list."""
    tail = re.search(r"(?:占|相当于)[^、]{0,10}(?:生产总值|GDP)[^、]{0,3}(?:比重|比例|之比)$", name)
    if not tail:
        return name
    return "、".join(part + tail.group() for part in LIST_MARK.split(name[: tail.start()]) if part)


def _completed(part: str, last: str) -> Named | None:
    """城镇 of 城镇、农村居民人均可支配收入: the part with the end of the last one."""
    for cut in range(1, len(last)):
        indicator = indicator_of(part + last[cut:])
        if indicator:
            return part, indicator
    return None
