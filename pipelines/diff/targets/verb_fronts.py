"""The verbs, times and places before a name: taken off its front, and what they say."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.diff.targets.phrase_tables import AND, source
from pipelines.diff.targets.predicates import DOWN, TO, UP, Predicate
from pipelines.diff.targets.quantities import Value

FRONT_KINDS = (
    "time",
    "adverb",
    "background_verb",
    "telling_verb",
    "lesser_verb",
    "place",
    "preposition",
)
"""Sections of nouns.txt, tried in this order."""
DROPPED_KINDS = frozenset({"time", "adverb", "lesser_verb"})
"""What is no part of a name: 完成技术交易额 is 技术交易额, while 新建 in 新建公路 stays."""
SHORTEST_NAME = 2
CHANGE = re.compile(r"(?P<down>压减|减少|削减|降低|压缩|缩减)|(?P<up>提高|提升)(?=[^到至]{3})")
"""A verb of change before the name of what changes: 压减“三公”经费5%."""
DOUBLES = re.compile(r"(?:力争)?(?:实现)?翻(?:一|两)?番[、,]?$")
"""A target in words before the one in numbers: 增加值实现翻番、年均增长15%."""
EDGES = re.compile(rf"^(?:[、与及的,]|{AND})+|[、和与及的,]+$")
"""Marks at the ends of a name that are no part of it."""
MODAL = re.compile(
    r"(?:将|拟|要|应|可)?(?:为此|相应)?(?<!计)(?:将|拟)?(?:再)?(?=(?:投入|安排|支出|补助|筹集|新增|覆盖)$)"
    r"|(?:将|拟|要|应|可|将要|由|从|共有|(?<![拥所国现])有)$|(?:比|较)(?:上年|去年)(?:要|将)?有?(?:所|明显)?$"
)
"""What is no part of a name: 将为此 of 中央财政将为此投入."""


@dataclass(frozen=True, slots=True)
class Front:
    """The words at the front of a head: (kind, word) in order, and what is left."""

    verbs: tuple[tuple[str, str], ...]
    rest: str

    def has(self, kind: str) -> bool:
        """Whether a word of a kind is among them."""
        return any(name == kind for name, _ in self.verbs)

    @property
    def has_verb(self) -> bool:
        """Whether a verb is among them."""
        return any(kind.endswith("verb") for kind, _ in self.verbs)

    @property
    def names_a_thing(self) -> bool:
        """Whether the words are more than verbs: a noun is left, or a place is among them (县财政安排)."""
        return bool(self.rest) or self.has("place")

    @property
    def telling(self) -> str:
        """The verbs that belong to a name, as written: 新建, 改造提升."""
        return "".join(word for kind, word in self.verbs if kind == "telling_verb")


@cache
def _front() -> re.Pattern[str]:
    parts = (f"(?P<{kind}>{source('nouns', kind, longest_first=True)})" for kind in FRONT_KINDS)
    return re.compile("|".join(parts))


def front_of(head: str) -> Front:
    """Take times, adverbs, verbs, places and prepositions off the front of a head."""
    verbs: list[tuple[str, str]] = []
    while head and (match := _front().match(head)):
        verbs.append((str(match.lastgroup), match.group()))
        head = head[match.end() :]
    return Front(tuple(verbs), head)


def plain_name(name: str) -> str:
    """A name without the verbs that say only that something is done, and without modal words at its end."""
    while match := _front().match(name):
        rest = name[match.end() :]
        kind = str(match.lastgroup)
        if kind not in DROPPED_KINDS or len(rest) < SHORTEST_NAME:
            break
        if kind == "adverb" and not _front().match(rest):
            break
        name = rest
    return EDGES.sub("", DOUBLES.sub("", MODAL.sub("", name)))


def changed_name(name: str, value: Value, predicate: Predicate) -> tuple[str, list[str]]:
    """Split a verb of change off a name with a percentage: 压减“三公”经费5%.

    Returns:
        The name without the verb and the kinds that it adds to the predicate; the name as it is and none where the
        predicate has a change of its own.
    """
    change = CHANGE.match(name)
    if not change or value.unit not in {"%", "‰"} or any(kind in {UP, DOWN, TO} for kind in predicate.kinds):
        return name, []
    return name[change.end() :], [DOWN if change["down"] else UP]
