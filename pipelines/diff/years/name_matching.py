"""Two names of what is counted -> whether they are of one thing, one of its parts, or two things."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipelines.diff.targets.phrase_tables import AND
from pipelines.diff.years.name_words import (
    any_scope,
    any_verb,
    end_words,
    front_words,
    inner_words,
    lead_words,
    leaders,
    same_words,
    scope_leaders,
    verb_classes,
    words_of,
)

Likeness = Literal["same", "named_before", "shortened", "narrower", "other_scope", "member", "only_begun"]
"""same: one thing; named_before: one thing, if the words before the name belong to it; shortened: one thing, if a word in
the middle may be left out; narrower: a kind of what is promised (新型公共文化空间 of 公共文化空间); other_scope: wider or
narrower; member: one of several things under one figure; only_begun: the same, begun or under way and not done."""

EXCLUDING = frozenset(
    {
        ("cut", "add"),
        ("cut", "build"),
        ("build", "renew"),
        ("add", "renew"),
        ("train", "add"),
        ("train", "build"),
    }
)
"""Classes of verbs that make two things of one noun: 新建幼儿园 and 改造幼儿园; either way round."""
BUILT = frozenset({"build", "renew"})
"""Classes of which one name may hold more than the other (新改扩建)."""
NOISE = re.compile(rf"\([^()]*\)|[\"'()\[\]《》<>:;,.\s]+|^(?:[、与及]|{AND})+|[、和与及]+$")
"""Marks and asides that are no part of a name."""
UNDER_WAY = ({"begin"}, {"carry"}, {"plan"}, {"begin", "carry"}, {"carry", "plan"})
"""Classes of verbs by which nothing is done yet: 开工, 加快推进, 谋划."""
KIND_OF = 4
"""Characters of a promised name from which on a longer one that ends with it is a kind of it: 公共文化空间; guess."""
STOP = re.compile(r"[;；:：。!！?？\n]")
COMMA = re.compile(r"[,，]")
ROUNDABOUT = re.compile(r"对[^,，对]*进行")
"""对老旧路面进行修复: what is done, to another thing."""
FIGURE = re.compile(r"\d")
LIST_REACH = 3
"""Clauses back in which the verb of a list is looked for: 新增高新技术企业7家,科技型中小企业81家; guess."""
LIST = re.compile(rf"以及|[、与及]|{AND}")
JOINTS = re.compile(r"[、和与及之]")
"""Characters without weight: 危房的改造 and 危房改造."""
NAMING = frozenset({"农村", "城镇", "规上", "限上"})
"""Scopes by which a general word names one thing: 农村公路, 规上企业."""
SHORTEST = 2
"""Characters of a name below which it names nothing."""
LONGEST_INSIDE = 6
"""Characters that may be left out in the middle of a name: 软件和信息服务业业务收入 and 软件业务收入; guess."""
EXAMPLES = re.compile(r"^[^等]*、[^等]*等")
"""建华路、根河路等 of 建华路、根河路等背街巷道."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart: what it is, within which scope, and what is done with it."""

    core: str
    scopes: frozenset[str]
    verbs: frozenset[str]
    members: frozenset[str]
    """Cores of the members, where the name is a list; else empty."""

    @property
    def is_general(self) -> bool:
        """Tell whether the name fits many things: a bare 投资."""
        return len(self.core) < SHORTEST or (_is_general(self.core) and not self.scopes & NAMING)


@lru_cache(maxsize=16384)
def parts_of(name: str, before: str = "") -> NameParts:
    """Take a name apart.

    Args:
        name: as written, in normal form; may hold verbs and words of time.
        before: the words before the name, for the verb that the name does not hold: the nearest one, which may begin
            a list (新增高新技术企业7家、科技型中小企业81家).
    """
    words = same_words().sub(lambda match: leaders()[match.group()], NOISE.sub("", name))
    core, scopes, verbs = _stripped(words)
    if not verbs and before:
        verbs = _nearest_verb(before)
    pieces = [piece for piece in LIST.split(core) if piece]
    members = frozenset(_stripped(piece)[0] for piece in pieces) if len(pieces) > 1 else frozenset()
    return NameParts(
        JOINTS.sub("", inner_words().sub("", core)), frozenset(scopes), frozenset(verbs), members
    )


def match_names(promised: NameParts, told: NameParts, context: str) -> Likeness | None:
    """Compare the name of a promise with that of a result.

    Args:
        promised: the name of the promise.
        told: the name of the result.
        context: what its sentence says before the result.

    Returns:
        How they are alike; None for two things.
    """
    if promised.is_general or told.is_general or _exclude(promised.verbs, told.verbs):
        return None
    if promised.core == told.core:
        return _of_one_core(promised, told)
    if told.core in promised.members or promised.core in told.members:
        return "member"
    return "narrower" if _is_kind_of(promised, told) else _in_other_words(promised, told, context)


def _in_other_words(promised: NameParts, told: NameParts, context: str) -> Likeness | None:
    """How two names are alike of which one lacks words of the other."""
    if promised.scopes != told.scopes or _is_wider(promised.verbs, told.verbs):
        return None
    missing = promised.core.removesuffix(told.core)
    if missing != promised.core and (missing in context or promised.members):
        return "named_before" if missing in context else "shortened"
    return "shortened" if _is_shortened(promised.core, told.core) else None


def _of_one_core(promised: NameParts, told: NameParts) -> Likeness:
    """How two names of one core are alike, by their scopes and verbs."""
    if promised.scopes != told.scopes or _is_wider(promised.verbs, told.verbs):
        return "other_scope"
    return "only_begun" if _is_only_begun(promised.verbs, told.verbs) else "same"


def _is_only_begun(verbs: frozenset[str], told: frozenset[str]) -> bool:
    """Tell whether what was promised is only under way; a start answers the promise of a start."""
    return told in UNDER_WAY and bool(verbs) and not (verbs == told and told <= {"begin", "plan"})


def _is_kind_of(promised: NameParts, told: NameParts) -> bool:
    """Tell whether a result is of a kind of what is promised: 新型公共文化空间 of 公共文化空间."""
    is_longer = len(promised.core) >= KIND_OF and told.core.endswith(promised.core)
    is_like = promised.scopes <= told.scopes and not _is_wider(promised.verbs, told.verbs)
    return is_longer and is_like and not told.members and not _is_only_begun(promised.verbs, told.verbs)


def without_lead(name: str) -> str:
    """A name without words of time and of the report's own place before it: 居民消费价格 of 去年居民消费价格."""
    while (match := lead_words().match(name)) and match.end() < len(name):
        name = name[match.end() :]
    return name


def leads_with_verb(name: str) -> bool:
    """Tell whether a name begins with what is done (改造老旧小区), words of time and place aside; not 种植面积 of 蔬菜."""
    bare = without_lead(name)
    match = any_verb().match(bare)
    return match is not None and match.end() < len(bare) and not bare.endswith(("面积", "规模"))


def scopes_in(name: str) -> frozenset[str]:
    """The scopes that a name of the table names anywhere: 规上 of 规模以上工业增加值."""
    return frozenset(scope_leaders()[match.group()] for match in any_scope().finditer(name))


@lru_cache(maxsize=16384)
def _is_general(core: str) -> bool:
    """Tell whether a core is a general word, or two of them: 财政支出资金."""
    general = words_of("general")
    return core in general or any(
        core[:cut] in general and core[cut:] in general for cut in range(2, len(core) - 1)
    )


def _is_shortened(one: str, other: str) -> bool:
    """Tell whether one name is the other without some characters in its middle."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if not 0 < len(longer) - len(shorter) <= LONGEST_INSIDE or len(shorter) < 2 * SHORTEST:
        return False
    return any(
        longer.startswith(shorter[:cut]) and longer.endswith(shorter[cut:])
        for cut in range(SHORTEST, len(shorter) - SHORTEST + 1)
    )


def _exclude(verbs: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether what is done in one name is not what is done in the other."""
    if not verbs or not others or verbs & others:
        return False
    return any((a, b) in EXCLUDING or (b, a) in EXCLUDING for a in verbs for b in others)


def _is_wider(verbs: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether one name counts what was built and what was renewed, the other only one of both."""
    one, other = verbs & BUILT, others & BUILT
    return bool(one) and bool(other) and one != other


def _stripped(words: str) -> tuple[str, set[str], set[str]]:
    """(core, scopes, classes of verbs) of a name without the words around it."""
    scopes: set[str] = set()
    verbs: set[str] = set()
    while (match := front_words().match(words)) and len(words) - match.end() >= SHORTEST:
        word = match.group()
        verbs |= verb_classes().get(word, frozenset())
        scopes |= {scope_leaders()[word]} if word in scope_leaders() else set()
        words = words[match.end() :]
    if (match := EXAMPLES.match(words)) and len(words) - match.end() >= SHORTEST:
        words = words[match.end() :]
    is_done = False
    while (match := end_words().search(words)) and match.start() >= SHORTEST:
        verbs |= verb_classes().get(match.group(), frozenset())
        is_done |= match.group() in words_of("done")
        words = words[: match.start()]
    return words, scopes, verbs or ({"done"} if is_done else set())


def _nearest_verb(words: str) -> set[str]:
    """Classes of the last verb before a name in its clause, else of the verb that begins the list it stands in."""
    *earlier, last = COMMA.split(STOP.split(words)[-1])
    if found := [match.group() for match in any_verb().finditer(last)]:
        return set(verb_classes()[found[-1]])
    for piece in reversed(earlier[-LIST_REACH:]):
        if not FIGURE.search(piece) or ROUNDABOUT.search(piece):
            break
        if verbs := _stripped(piece)[2]:
            return verbs
    return set()
