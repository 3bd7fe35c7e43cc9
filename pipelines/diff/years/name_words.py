"""name_words.tsv -> its words by kind, and the patterns that names are taken apart with."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("name_words.tsv")
"""Verbs, fillers, scopes, general nouns and synonyms; one group a line."""
CLASSES = ("add", "build", "renew", "begin", "carry", "plan", "train", "cut", "give")
ENDING = frozenset({"build", "renew", "train"})
"""Classes whose verbs may also end a name: 棚户区改造, 农村劳动力培训."""


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(kind, words) of each line of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return tuple((kind, tuple(words.split())) for kind, words in rows)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind."""
    return frozenset(word for name, words in _rows() if name == kind for word in words)


@cache
def own_places() -> tuple[str, ...]:
    """The words by which a report calls its place, of which one is its own, the largest first: 全国, 全省."""
    return next(words for kind, words in _rows() if kind == "own")


@cache
def leaders() -> dict[str, str]:
    """Synonym -> the first word of its line."""
    return {word: words[0] for kind, words in _rows() if kind == "same" for word in words}


@cache
def scope_leaders() -> dict[str, str]:
    """Scope -> the first word of its line."""
    return {word: words[0] for kind, words in _rows() if kind == "scope" for word in words}


@cache
def verb_classes() -> dict[str, frozenset[str]]:
    """Verb -> its classes; one may have two (新改扩建)."""
    found: dict[str, set[str]] = {}
    for kind, words in _rows():
        for word in words if kind in CLASSES else ():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def same_words() -> re.Pattern[str]:
    """Any word that has another name."""
    return re.compile(f"(?:{_longest_first(leaders())})(?!使用|运营|运行)")


@cache
def front_words() -> re.Pattern[str]:
    """What may stand before a name: verbs, scopes, words of time and place."""
    return re.compile(
        _longest_first([*verb_classes(), *scope_leaders(), *words_of("plain"), *words_of("own")])
    )


@cache
def lead_words() -> re.Pattern[str]:
    """Words of time and place."""
    return re.compile(_longest_first([*words_of("plain"), *words_of("own")]))


@cache
def end_words() -> re.Pattern[str]:
    """What may stand behind a name: units, verbs that end names, words for done."""
    ending = [verb for verb, kinds in verb_classes().items() if kinds & ENDING]
    ends = [*words_of("tail"), *words_of("done"), *words_of("begin"), *ending]
    return re.compile(f"(?:{_longest_first(ends)})$")


@cache
def inner_words() -> re.Pattern[str]:
    """Words inside a name that say nothing."""
    return re.compile(_longest_first(words_of("inner")))


@cache
def any_verb() -> re.Pattern[str]:
    """Any verb of the table."""
    return re.compile(_longest_first(verb_classes()))


@cache
def any_scope() -> re.Pattern[str]:
    """Any scope of the table."""
    return re.compile(_longest_first(scope_leaders()))
