"""A page's own style sheets -> the classes by which it hides pieces of a line: .x{display:none}."""

import re
from collections.abc import Iterable

SHEET, HIDES = b"<style", b"none"
NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
SHOWN = re.compile(r"display\s*:\s*(?!none)[a-z]", re.IGNORECASE)
CLASS = re.compile(r"(?:span|font|b|strong|em|i|u|a|sub|sup)?\.(?P<name>[A-Za-z][\w-]*)")
"""A selector of one class, with or without the element of a line: .x, span.x."""
CONDITION = "@media"
"""From here on a sheet is not read: its rules hold for some screens only."""
LONGEST = 100_000
"""Bytes of a sheet that are read; guess."""


def hidden_classes(cut: Iterable[bytes]) -> frozenset[str]:
    """Return the classes that a page's own style sheets hide and show nowhere.

    Args:
        cut: scripts and style sheets of the page with their tags, in UTF-8.

    Returns:
        Names of classes; none where a rule is of more than one class or of some screens. A script may show a class that
        a sheet hides, so that only pieces of a line should be taken by them.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for sheet in cut:
        if sheet[: len(SHEET)].lower() != SHEET or HIDES not in sheet:
            continue
        text = sheet[:LONGEST].decode("utf-8", "replace").partition(">")[2].partition(CONDITION)[0]
        for rule in text.split("}"):
            selectors, _, body = rule.partition("{")
            if NONE.search(body):
                named = (CLASS.fullmatch(each.strip()) for each in selectors.split(","))
                hidden.update(match["name"] for match in named if match)
            elif SHOWN.search(body):
                shown.update(match["name"] for match in CLASS.finditer(selectors))
    return frozenset(hidden - shown)
