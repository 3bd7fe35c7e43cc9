"""Apply an element's inline styles: remove what they hide, mark what they make lines of.

Of what style sheets say only this counts: a class of its own by which a page hides pieces of a line.
"""

import re
from collections.abc import Sequence
from typing import cast

from lxml import etree

from pipelines.extract.style_sheets import hidden_classes, shown_classes
from pipelines.parse.html import STRINGS, Element, select

STYLES = etree.XPath("str:concat(descendant-or-self::*/@style)", namespaces=STRINGS)
CLASSED = etree.XPath("descendant::*[@class]")
HAS_HIDDEN = etree.XPath("boolean(descendant::*/@hidden)")

HIDES = re.compile(
    r"display\s*:\s*none|text-decoration(?:-line)?\s*:[^;]*\bline-through|font-size\s*:\s*0(?![\d.])",
    re.IGNORECASE,
)
"""A style that hides: `DISPLAY: none`, letters of no size, or strikes out; `visibility:hidden` shows once a script ran, as in WeChat."""
NONE = ("none", "NONE", "line-through", "visibility", "size:0", "size: 0")
"""One of these stands in every style that hides."""
HIDING = re.compile("|".join(NONE))
"""The same, found faster in a short style."""
INVISIBLE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
"""A style that hides a piece of a line; a whole block with it shows once a script ran, as in WeChat."""
INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "u", "a", "sub", "sup"])
"""Elements that are pieces of a line."""
HIDDEN = etree.XPath("descendant::*[@style or @hidden]")
KEEPS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)")
"""A style by which line breaks of the source show: `white-space: pre-wrap`."""
KEPT_STYLED = etree.XPath(
    "descendant-or-self::*[self::div or self::p or self::td or self::section][contains(@style,'white-space')]"
)
BREAKS = re.compile(r"display\s*:\s*block")
"""A style that makes a block of an inline element: `<span style="display: block">`."""
INLINE_STYLED = etree.XPath(
    "descendant::*[self::span or self::strong or self::b or self::em or self::font or self::label][contains(@style,'display')]"
)

SUPER = "super"
"""Stands in every style that raises letters."""
RAISES = re.compile(r"vertical-align\s*:\s*super")
"""A style that raises letters: `<span style="vertical-align: super">`, a note's mark or an exponent."""
RAISED_STYLED = etree.XPath(
    "descendant::*[self::span or self::font or self::b or self::a][contains(@style,'super')]"
)

UNSEEN = "unseen"
"""Name given to elements that are not displayed, for them to be taken out at once."""


def styles_in(element: Element) -> str:
    """Return all inline styles in an element, as one text."""
    return cast("str", STYLES(element))


def apply_styles(element: Element) -> None:
    """Remove what an element's inline styles hide, and mark what they make lines of."""
    styles = styles_in(element)
    drop_hidden(element, styles)
    mark_lines(element, styles)


def drop_hidden(element: Element, styles: str) -> None:
    """Remove what is not displayed from an element, keeping the text after it; the element itself stays.

    Args:
        element: the element, which is changed.
        styles: what `styles_in` returned for it; elements without a sign of hiding are not searched.
    """
    if not any(sign in styles for sign in NONE) and not HAS_HIDDEN(element):
        return
    for inner in select(HIDDEN, element):
        if inner.get("hidden") is not None or _hides(inner.get("style", ""), inline=inner.tag in INLINE):
            inner.tag = UNSEEN
    etree.strip_elements(element, UNSEEN, with_tail=False)


def drop_classed(root: Element, cut: Sequence[bytes]) -> None:
    """Remove the pieces of lines whose one class a page's own style sheets hide, keeping the text after them.

    Args:
        root: the page, which is changed.
        cut: scripts and style sheets of the page with their tags; a class that they also show is not hidden.
    """
    hidden = hidden_classes(cut)
    pieces = [
        inner
        for inner in (select(CLASSED, root) if hidden else ())
        if inner.tag in INLINE and inner.get("class", "").strip() in hidden
    ]
    shown = shown_classes(cut) if pieces else frozenset[str]()
    for inner in pieces:
        if inner.get("class", "").strip() not in shown:
            inner.tag = UNSEEN
    if pieces:
        etree.strip_elements(root, UNSEEN, with_tail=False)


def _hides(style: str, *, inline: bool) -> bool:
    """Return whether a style hides its element, a piece of a line or a block."""
    if not HIDING.search(style):
        return False
    return bool(HIDES.search(style) or (inline and INVISIBLE.search(style)))


def mark_lines(element: Element, styles: str) -> None:
    """Give elements whose own style makes lines a tag that makes them, `pre` or `div`, and those that it raises `sup`.

    Args:
        element: the element, which is changed.
        styles: what `styles_in` returned for it.
    """
    if KEEPS.search(styles):
        for styled in select(KEPT_STYLED, element):
            if KEEPS.search(styled.get("style", "")) and "\n" in (styled.text or "").strip():
                styled.tag = "pre"
    if BREAKS.search(styles):
        for styled in select(INLINE_STYLED, element):
            if BREAKS.search(styled.get("style", "")):
                styled.tag = "div"
    if SUPER in styles:
        for styled in select(RAISED_STYLED, element):
            if RAISES.search(styled.get("style", "")):
                styled.tag = "sup"
