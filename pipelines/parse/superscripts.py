"""Superscript digits -> digits that join no number: an exponent in superscript characters, a note's mark in brackets."""

import re
from collections.abc import Iterator

from pipelines.parse.html import Element, text_of, whole_text, writable

RAISED = re.compile(r"[-−–]?\d{1,3}")
"""What may be an exponent or a note's mark: `4`, `-3`, `12`."""
POWER = re.compile(r"(?<![\d.,，])10$")
"""The base of an exponent: the 10 of 10⁴."""
LETTER = re.compile(r"[A-Za-zμΩ）)\]】]$")
"""After a letter a superscript is part of a unit or a formula, `m2`, after a bracket of what stands in it; it joins no number."""
SUPERSCRIPT = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
LOOK_BACK = 8
"""Characters before a superscript that decide what it is."""
INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "u", "a", "sub", "sup", "big", "small"])
"""Elements that text goes on through."""


def write_raised(before: str, raised: str, after: str = "") -> str:
    """Write a superscript so that its digits become part of no number.

    Args:
        before: the text before it.
        raised: the superscript.
        after: the text after it.

    Returns:
        `⁴` for 4 after 10, `[2]` for 2 after or before a digit; other superscripts as they are.
    """
    bare = raised.strip()
    if not RAISED.fullmatch(bare) or LETTER.search(before):
        return raised
    if POWER.search(before):
        return bare.translate(SUPERSCRIPT)
    return f"[{bare}]" if before[-1:].isdecimal() or after[:1].isdecimal() else raised


def mark_raised(element: Element) -> None:
    """Rewrite the superscripts inside an element of HTML."""
    for raised in list(element.iter("sup")):
        text = text_of(raised)
        if RAISED.fullmatch(text):
            before = next(filter(None, _before(raised, element)), "")[-LOOK_BACK:]
            written = write_raised(before, text, (raised.tail or "")[:1])
            if written != text:
                del raised[:]
                raised.text = writable(written)


def _before(node: Element, top: Element) -> Iterator[str]:
    """Yield the texts before an element in its line, the nearest first."""
    while node is not top:
        for sibling in node.itersiblings(preceding=True):
            yield (sibling.tail or "").rstrip()
            if isinstance(sibling.tag, str):
                yield whole_text(sibling).rstrip()
        parent = node.getparent()
        if parent is None:
            return
        yield (parent.text or "").rstrip()
        if parent.tag not in INLINE:
            return
        node = parent
