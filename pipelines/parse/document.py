"""Page -> Document: its bytes decoded and parsed once, for every step that reads them."""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace
from html import unescape

from pipelines.parse.encoding import Decoded, decode
from pipelines.parse.html import Element, TooLarge, parse
from pipelines.parse.media_type import Medium, recognise, recognise_text
from pipelines.text.radicals import unify
from storage.records import Page

RADICAL_BYTES = re.compile(rb"\xe2[\xba-\xbf]")
"""How the characters from U+2E80 to U+2FFF begin in UTF-8."""
REFERENCE_BYTES = re.compile(rb"&#(?:1[12]\d{3}|[xX]2[eEfF])")
"""How a reference to one of them begins: `&#12032;`."""
REFERENCE = re.compile(r"&#(?:1[12]\d{3}|[xX]2[eEfF][0-9a-fA-F]{2});")


@dataclass(slots=True)
class Document:
    """One page, opened. The tree belongs to the steps that read it and may be used up by them."""

    page: Page = field(repr=False)
    medium: Medium
    type: str
    """Type of the file, lower case: html, text, pdf, docx, wps …; of a document its kind"""
    text: str = field(default="", repr=False)
    encoding: str = ""
    root: Element | None = field(default=None, repr=False)
    source: bytes = field(default=b"", repr=False)
    """The page in UTF-8."""
    html: bytes = field(default=b"", repr=False)
    """The same without scripts and style sheets."""
    comments: bytes = field(default=b"", repr=False)
    """The texts of its comments, in UTF-8."""
    scripts: tuple[bytes, ...] = field(default=(), repr=False)
    """Scripts and style sheets that are not in the tree, in UTF-8, with their tags, in page order."""
    too_large: str = ""
    """Which bound it exceeds, if any."""
    radicals: int = 0
    """Radicals in its text that unified ideographs were put in the place of."""
    parts: tuple["Document", ...] = field(default=(), repr=False)
    """Those of the page's parts that were opened already."""

    def copy(self) -> "Document":
        """Return the same document with a tree of its own, for a look that must not use up this one's."""
        return replace(self, root=deepcopy(self.root))


def open_page(page: Page) -> Document:
    """Decode and parse a page. Never raises, whatever the bytes.

    Returns:
        The document; without a tree where the page is not HTML, or exceeds the bounds (`too_large` says which).
    """
    medium, name = recognise(page)
    if medium != "html":
        return Document(page=page, medium=medium, type=name)
    decoded, radicals = _unified(decode(page))
    medium = recognise_text(page, decoded.text)
    if medium != "html":
        return Document(
            page=page,
            medium=medium,
            type=medium,
            text=decoded.text,
            encoding=decoded.encoding,
            radicals=radicals,
        )
    document = Document(
        page=page,
        medium="html",
        type="html",
        text=decoded.text,
        encoding=decoded.encoding,
        source=decoded.source,
        radicals=radicals,
    )
    try:
        document.root, document.html, document.comments, document.scripts = parse(decoded.source)
    except TooLarge as error:
        document.too_large = str(error)
    return document


def _unified(decoded: Decoded) -> tuple[Decoded, int]:
    """Return a page with unified ideographs for radicals, written as characters or references, and their number."""
    source = decoded.source
    written = _holds_reference(source)
    if not written and not RADICAL_BYTES.search(source):
        return decoded, 0
    text = REFERENCE.sub(lambda found: unescape(found[0]), decoded.text) if written else decoded.text
    text, count = unify(text)
    return (
        (replace(decoded, text=text, source=text.encode("utf-8", "replace")), count)
        if count
        else (decoded, 0)
    )


def _holds_reference(source: bytes) -> bool:
    """Return whether a page has a reference to a radical: `&` is rare, and found ten times faster than a pattern."""
    at = source.find(b"&")
    while at >= 0:
        if REFERENCE_BYTES.match(source, at):
            return True
        at = source.find(b"&", at + 1)
    return False
