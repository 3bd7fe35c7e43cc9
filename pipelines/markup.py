"""Text of a page -> its tree: source mended first, what never shows taken out, all within bounds."""

import re
from collections.abc import Iterator
from typing import TypeAlias, cast

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 — the only name under which lxml types its elements

MAX_BYTES = 24_000_000
"""More source than this is not parsed."""
MAX_TAGS = 150_000
"""More tags than this are no article; the largest real pages have under 30,000."""

EARLY_ENDS = (b"</body>", b"</html>", b"</BODY>", b"</HTML>", b"</Body>", b"</Html>")
"""Ends that stand before the end, as of an included header; libxml2 closes what is left open."""

OFFICE_TAG = re.compile(rb"</?(?:st1|o|w|v|m|x):[^<>]{0,2000}>")
"""Tags of an office suite, never a line of their own: `<o:p>`, `<st1:chsdate year="2021">`."""
OFFICE_STARTS = (b"<o:", b"<st1:", b"<v:", b"<w:")

XML_HEAD = re.compile(rb"<\?xml[^<>]{0,300}>")
"""`<?xml version="1.0"?>`, `<?xml:namespace prefix = o />`."""

CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
"""Bytes at which libxml2 stops or complains."""

CUT = ((b"<script", b"</script"), (b"<style", b"</style"), (b"<!--[if", b"<![endif]--"))
"""Stretches of source that never show, by start and end: they are taken out unparsed."""

UNSEEN_TAGS = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "select",
    "textarea",
    "button",
    "svg",
    "canvas",
)

HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
"""`style="DISPLAY: none"`; `visibility:hidden` shows once a script ran, as in WeChat."""

STYLED = etree.XPath("descendant::*[contains(@style,'none') or contains(@style,'NONE') or @hidden]")


LENGTH = etree.XPath("string-length()")


class TooLarge(ValueError):
    """Raised by `parse` for a source beyond the bounds; the message says which."""


def parse(source: bytes) -> Element | None:
    """Parse UTF-8 HTML into its root element; None when there is no element at all."""
    if len(source) > MAX_BYTES:
        raise TooLarge(f"{len(source)} bytes")
    if source.count(b"<") > MAX_TAGS:
        raise TooLarge(f"{source.count(b'<')} tags")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        return etree.fromstring(mend(source), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def mend(source: bytes) -> bytes:
    """Take out what breaks a tree or never shows: scripts, early ends, XML heads, office tags, control characters."""
    source = source.translate(None, CONTROLS)
    lowered = source.lower()
    for start, end in CUT:
        if start in lowered:
            source = _cut(source, lowered, start, end)
            lowered = source.lower()
    for end in EARLY_ENDS:
        source = source.replace(end, b"")
    if b"<?xml" in source:
        source = XML_HEAD.sub(b"", source)
    if any(start in source for start in OFFICE_STARTS):
        source = OFFICE_TAG.sub(b"", source)
    return source


def _cut(source: bytes, lowered: bytes, start: bytes, end: bytes) -> bytes:
    """Drop every stretch from a start to the `>` of its end; one that never ends stays for the parser."""
    kept, at = [], 0
    while (begin := lowered.find(start, at)) >= 0:
        finish = lowered.find(end, begin)
        close = lowered.find(b">", finish) if finish >= 0 else -1
        if close < 0:
            break
        kept.append(source[at:begin])
        at = close + 1
    return b"".join([*kept, source[at:]])


def drop_unseen(root: Element) -> None:
    """Take scripts, forms' fields and what is not displayed out of a tree, keeping the text after it."""
    etree.strip_elements(root, *UNSEEN_TAGS, with_tail=False)
    for element in select(STYLED, root):
        if element.get("hidden") is not None or HIDDEN.search(element.get("style", "")):
            drop(element)


def select(path: etree.XPath, element: Element) -> list[Element]:
    """Elements that a compiled path finds."""
    return cast("list[Element]", path(element))


def chunks(element: Element) -> Iterator[str]:
    """Pieces of text of an element, in page order."""
    return cast("Iterator[str]", element.itertext())


def size(element: Element) -> int:
    """Characters of an element's text, white space included."""
    return int(cast("float", LENGTH(element)))


def text_of(element: Element) -> str:
    """Text of an element, white space folded."""
    return " ".join("".join(chunks(element)).split())


def drop(element: Element) -> None:
    """Take an element out of its tree, keeping the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
