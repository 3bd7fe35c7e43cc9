"""What a number counts where the noun follows it: 新建5条主干道路, 完成起步区2.6公里路网, 70%以上民生事项一网通办."""

import re
from dataclasses import dataclass, replace

from pipelines.diff.targets.phrase_tables import AND, pattern, source
from pipelines.diff.targets.predicates import DOWN, TO, UP, read_predicate
from pipelines.diff.targets.quantities import Value, scale_of
from pipelines.diff.targets.verb_fronts import Front, front_of

PERCENT = frozenset({"%", "‰", "成"})
STEPS = frozenset({"个百分点", "百分点", "倍", "番", "个位次", "位次"})
"""Units of changes: what follows them is no noun that they count."""
MONEY = frozenset({"元", "美元", "欧元", "港元", "日元"})
POWER = frozenset({"千瓦", "兆瓦", "吉瓦"})
CAPACITY = POWER | frozenset(
    {
        "千瓦时",
        "度",
        "吨",
        "蒸吨",
        "吨标准煤",
        "吨标煤",
        "公斤",
        "斤",
        "对",
        "头",
        "只",
        "羽",
        "立方米",
        "立方",
    }
)
"""Units that say how large a plant, a mine or a farm is."""
EXTENT = frozenset({"平方米", "平米", "平方公里", "平方千米", "亩", "公顷", "公里", "千米", "米"})
CLASS_POSTS = frozenset({"以下", "及以下", "及以上", "之下"})
"""After a number before a noun they name a class: 10万千瓦及以下燃煤机组."""
EMPTY_NOUNS = frozenset({"规模", "水平", "目标", "标准", "任务", "要求", "大关", "台阶"})
"""Nouns that say nothing of what is counted: 力争达到10万亩规模."""
MAYBE_SIZE = "maybe_size"
LIST_MARKS = re.compile(rf"以及|[、与及并]|{AND}")
NEXT_ITEM = re.compile(r"(?:、|以及|并且|[和与及并])(?P<head>[^、和与及]{0,12})$")
"""Between two numbers of a list: what stands after the last mark is the head of the next one."""
AND_OTHERS = re.compile(r"等[一-鿿]{0,12}$|等$")
MONEY_HEAD = re.compile(source("nouns", "money_head") + "$")
BOUND = re.compile("(?:不低于|不少于|不超过|超过|至少|大约|约|近)$")
"""Before a number: a bound of it and no part of a name: 支持不低于4万人创业."""
BRACKETS = re.compile(r"\([^()]*\)")
ENDING = re.compile(r"(?:任务|工作|目标|的目标|以上|左右)$")
INCLUDED = re.compile(r"^(?:.*的)?(?P<noun>[^的]{2,10})(?:纳入|列入)(?P<into>[^,]{2,14})$")
"""将15种…的传染病纳入国家免疫规划"""
WEAK_START = re.compile(r"^(?:的|以上|左右|多|余|,|:)+")
EXISTS = re.compile(
    r"已(?:建成|完成|投产|签约|入驻|开工)的|[是有](?![效序机关限色条力利望])|属于|位于|分布|接壤|毗邻|相距|充分体现"
)
"""In what stands before a number: it tells what there is, 高阳有3条高速, 藏族是中国56个民族的一员."""
DOING = re.compile("完成|进行|实施|开展|给予|予以|实行")
"""What is done to things that 对 names: 对35所学校进行改造; without it they are only spoken of."""
CAUSE = re.compile("推动|促进|带动|力争|确保|支持|使")
"""What only brings about what its noun does: 推动11个重点项目投资突破20亿元."""
OVER = re.compile(r"(?:超过?|达到?|过|不低于)$")
"""Before a number that says how large the things are that are counted next: 过5亿元项目不少于5个."""
TOLD_UNITS = frozenset("项个条天日")
TOLD = re.compile(
    r"(?:目标|指标)(?:初步|共|主要)?(?:设定|确定|设置|安排)?为?$|(?:只|仅|才)有?了?$|每(?:一)?个(?:设区市|县|市|区|乡|镇|村)[一-鿿]{0,4}$"
)
"""Before a number that promises nothing: 主要目标设定为23项, 只有849天, 每个市打造3-5个."""
OF_EACH = re.compile(r"每(?:一)?(?:个)?(?:设区市|县|市|区|乡|镇|村|街道|社区|行政村)")
"""每个县办好1所高中: a norm, not a sum."""
RATE_END = re.compile(r"[率比度面重例额值]$|水平|目标|经费|投入")
"""Ends of names that have a share themselves."""
PLACED = re.compile(r"[、和]?在")
"""在14个城区新增学位2万个: where it is done."""
CREATES = re.compile(r"建设|建成|布局")
COMMENT = re.compile(
    r"(?:并不|并非|很不|来之不)(?:容易|易)|(?:难度|压力)(?:很|较|不)[大小]|是[^,]{0,10}(?:必要|适宜|可行|积极|稳妥|恰当|合适|合理|可能|留有余地)[^,]{0,8}的?$"
)
"""What a number is commented with where it was promised elsewhere: 实现7%左右的增长速度并不容易."""
EPOCH = re.compile(
    r"的(?![一-鿿]{0,3}(?:目标|增长|增幅|速度|预期|要求|任务|比例|水平|标准))[一-鿿]{0,4}(?:之年|一年|引擎|基础|关键|阶段)"
)
"""After a number: 翻一番的突破之年 promises nothing."""
SOME = re.compile(r"[、和](?:若干|一批|一系列|多个)")
"""Where a list goes on without a number: 7个千亿级产业集群、若干百亿级产业集群."""
LONG_RESIDUE = 8
"""Characters of a residue from which on only the last name of its list is kept; guess."""
LONG_NAME = 24
"""Characters of a noun from which on a list in it is cut at its first mark; guess."""
LONGEST_NAME = 30
SHORTEST_NOUN = 2


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What a number counts; an empty name for a number that promises nothing (a size, a class)."""

    name: str
    next_head: str = ""
    """The head of the next number of a list: what stands after the last list mark."""
    doubt: str = ""
    """A reason to look at it, as in confidence.py."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around a number, taken apart."""

    front: Front
    residue: str
    """What of the head is neither verb nor place: 起步区."""
    noun: str
    tail: str
    base: str
    """The unit without its scale."""
    is_class: bool
    is_rate: bool
    """Whether a share belongs to a name before it: 污水处理率95%以上, and not 机关内部90%以上事项网上办理."""
    is_of_noun: bool
    """Whether 的 joins the number to its noun as an attribute."""


def noun_after(
    head: str, value: Value, tail: str, *, is_last: bool, inherited: Front | None
) -> CountedNoun | None:
    """Read the noun that follows a number.

    Args:
        head: the words before the number, from the number before it or the begin of its piece.
        value: the number.
        tail: the words after it, up to the next number or the end of the piece.
        is_last: whether no number follows in the piece.
        inherited: the verbs of the list's first item, for those after it.

    Returns:
        None where the number belongs to a name before it.
    """
    item = None if is_last else NEXT_ITEM.search(tail)
    if not value.unit or not tail or LIST_MARKS.match(tail) or not (is_last or item):
        return None
    words = _words(head, value, tail[: item.start()] if item else tail, inherited)
    if len(words.noun) < SHORTEST_NOUN or words.base in STEPS or words.noun in EMPTY_NOUNS:
        return None
    if COMMENT.search(words.tail) or _is_background(words, head, is_last=is_last):
        counted: CountedNoun | None = CountedNoun("")
    elif words.base in PERCENT:
        counted = None if words.is_rate else CountedNoun(f"{words.residue}{words.noun}")
    elif words.base in MONEY:
        counted = _of_money(words)
    else:
        counted = CountedNoun("") if _is_size(words) else _of_things(words)
    return replace(counted, next_head=item["head"]) if counted and item else counted


def _words(head: str, value: Value, tail: str, inherited: Front | None) -> _Words:
    """Take the words around a number apart."""
    front = front_of(head)
    if inherited and not front.has_verb:
        front = Front((*inherited.verbs, *front.verbs), front.rest)
    residue = _residue(front.rest)
    states_level = _states_level(head)
    return _Words(
        front=front,
        residue=residue,
        is_rate=bool(residue) and (states_level or not value.post or bool(RATE_END.search(residue))),
        noun=_noun(tail),
        tail=tail,
        base=scale_of(value.unit)[1],
        is_class=value.post in CLASS_POSTS,
        is_of_noun=tail.startswith("的") and not states_level,
    )


def _states_level(head: str) -> bool:
    """Whether the words before a number state what is reached: 扩大到, 达到, 增长."""
    return any(kind in {TO, UP, DOWN} for kind in read_predicate(head).kinds)


def _residue(rest: str) -> str:
    """What of a head is neither verb nor place; nothing where it only gives examples (农行家属楼等)."""
    rest = BOUND.sub("", BRACKETS.sub("", rest))
    if rest.endswith("等") or LIST_MARKS.search(rest[-1:]):
        return ""
    if len(rest) > LONG_RESIDUE:
        rest = LIST_MARKS.split(rest)[-1]
    return rest.rstrip("的").strip("\"'")


def _noun(tail: str) -> str:
    """The noun at the front of what follows a number."""
    included = INCLUDED.match(tail)
    if included:
        return f"纳入{included['into']}的{included['noun']}"
    tail = AND_OTHERS.sub("", WEAK_START.sub("", BRACKETS.sub("", tail)))
    tail = SOME.split(tail, maxsplit=1)[0]
    if len(tail) > LONG_NAME:
        tail = LIST_MARKS.split(tail, maxsplit=1)[0]
    return ENDING.sub("", tail)[:LONGEST_NAME]


def _is_background(words: _Words, head: str, *, is_last: bool) -> bool:
    """Whether a number tells of what is there, of a norm or a place: 瞄准110家企业, 每个县1所, 在14个城区…2万个."""
    if words.front.has("background_verb") or EXISTS.search(words.front.rest) or OF_EACH.search(head):
        return True
    if head.startswith("对") and not DOING.search(words.tail):
        return True
    return (bool(words.residue) and words.is_of_noun) or (not is_last and bool(PLACED.match(head)))


def _of_things(words: _Words) -> CountedNoun:
    """新建5条主干道路: what is counted or measured, with the verbs that tell what is done to it."""
    is_measured = words.base in CAPACITY or words.base in EXTENT
    doubt = MAYBE_SIZE if is_measured and (words.residue or not words.front.has_verb) else ""
    return CountedNoun(f"{words.front.telling}{words.residue}{words.noun}", doubt=doubt)


def _of_money(words: _Words) -> CountedNoun | None:
    """安排500亿元设立中央预算稳定调节基金: the sum is for what follows; with a name before it, it is of that."""
    if words.residue and not MONEY_HEAD.search(words.residue):
        return None
    if words.tail.startswith("的"):
        return CountedNoun("")
    bare = front_of(words.noun).rest or words.noun
    if len(bare) < SHORTEST_NOUN:
        return None
    is_spent = "投资" in words.front.telling or "投入" in words.front.telling
    return CountedNoun(bare + "投资" if is_spent else bare, doubt=MAYBE_SIZE if is_spent else "")


def _is_size(words: _Words) -> bool:
    """Whether a number says how large a thing is: 大唐700万吨露天矿完成核准, 加快推进大唐哈克5万千瓦风电."""
    front = words.front
    is_finished = bool(pattern("nouns", "finished").search(words.tail)) and not front.telling
    if words.base in CAPACITY:
        if words.residue or words.is_class:
            return True
        if words.base in POWER and not is_finished and any(CREATES.match(word) for _, word in front.verbs):
            return False
        return is_finished or (not front.telling and bool(pattern("nouns", "facility").search(words.noun)))
    if words.base in EXTENT:
        carries_on = any(pattern("nouns", "progress_verb").match(word) for _, word in front.verbs)
        return (bool(words.residue) and (is_finished or carries_on)) or (is_finished and not front.verbs)
    return False
