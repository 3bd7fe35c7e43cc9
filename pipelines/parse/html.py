"""Text of a page -> its tree, within bounds: the source is mended first, scripts are cut."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias, cast

from lxml import etree

from pipelines.parse.html_filter import prepare

Element: TypeAlias = etree._Element  # noqa: SLF001 — the only name under which lxml types its elements

MAX_BYTES = 24_000_000
"""Bytes of source beyond which nothing is parsed (guess)."""
MAX_TAGS = 150_000
"""Tags beyond which a page is not an article (guess; the largest real pages have under 30,000)."""

MANY_BYTES = 6 * MAX_TAGS
"""Bytes below which tags are not counted."""

PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, collect_ids=False)

ANY_END = re.compile(rb"</(?:body|html)\s{0,9}>", re.IGNORECASE)

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
    "del",
    "s",
    "strike",
)
"""What shows no text of the page, and what is struck out."""

WHITE = " \t\n\r\xa0\u2002\u2003\u3000"
"""White space that pages have; counting it is faster than splitting a text at it."""
LABEL_PIECES, LABEL_CHARS = 40, 300
"""Pieces and characters of a label that are read (guesses)."""

STRING = etree.XPath("string()")
LENGTH = etree.XPath("string-length()")
STRINGS = {"str": "http://exslt.org/strings"}
LINKED = etree.XPath(
    "string-length(str:concat(descendant-or-self::a[not(ancestor::a[1])]))", namespaces=STRINGS
)
"""The first link above ends the search: a set of all of them takes the square of links inside links."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has not."""


class Tree(NamedTuple):
    """A page, parsed."""

    root: Element | None
    """None when there is no element at all."""
    html: bytes
    """Its source without scripts and style sheets."""
    comments: bytes
    """The texts of all its comments."""
    cut: tuple[bytes, ...]
    """The scripts and style sheets that are not in the tree, with their tags."""


class TooLarge(ValueError):
    """Raised by `parse` for a source beyond the bounds; the message says which."""


def parse(page: bytes) -> Tree:
    """Parse UTF-8 HTML.

    Args:
        page: the source.

    Returns:
        The tree, and what was cut from the source.

    Raises:
        TooLarge: beyond the bounds of bytes or tags.
    """
    if len(page) > MAX_BYTES:
        raise TooLarge(f"{len(page)} bytes")
    if len(page) > MANY_BYTES and page.count(b"<") > MAX_TAGS:
        raise TooLarge(f"{page.count(b'<')} tags")
    prepared = prepare(page)
    root = _parse(prepared.html)
    if root is None and prepared.html is not page:
        root = _parse(page)
    if root is not None and next(root.itersiblings("*"), None) is not None:
        root = _parse(ANY_END.sub(b"", prepared.html))
    return Tree(root, prepared.html, prepared.comments, prepared.cut)


def _parse(source: bytes) -> Element | None:
    try:
        return etree.fromstring(source, PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def drop_scripts(root: Element) -> None:
    """Remove scripts, styles, forms' fields and struck out text from a tree, keeping the text after them."""
    etree.strip_elements(root, *UNSEEN_TAGS, with_tail=False)


def names(text: str) -> tuple[str, ...]:
    """Split names written in one line."""
    return tuple(text.split())


def select(path: etree.XPath, element: Element) -> list[Element]:
    """Return the elements that a compiled path finds, in page order."""
    return cast("list[Element]", path(element))


def chunks(element: Element) -> Iterator[str]:
    """Yield the pieces of text of an element, in page order."""
    return cast("Iterator[str]", element.itertext())


def whole_text(element: Element) -> str:
    """Return all text of an element, as it is."""
    return cast("str", STRING(element))


def size(element: Element) -> int:
    """Count the characters of an element's text, white space included."""
    return int(cast("float", LENGTH(element)))


def ink(element: Element) -> int:
    """Count the characters of an element's text that are not white space."""
    return count_ink(whole_text(element))


def count_ink(text: str) -> int:
    """Count the characters of a text that are not white space."""
    return len(text) - sum(map(text.count, WHITE))


def size_beside(root: Element) -> int:
    """Count the characters of an element's text outside its links."""
    return size(root) - int(cast("float", LINKED(root)))


def holds(element: Element, count: int) -> bool:
    """Whether an element has at least `count` characters of text; reads no further than that."""
    for piece in chunks(element):
        count -= len(piece)
        if count <= 0:
            return True
    return False


def text_of(element: Element) -> str:
    """Return the text of an element, white space folded."""
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(chunks(element)).split())


def label_of(element: Element) -> str:
    """Return the text of a link or other small element, white space folded; of a large one its beginning."""
    return " ".join("".join(islice(chunks(element), LABEL_PIECES)).split())[:LABEL_CHARS]


def writable(text: str) -> str:
    """Remove the characters that XML does not have, so that a text can be put into a tree."""
    return UNWRITABLE.sub("", text)


def drop(element: Element) -> None:
    """Remove an element from its tree, keeping the text after it."""
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
