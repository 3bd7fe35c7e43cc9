"""Texts made of a pattern's own parts, repeated: what a backtracking pattern is slowest on."""

import re
from collections.abc import Iterator
from itertools import permutations
from re import _constants as codes  # type: ignore[attr-defined]  # no public module parses patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ORDINARY = " \t\n1一a.，(（年\u3000-/\"'<>{}[]:：,;=_各*&#"
"""Characters of which some are in any class."""
OF_CLASS = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " \n",
    codes.CATEGORY_WORD: "a一1",
    codes.CATEGORY_NOT_SPACE: "a(",
    codes.CATEGORY_NOT_DIGIT: "a ",
    codes.CATEGORY_NOT_WORD: " (",
}
CHARACTERS = {codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN}
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
UNITS, PAIRED = 40, 8
"""Parts that are repeated, and short ones of which each two are repeated in turn."""

Tree = Any
"""A parsed pattern, or a part of it: a sequence of (operation, arguments)."""


def hostile_texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Yield texts of about `length` characters: each part of a pattern repeated, after what leads to it or alone.

    They end with a character that no pattern takes, so that what matched has to be tried in every other way.
    """
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags if isinstance(pattern.pattern, str) else pattern.flags & ~re.UNICODE
    tree = _parser.parse(source, flags)
    parts: dict[str, str] = {}
    _collect(tree, parts, "")
    for choice in range(3):
        whole = _sample(tree, choice)
        for end in range(1, len(whole) + 1, max(1, len(whole) // 4)):
            parts.setdefault(whole[:end][:80], "")
    parts.pop("", None)
    units = list(parts)
    for unit in units[:: max(1, len(units) // UNITS)]:
        for head in {"", parts[unit]}:
            yield head + (unit * (length // len(unit) + 1))[:length] + "\x01"
    for first, second in permutations([unit for unit in units if len(unit) <= 4][:PAIRED], 2):
        yield ((first + second) * (length // 2))[:length] + "\x01"


def _collect(tree: Tree, parts: dict[str, str], before: str) -> None:
    """Add each part of a pattern with a text that leads to it."""
    tree = list(tree)
    for at, (operation, given) in enumerate(tree):
        head = (before + _sample(tree[:at], 0))[-60:]
        if operation in CHARACTERS:
            for char in _characters(operation, given)[:6]:
                parts.setdefault(char, head)
        for inner in _inner(operation, given):
            for choice in range(4):
                parts.setdefault(_sample(inner, choice)[:60], head)
            _collect(inner, parts, head)


def _inner(operation: Any, given: Any) -> list[Tree]:
    """The parts of a repeat, a group, a choice or a look-around."""
    if operation in REPEATS:
        return [given[2]]
    if operation is codes.SUBPATTERN:
        return [given[3]]
    if operation is codes.BRANCH:
        return list(given[1])
    if operation is codes.ATOMIC_GROUP:
        return [given]
    return [given[1]] if operation in {codes.ASSERT, codes.ASSERT_NOT} else []


def _sample(tree: Tree, choice: int) -> str:
    """A text that a part of a pattern takes; `choice` says which of several."""
    found = ""
    for operation, given in tree:
        if operation in CHARACTERS:
            chars = _characters(operation, given) or "a"
            found += chars[choice % len(chars)]
        elif operation in REPEATS:
            found += _sample(given[2], choice) * max(1, given[0])
        elif operation is codes.BRANCH:
            found += _sample(given[1][choice % len(given[1])], choice)
        elif operation is not codes.ASSERT_NOT and not (operation is codes.ASSERT and given[0] < 0):
            found += "".join(_sample(inner, choice) for inner in _inner(operation, given))
    return found


def _characters(operation: Any, given: Any) -> str:
    """Some characters that a class takes."""
    if operation is codes.LITERAL:
        return chr(given)
    if operation is codes.NOT_LITERAL:
        return "".join(char for char in ORDINARY if ord(char) != given)[:8]
    if operation is codes.ANY:
        return "a \n"
    named = "".join(
        chr(what)
        if kind is codes.LITERAL
        else chr(what[0])
        if kind is codes.RANGE
        else OF_CLASS.get(what, "")
        for kind, what in given
        if kind is not codes.NEGATE
    )
    others = "".join(char for char in ORDINARY if char not in named)
    return others[:8] if given[0][0] is codes.NEGATE else named[:6]
