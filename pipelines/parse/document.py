"""Page -> Document: its bytes decoded and parsed once, for every step that reads them."""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace
from html import unescape

from pipelines.parse.encoding import Decoded, decode
from pipelines.parse.html import Element, TooLarge, parse
from pipelines.parse.media_type import Medium, recognise, recognise_text
from pipelines.text.radicals import unify
from storage.lazy_imports import np
from storage.records import Page

RADICAL_BYTES = 0xE2, 0xBA, 0xBF
"""The first byte in UTF-8 of the characters from U+2E80 to U+2FFF, and the least and greatest that follow it."""
REFERENCE_SIGNS = ord("&"), ord("#"), ord("#")
"""How every reference by number begins, in the same form."""
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
    written = _holds_pair(source, REFERENCE_SIGNS) and REFERENCE_BYTES.search(source) is not None
    if not written and not _holds_pair(source, RADICAL_BYTES):
        return decoded, 0
    text = REFERENCE.sub(lambda found: unescape(found[0]), decoded.text) if written else decoded.text
    text, count = unify(text)
    return (
        (replace(decoded, text=text, source=text.encode("utf-8", "replace")), count)
        if count
        else (decoded, 0)
    )


def _holds_pair(source: bytes, pair: tuple[int, int, int]) -> bool:
    """Return whether one of some pairs of bytes stands in a page; takes half the time of a pattern.

    Args:
        source: the page.
        pair: the first byte, and the least and the greatest that may follow it.
    """
    first, least, greatest = pair
    octets = np.frombuffer(source, dtype=np.uint8)
    after = octets[1:]
    return bool(((octets[:-1] == first) & (after >= least) & (after <= greatest)).any())
