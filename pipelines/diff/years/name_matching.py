"""Two names of what is counted -> whether they are of one thing, one of its parts, or two things."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

Likeness = Literal["same", "named_before", "shortened", "other_scope", "member", "only_begun"]
"""same: one thing; named_before: one thing, if the words before the name belong to it; shortened: one thing, if a word in
the middle may be left out; other_scope: wider or narrower; member: one of several things under one figure; only_begun:
the same, begun and not done."""

TABLE = Path(__file__).with_name("name_words.tsv")
"""Verbs, fillers, scopes, general nouns and synonyms; one group a line."""
CLASSES = ("add", "build", "renew", "begin", "cut", "give")
EXCLUDING = frozenset({("cut", "add"), ("cut", "build"), ("build", "renew"), ("add", "renew")})
"""Classes of verbs that make two things of one noun: 新建幼儿园 and 改造幼儿园; either way round."""
BUILT = frozenset({"build", "renew"})
"""Classes whose verbs may also end a name (棚户区改造), and of which one may hold more than the other (新改扩建)."""
NOISE = re.compile(r"\([^()]*\)|[\"'()\[\]《》<>:;,.\s]+|^[、和与及]+|[、和与及]+$")
"""Marks and asides that are no part of a name."""
STOP = re.compile(r"[;；:：。!！?？\n]")
COMMA = re.compile(r"[,，]")
FIGURE = re.compile(r"\d")
LIST_REACH = 3
"""Clauses back in which the verb of a list is looked for: 新增高新技术企业7家,科技型中小企业81家; guess."""
LIST = re.compile(r"[、和与及]|以及")
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
    words = _same().sub(lambda match: _leaders()[match.group()], NOISE.sub("", name))
    core, scopes, verbs = _stripped(words)
    if not verbs and before:
        verbs = _nearest_verb(before)
    pieces = [piece for piece in LIST.split(core) if piece]
    members = frozenset(_stripped(piece)[0] for piece in pieces) if len(pieces) > 1 else frozenset()
    return NameParts(JOINTS.sub("", _inner().sub("", core)), frozenset(scopes), frozenset(verbs), members)


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
    begun = told.verbs == {"begin"} and promised.verbs and "begin" not in promised.verbs
    return "only_begun" if begun else "same"


def without_lead(name: str) -> str:
    """A name without words of time and of the report's own place before it: 居民消费价格 of 去年居民消费价格."""
    while (match := _lead().match(name)) and match.end() < len(name):
        name = name[match.end() :]
    return name


def scopes_in(name: str) -> frozenset[str]:
    """The scopes that a name of the table names anywhere: 规上 of 规模以上工业增加值."""
    return frozenset(_scopes()[match.group()] for match in _anywhere().finditer(name))


def own_places() -> tuple[str, ...]:
    """The words by which a report calls its own place, of which one is its own: 全市, 全省."""
    return tuple(sorted(_words("own")))


@lru_cache(maxsize=16384)
def _is_general(core: str) -> bool:
    """Tell whether a core is a general word, or two of them: 财政支出资金."""
    general = _words("general")
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
    while (match := _front().match(words)) and match.end() < len(words):
        word = match.group()
        verbs |= _verbs().get(word, frozenset())
        scopes |= {_scopes()[word]} if word in _scopes() else set()
        words = words[match.end() :]
    if (match := EXAMPLES.match(words)) and len(words) - match.end() >= SHORTEST:
        words = words[match.end() :]
    is_done = False
    while (match := _back().search(words)) and match.start() >= SHORTEST:
        verbs |= _verbs().get(match.group(), frozenset())
        is_done |= match.group() in _words("done")
        words = words[: match.start()]
    return words, scopes, verbs or ({"done"} if is_done else set())


def _nearest_verb(words: str) -> set[str]:
    """Classes of the last verb before a name in its clause, else of the verb that begins the list it stands in."""
    *earlier, last = COMMA.split(STOP.split(words)[-1])
    if found := [match.group() for match in _any_verb().finditer(last)]:
        return set(_verbs()[found[-1]])
    for piece in reversed(earlier[-LIST_REACH:]):
        if not FIGURE.search(piece):
            break
        if verbs := _stripped(piece)[2]:
            return verbs
    return set()


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(kind, words) of each line of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return tuple((kind, tuple(words.split())) for kind, words in rows)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for name, words in _rows() if name == kind for word in words)


@cache
def _leaders() -> dict[str, str]:
    """Synonym -> the first word of its line."""
    return {word: words[0] for kind, words in _rows() if kind == "same" for word in words}


@cache
def _scopes() -> dict[str, str]:
    return {word: words[0] for kind, words in _rows() if kind == "scope" for word in words}


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Verb -> its classes; one may have two (新改扩建)."""
    found: dict[str, set[str]] = {}
    for kind, words in _rows():
        for word in words if kind in CLASSES else ():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def _same() -> re.Pattern[str]:
    return re.compile(_longest_first(_leaders()))


@cache
def _front() -> re.Pattern[str]:
    return re.compile(_longest_first([*_verbs(), *_scopes(), *_words("plain"), *_words("own")]))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_longest_first([*_words("plain"), *_words("own")]))


@cache
def _back() -> re.Pattern[str]:
    ending = [verb for verb, kinds in _verbs().items() if kinds & BUILT]
    ends = [*_words("tail"), *_words("done"), *_words("begin"), *ending]
    return re.compile(f"(?:{_longest_first(ends)})$")


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(_longest_first(_words("inner")))


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(_longest_first(_verbs()))


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(_longest_first(_scopes()))
