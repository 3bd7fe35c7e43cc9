"""Tree of an unknown layout -> the article's element, rid of the blocks that stand beside it."""

from dataclasses import dataclass, field

from lxml import etree

from pipelines.densest import densest, find_beside, weigh
from pipelines.fields import ATTACHMENT
from pipelines.layouts import WRAPPERS
from pipelines.markup import Element, drop, label_of, select, text_of
from storage.records import Trim

LINKS = etree.XPath("descendant-or-self::a[@href]")

WRAPPER_IDS = frozenset(name[1:].lower() for name in WRAPPERS if name.startswith("#"))
WRAPPER_CLASSES = frozenset(name[1:].lower() for name in WRAPPERS if name.startswith("."))

WRAPPER_HOLDS = 0.6
"""Share of a page's running text that a wrapper must hold for the article to be looked for inside."""
LINKED = 0.6
"""Share of a block's text inside links from which it is a list of links."""
MIN_LINKS = 2


@dataclass(frozen=True, slots=True)
class Body:
    """The element found, and what was taken out of it."""

    element: Element = field(repr=False)
    trimmed: tuple[Trim, ...]


def find_body(root: Element) -> Body | None:
    """Find the article by its running text. The tree is changed."""
    weights = weigh(root)
    dropped = []
    for block in find_beside(root, weights.total):
        weights.forget(block)
        dropped.append((block.getparent(), text_of(block)))
        drop(block)
    element = densest(_scope(root, weights.total), weights)
    if element is None:
        return None
    trims = [
        Trim(rule="beside", text=text)
        for parent, text in dropped
        if text and parent is not None and (parent is element or element in parent.iterancestors())
    ]
    trims += _drop_link_lists(element)
    return Body(element, tuple(trims))


def _scope(root: Element, total: dict[Element, int]) -> Element:
    """The innermost element named as a wrapper that holds most of the page's running text."""
    needed = WRAPPER_HOLDS * total.get(root, 0)
    around = [element for element, held in total.items() if held > needed and _is_wrapper(element)]
    return max(around, key=lambda element: sum(1 for _ in element.iterancestors()), default=root)


def _is_wrapper(element: Element) -> bool:
    if element.get("id", "").lower() in WRAPPER_IDS:
        return True
    return any(name.lower() in WRAPPER_CLASSES for name in element.get("class", "").split())


def _drop_link_lists(element: Element) -> list[Trim]:
    """Drop lists of links before the first and after the last block of text; links to files stay."""
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
