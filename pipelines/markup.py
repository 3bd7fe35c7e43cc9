"""Text of a page -> its tree: source mended first, what never shows taken out, all within bounds."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias, cast

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 — the only name under which lxml types its elements

MAX_BYTES = 24_000_000
"""More source than this is not parsed."""
MAX_TAGS = 150_000
"""More tags than this are no article; the largest real pages have under 30,000."""

MANY_BYTES = 6 * MAX_TAGS
"""Bytes below which tags are not counted."""

PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, collect_ids=False)

EARLY_END = re.compile(rb"</(?:body|html)\s{0,9}>", re.IGNORECASE)
"""An end that may stand before the end, as of an included header: what follows is a root of its own to libxml2."""

CONDITION_START, CONDITION_END = b"<!--[if", b"<![endif]-->"
"""Around what an office suite alone reads; inside may stand comments."""

CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
"""Bytes that no page means."""

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

LABEL_PIECES, LABEL_CHARS = 40, 300

STRING = etree.XPath("string()")
LENGTH = etree.XPath("string-length()")
STRINGS = {"str": "http://exslt.org/strings"}
COMMENTS = etree.XPath("//comment()")
COMMENTS_TEXT = etree.XPath("str:concat(//comment())", namespaces=STRINGS)


UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has not."""


class TooLarge(ValueError):
    """Raised by `parse` for a source beyond the bounds; the message says which."""


def parse(source: bytes) -> Element | None:
    """Parse UTF-8 HTML into its root element; None when there is no element at all.

    Raises:
        TooLarge: beyond the bounds of bytes or tags.
    """
    if len(source) > MAX_BYTES:
        raise TooLarge(f"{len(source)} bytes")
    if len(source) > MANY_BYTES and source.count(b"<") > MAX_TAGS:
        raise TooLarge(f"{source.count(b'<')} tags")
    root = _parse(source)
    if root is not None and b"[if" in source and _has_open_conditions(root):
        source = _drop_conditions(source)
        root = _parse(source)
    if root is not None and next(root.itersiblings("*"), None) is not None:
        root = _parse(EARLY_END.sub(b"", source))
    return root


def _parse(source: bytes) -> Element | None:
    try:
        return etree.fromstring(source, PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _has_open_conditions(root: Element) -> bool:
    """True when a condition's comment ended before its own end: at the end of a comment inside it."""
    texts = [comment.text or "" for comment in select(COMMENTS, root)]
    return any(text.startswith("[if") and not text.endswith("<![endif]") for text in texts)


def _drop_conditions(source: bytes) -> bytes:
    """Drop `<!--[if gte mso 9]>…<![endif]-->`, whose inside may hold comments of its own."""
    kept, at = [], 0
    while (start := source.find(CONDITION_START, at)) >= 0:
        end = source.find(CONDITION_END, start)
        if end < 0:
            break
        kept.append(source[at:start])
        at = end + len(CONDITION_END)
    return b"".join([*kept, source[at:]])


def drop_scripts(root: Element) -> None:
    """Take scripts, styles and forms' fields out of a tree, keeping the text after them."""
    etree.strip_elements(root, *UNSEEN_TAGS, with_tail=False)


def comments_of(root: Element) -> str:
    """The text of all comments of a page."""
    return cast("str", COMMENTS_TEXT(root))


def names(text: str) -> tuple[str, ...]:
    """Names written in one line, apart."""
    return tuple(text.split())


def select(path: etree.XPath, element: Element) -> list[Element]:
    """Elements that a compiled path finds."""
    return cast("list[Element]", path(element))


def chunks(element: Element) -> Iterator[str]:
    """Pieces of text of an element, in page order."""
    return cast("Iterator[str]", element.itertext())


def whole_text(element: Element) -> str:
    """All text of an element, as it is."""
    return cast("str", STRING(element))


def size(element: Element) -> int:
    """Characters of an element's text, white space included."""
    return int(cast("float", LENGTH(element)))


def text_beside(root: Element) -> str:
    """The text of an element outside its links; one walk, however deep it is nested."""
    inside: set[Element] = set()
    pieces = []
    for element in root.iter():
        parent = element.getparent()
        if element.tag == "a" or parent in inside:
            inside.add(element)
        elif isinstance(element.tag, str):
            pieces.append(element.text or "")
        if element is not root and parent not in inside:
            pieces.append(element.tail or "")
    return "".join(pieces)


def holds(element: Element, count: int) -> bool:
    """True when an element has so many characters of text."""
    for piece in chunks(element):
        count -= len(piece)
        if count <= 0:
            return True
    return False


def text_of(element: Element) -> str:
    """Text of an element, white space folded."""
    return " ".join("".join(chunks(element)).split())


def label_of(element: Element) -> str:
    """Text of a link or another small element, white space folded; of one that holds much, the beginning."""
    return " ".join("".join(islice(chunks(element), LABEL_PIECES)).split())[:LABEL_CHARS]


def writable(text: str) -> str:
    """A text that can be put into a tree: without the characters that XML has not."""
    return UNWRITABLE.sub("", text)


def drop(element: Element) -> None:
    """Take an element out of its tree, keeping the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = writable((parent.text or "") + element.tail)
        else:
            before.tail = writable((before.tail or "") + element.tail)
    parent.remove(element)
