"""Element -> the same: inline styles that make lines (white-space: pre, display: block) are written as the tags that do."""

import re

from lxml import etree

from pipelines.markup import Element, select

KEEPS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
"""A style by which line breaks of the source show: `white-space: pre-wrap`."""
BREAKS = re.compile(r"display\s*:\s*block", re.IGNORECASE)
"""A style that makes a block of an inline element: `<span style="display: block">`."""
BLOCK_SIGNS = (b"display:block", b"display: block")
INLINE_STYLED = etree.XPath(
    "descendant::*[self::span or self::strong or self::b or self::em or self::font or self::label][contains(@style,'display')]"
)
KEPT_STYLED = etree.XPath(
    "descendant-or-self::*[self::div or self::p or self::td or self::section][contains(@style,'white-space')]"
)


def mark_styles(element: Element, source: bytes) -> None:
    """Give elements whose own style makes lines the tag that makes them. What style sheets say does not count."""
    if b"white-space" in source:
        for styled in select(KEPT_STYLED, element):
            if KEEPS.search(styled.get("style", "")) and "\n" in (styled.text or "").strip():
                styled.tag = "pre"
    if any(sign in source for sign in BLOCK_SIGNS):
        for styled in select(INLINE_STYLED, element):
            if BREAKS.search(styled.get("style", "")):
                styled.tag = "div"
