"""Tree -> the element that holds the article, by its running text: what is left where no layout is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from pipelines.markup import Element, names

SENTENCE = re.compile("[，。；：、！？,;!?]")
"""What running text has and menus have not."""
CLAUSE = re.compile("[，。；！？]")
"""What it has and a line of labels has not: `2021-02-09`, `浏览：573`."""

INLINE = frozenset(
    names("a abbr b big em font i label nobr q s small span strong sub sup u ins del mark time o")
)
PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd", "dt", "figcaption"]
)

BESIDE = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copy(?:right)?|side(?:bar)?|aside|nav|navbar|menu|breadcrumbs?|crumbs?|comments?|pinglun|recommends?|recom|tuijian"
    r"|relat(?:e|ed|ive)?|xgwz|xglj|hot|rank(?:ing)?|share|sharing|bdsharebuttonbox|bshare|ads?|advert\w*|banner|popup|modal|dialog|login|tougao"
    r"|links?|friendlink|yqlj|tools?(?:bar)?|toolbox|pag(?:er|ination|es_print)|pagebreak|ewm|qrcode|qr|weather|search|header|topbar|statement|disclaimer)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""A class or id of what stands beside an article: `related`, `side-bar`, `comment`."""

MIN_CHUNK = 12
"""Characters up to which a run of text is no running text."""
MIN_TEXT = 30
"""Running text below which a page has no article."""
ALIKE = 0.2
"""Share of its own running text that like siblings must hold for an element's parent to be the article."""
BESIDE_SHARE = 0.4
"""Share of a page's running text above which nothing stands beside, whatever its name."""


@dataclass(slots=True)
class Weights:
    """Running text outside links."""

    root: Element
    total: dict[Element, int] = field(default_factory=dict)
    """Of each element with all that is inside it."""
    direct: dict[Element, int] = field(default_factory=dict)
    """Of the paragraphs that each element holds directly."""

    def forget(self, element: Element) -> None:
        """Take the text of an element that leaves the tree out of all sums."""
        amount = self.total.get(element, 0)
        for inner in element.iter():
            self.direct.pop(inner, None)
        for above in element.iterancestors():
            if above in self.total:
                self.total[above] -= amount


def densest(root: Element, weights: Weights | None = None) -> Element | None:
    """The element below a root that holds most paragraphs directly, widened while like siblings go on with them."""
    weights = weights or weigh(root)
    direct = weights.direct
    if weights.root is not root:
        direct = {
            element: held
            for element, held in direct.items()
            if element is root or root in element.iterancestors()
        }
    if weights.total.get(root, 0) < MIN_TEXT:
        return None
    if not direct:
        return None if weights.root is root else root
    return _widen(max(direct, key=direct.__getitem__), root, weights)


def _widen(best: Element, root: Element, weights: Weights) -> Element:
    """Climb while the siblings hold more of the same text."""
    node = best
    parent = node.getparent()
    while parent is not None and node is not root and parent.tag != "html":
        others = [child for child in parent if child is not node and weights.total.get(child, 0)]
        alike = sum(weights.total[child] for child in others if _alike(child, node))
        if alike >= ALIKE * weights.total[node]:
            best = parent
        elif others:
            break
        node, parent = parent, parent.getparent()
    return best


def _alike(child: Element, node: Element) -> bool:
    """True for a sibling of the same make, or a paragraph of its own."""
    if child.tag in PARAGRAPHS:
        return True
    return bool(child.tag == node.tag and child.get("class") == node.get("class") and not child.get("id"))


def stands_beside(element: Element) -> bool:
    """True when an element's class or id says that it stands beside an article."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return len(named) > 1 and BESIDE.search(named) is not None


def find_beside(root: Element, total: dict[Element, int]) -> list[Element]:
    """Blocks named as standing beside an article, each outermost, unless they hold much of the page's running text."""
    limit = BESIDE_SHARE * total.get(root, 0)
    found: list[Element] = []
    inside: set[Element] = set()
    for element in root.iter(
        "div", "ul", "ol", "dl", "section", "aside", "nav", "footer", "header", "form", "table", "td", "p"
    ):
        if element.getparent() in inside:
            inside.add(element)
        elif (
            element is not root
            and (element.tag in {"aside", "nav", "footer"} or stands_beside(element))
            and total.get(element, 0) <= limit
        ):
            inside.add(element)
            found.append(element)
    return [element for element in found if not any(above in inside for above in element.iterancestors())]


def weigh(root: Element) -> Weights:
    """Weigh all elements in one walk down and one walk up."""
    weights = Weights(root)
    total, direct = weights.total, weights.direct
    block_of: dict[Element, Element] = {}
    counts: dict[Element, int] = {}
    for run in _runs(root, block_of):
        if not _is_running([text for _, text in run]):
            continue
        amount = 0
        for element, text in run:
            length = len(text.strip())
            amount += length
            total[element] = total.get(element, 0) + length
        block = holder = block_of[run[0][0]]
        counts[block] = counts.get(block, 0) + 1
        above = block.getparent()
        if block.tag in PARAGRAPHS and block is not root and above is not None:
            holder = block_of.get(above, block)
        direct[holder] = direct.get(holder, 0) + amount
    _lift(direct, counts, root)
    for element in reversed(block_of):
        amount = total.get(element, 0)
        parent = element.getparent()
        if amount and element is not root and parent is not None:
            total[parent] = total.get(parent, 0) + amount
    return weights


Run = list[tuple[Element, str]]
"""Text that no block, line break or link divides: its nodes, each with the element that holds it."""


def _runs(root: Element, block_of: dict[Element, Element]) -> Iterator[Run]:
    """Runs of text outside links, in page order. Fills in the block of every element, in page order."""
    run: Run = []
    for element, text in _nodes(root, block_of):
        if text is not None:
            if not text.isspace():
                run.append((element, text))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _nodes(root: Element, block_of: dict[Element, Element]) -> Iterator[tuple[Element, str | None]]:
    """Text nodes outside links, each with the element that holds it, in page order; None divides."""
    above: list[tuple[Element, bool, bool]] = []
    for element in chain(root.iter(), (None,)):
        parent = None if element is None or element is root else element.getparent()
        while above and above[-1][0] is not parent:
            closed, divides, _ = above.pop()
            if divides:
                yield closed, None
            if above and not above[-1][2] and (text := closed.tail):
                yield above[-1][0], text
        if element is None:
            break
        tag = element.tag
        if not isinstance(tag, str):
            above.append((element, False, False))
            continue
        is_block = tag not in INLINE
        linked = tag == "a" or (bool(above) and above[-1][2])
        above.append((element, is_block or tag == "a", linked))
        block_of[element] = element if is_block or parent is None else block_of[parent]
        if is_block or tag == "a":
            yield element, None
        if not linked and (text := element.text):
            yield element, text


def _is_running(texts: list[str]) -> bool:
    """True when one node is running text, or all are together; labels with values side by side are not."""
    if any(len(text.strip()) > MIN_CHUNK and SENTENCE.search(text) for text in texts):
        return True
    return len("".join(texts).strip()) > MIN_CHUNK and any(CLAUSE.search(text) for text in texts)


def _lift(direct: dict[Element, int], counts: dict[Element, int], root: Element) -> None:
    """Credit divisions that are one paragraph each to the element which holds two or more of them."""
    single: dict[Element, list[Element]] = {}
    for block, count in counts.items():
        parent = block.getparent()
        if (
            count == 1
            and block.tag not in PARAGRAPHS
            and block in direct
            and parent is not None
            and block is not root
        ):
            single.setdefault(parent, []).append(block)
    for parent, blocks in single.items():
        if len(blocks) > 1:
            direct[parent] = direct.get(parent, 0) + sum(direct.pop(block) for block in blocks)
