"""Tree of an unknown layout -> the article's element, rid of the blocks around it."""

from dataclasses import dataclass, field

from lxml import etree

from pipelines.boilerplate.site_text import MAX_SITE_TEXT, is_site_text
from pipelines.extract.attachments import ATTACHMENT
from pipelines.extract.layouts import WRAPPERS
from pipelines.extract.text_density import MIN_CHUNK, Weights, densest, find_beside, weigh
from pipelines.parse.html import Element, chunks, drop, holds, label_of, select, text_of
from storage.records import Trim

LINKS = etree.XPath("descendant-or-self::a[@href]")

WRAPPER_IDS = frozenset(name[1:].lower() for name in WRAPPERS if name.startswith("#"))
WRAPPER_CLASSES = frozenset(name[1:].lower() for name in WRAPPERS if name.startswith("."))

WRAPPER_HOLDS = 0.6
"""Share of a page's running text in a wrapper from which the article is inside it (guess)."""
LINKED = 0.6
"""Share of a block's text inside links from which it is a list of links (guess)."""
MIN_LINKS = 2
"""Links of a list of links (guess)."""
SITE_TEXTS = 4
"""Blocks of what a site says of itself that are passed over (guess)."""


@dataclass(frozen=True, slots=True)
class Body:
    """The element found, and what was taken out of it."""

    element: Element = field(repr=False)
    trimmed: tuple[Trim, ...]


def find_body(root: Element) -> Body | None:
    """Find the article by its running text; the tree is changed.

    Returns:
        The element with what was removed from it or from around it; None where there is little running text.
    """
    weights = weigh(root)
    dropped = []
    for block in find_beside(root, weights.total):
        weights.forget(block)
        dropped.append((block.getparent(), text_of(block)))
        drop(block)
    element = _densest(root, weights)
    if element is None:
        return None
    trims = [
        Trim(rule="beside", text=text)
        for parent, text in dropped
        if text and parent is not None and (parent is element or element in parent.iterancestors())
    ]
    trims += _drop_link_lists(element)
    return Body(element, tuple(trims))


def _densest(root: Element, weights: Weights) -> Element | None:
    """Return the densest element that says more than what a site says of itself; None without one."""
    for _ in range(SITE_TEXTS):
        element = densest(_scope(root, weights.total), weights)
        if element is None or element is root or not _says_site(element):
            return element
        weights.forget(element)
        drop(element)
    return None


def _says_site(element: Element) -> bool:
    """Whether all running text of an element is what a site says of itself on every page."""
    if holds(element, MAX_SITE_TEXT + 1):
        return False
    pieces = [text for piece in chunks(element) if len(text := piece.strip()) > MIN_CHUNK]
    return bool(pieces) and all(map(is_site_text, pieces))


def _scope(root: Element, total: dict[Element, int]) -> Element:
    """Return the innermost wrapper that holds most of the running text; the root without one."""
    needed = WRAPPER_HOLDS * total.get(root, 0)
    around = [element for element, held in total.items() if held > needed and _is_wrapper(element)]
    return max(around, key=lambda element: sum(1 for _ in element.iterancestors()), default=root)


def _is_wrapper(element: Element) -> bool:
    if element.get("id", "").lower() in WRAPPER_IDS:
        return True
    return any(name.lower() in WRAPPER_CLASSES for name in element.get("class", "").split())


def _drop_link_lists(element: Element) -> list[Trim]:
    """Remove and return the lists of links before the first and after the last block; files stay."""
    trims = []
    for blocks in (list(element), list(element)[::-1]):
        for block in blocks:
            if not isinstance(block.tag, str) or (
                not (text := text_of(block)) and not (block.tail or "").strip()
            ):
                continue
            if not _is_link_list(block, text):
                break
            trims.append(Trim(rule="links", text=text))
            drop(block)
    return trims


def _is_link_list(block: Element, text: str) -> bool:
    links = select(LINKS, block)
    if len(links) < MIN_LINKS or any(ATTACHMENT.search(link.get("href", "")) for link in links):
        return False
    return sum(len(label_of(link)) for link in links) >= LINKED * len(text)
