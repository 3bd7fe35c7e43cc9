"""A page's own style sheets -> the classes by which it hides pieces of a line: .x{display:none}."""

import re
from collections.abc import Iterable, Iterator

SHEET = b"<style"
LOWER, UPPER = "none", "NONE"
"""One of these stands in every rule that hides."""
NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
SHOWN = re.compile(r"display\s*:\s*(?!none)[a-z]", re.IGNORECASE)
CLASS = re.compile(r"(?:span|font|b|strong|em|i|u|a|sub|sup)?\.(?P<name>[A-Za-z][\w-]*)")
"""A selector of one class, with or without the element of a line: .x, span.x."""
CONDITION = "@media"
"""From here on a sheet is not read: its rules hold for some screens only."""
LONGEST = 100_000
"""Bytes of a sheet that are read; guess."""


def hidden_classes(cut: Iterable[bytes]) -> frozenset[str]:
    """Return the classes that some rule of a page's own style sheets hides.

    Args:
        cut: scripts and style sheets of the page with their tags, in UTF-8.

    Returns:
        Names of classes; none where a rule is of more than one class or of some screens. A script may show a class that
        a sheet hides, so that only pieces of a line should be taken by them.
    """
    hidden: set[str] = set()
    for sheet in filter(_may_hide, cut):
        text = _text(sheet)
        for rule in (*_rules_with(text, LOWER), *_rules_with(text, UPPER)):
            selectors, _, body = rule.partition("{")
            if NONE.search(body):
                named = (CLASS.fullmatch(each.strip()) for each in selectors.split(","))
                hidden.update(match["name"] for match in named if match)
    return frozenset(hidden)


def shown_classes(cut: Iterable[bytes]) -> frozenset[str]:
    """Return the classes that some rule of a page's own style sheets displays in some way; `cut` as above."""
    shown: set[str] = set()
    for sheet in filter(_is_sheet, cut):
        for rule in _text(sheet).split("}"):
            selectors, _, body = rule.partition("{")
            if SHOWN.search(body) and not NONE.search(body):
                shown.update(match["name"] for match in CLASS.finditer(selectors))
    return frozenset(shown)


def _may_hide(sheet: bytes) -> bool:
    """Return whether something that was cut out of a page is a style sheet that hides anything."""
    return _is_sheet(sheet) and (LOWER.encode() in sheet or UPPER.encode() in sheet)


def _is_sheet(cut: bytes) -> bool:
    """Return whether something that was cut out of a page is a style sheet."""
    return cut[: len(SHEET)].lower() == SHEET


def _text(sheet: bytes) -> str:
    """Return the rules of a style sheet up to its first condition."""
    return sheet[:LONGEST].decode("utf-8", "replace").partition(">")[2].partition(CONDITION)[0]


def _rules_with(text: str, word: str) -> Iterator[str]:
    """Yield the rules of a sheet that hold a word, each without the brace that ends it."""
    at = text.find(word)
    while at >= 0:
        end = text.find("}", at)
        yield text[text.rfind("}", 0, at) + 1 : end if end >= 0 else len(text)]
        at = text.find(word, end) if end >= 0 else -1
