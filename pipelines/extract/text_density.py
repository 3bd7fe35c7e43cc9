"""Text density: find the element that holds the article by its running text, whatever the layout."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns
from pipelines.parse.html import Element, holds, names

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

FLOW = frozenset(["blockquote", "center", "ol", "ul", "dl"])
"""Tags of parts of a text, which hold an article only together with the lines around them."""
MAX_LINE, MANY_LINKS = 160, 6
"""Characters and links from which a block is more than a line: of labels, of buttons (guesses)."""
LINES = INLINE | PARAGRAPHS | FLOW | {"br", "hr", "img"}

BESIDE = re.compile(
    rf"(?:^|[\s_-]){read_patterns(Path(__file__).with_name('block_names.txt'))['beside']}(?:$|[\s_-])",
    re.IGNORECASE,
)
"""A class or id of a block that is not part of an article: `related`, `side-bar`, `comment`."""

BESIDE_TAGS = names("div ul ol dl section aside nav footer header form table td p")
ALWAYS_BESIDE = frozenset({"aside", "nav", "footer"})

MIN_CHUNK = 12
"""Characters up to which a run of text is not running text (guess)."""
MIN_TEXT = 30
"""Characters of running text below which a page has no article (guess)."""
ALIKE = 0.2
"""Share of its running text that like siblings hold for its parent to be the article (guess)."""
BESIDE_SHARE = 0.4
"""Share of a page's running text above which a block is the article, whatever its name (guess)."""


DenseRun = list[tuple[Element, str]]
"""Texts with the elements that hold them."""


@dataclass(slots=True)
class Weights:
    """Running text outside links, in characters."""

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
    """Find the element that directly holds most running text, widened while like siblings continue it.

    Args:
        root: element to look in.
        weights: weights of its tree; computed here when absent.

    Returns:
        The element; None where there is less than MIN_TEXT.
    """
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
    return _out_of_flow(_widen(max(direct, key=direct.__getitem__), root, weights), root)


def _out_of_flow(best: Element, root: Element) -> Element:
    """Return the element around a quotation or list if it holds only lines; else the same element."""
    parent = best.getparent()
    while best.tag in FLOW and best is not root and parent is not None:
        if not all(child is best or _is_line(child) for child in parent):
            break
        best, parent = parent, parent.getparent()
    return best


def _is_line(element: Element) -> bool:
    """Whether an element may be between the lines of a text: a paragraph, a comment, a small block."""
    if element.tag in LINES or not isinstance(element.tag, str):
        return True
    return not holds(element, MAX_LINE) and sum(1 for _ in islice(element.iter("a"), MANY_LINKS)) < MANY_LINKS


def _widen(best: Element, root: Element, weights: Weights) -> Element:
    """Climb while the siblings hold more of the same text; return the element reached."""
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
    """Whether a sibling is of the same make, or a paragraph of its own."""
    if child.tag in PARAGRAPHS:
        return True
    return bool(child.tag == node.tag and child.get("class") == node.get("class") and not child.get("id"))


def find_beside(root: Element, total: dict[Element, int]) -> list[Element]:
    """Find the blocks whose names say that they are not part of an article, each outermost.

    Args:
        root: element to look in.
        total: element -> characters of running text in it.

    Returns:
        The blocks in page order, without those that hold more than BESIDE_SHARE of the page's running text.
    """
    limit = BESIDE_SHARE * total.get(root, 0)
    found = [
        element
        for element in root.iterdescendants(*BESIDE_TAGS)
        if stands_beside(element) and total.get(element, 0) <= limit
    ]
    outer = set(found)
    return [element for element in found if outer.isdisjoint(element.iterancestors())]


def stands_beside(element: Element) -> bool:
    """Whether an element's tag, class or id says that it is not part of an article."""
    class_, id_ = element.get("class"), element.get("id")
    return element.tag in ALWAYS_BESIDE or bool(
        (class_ or id_) and _names_beside(f"{class_ or ''} {id_ or ''}")
    )


@lru_cache(maxsize=4096)
def _names_beside(named: str) -> bool:
    return BESIDE.search(named) is not None


def weigh(root: Element) -> Weights:
    """Weigh all elements in one walk down and one walk up.

    Returns:
        Characters of running text outside links: in each element, and in the paragraphs that each directly holds.
    """
    walk = _Walk()
    above = walk.above
    for element in root.iter():
        parent = element.getparent()
        while above and above[-1] is not parent:
            walk.leave()
        walk.enter(element)
    while above:
        walk.leave()
    weights = Weights(root, walk.total, walk.direct)
    _lift(weights.direct, walk.counts, root)
    for element in reversed(walk.elements):
        held = weights.total.get(element)
        if held and element is not root and (parent := element.getparent()) is not None:
            weights.total[parent] = weights.total.get(parent, 0) + held
    return weights


@dataclass(slots=True)
class _Walk:
    """A walk over a tree that weighs the text outside links run by run.

    A run is text that no block, line break or link divides.
    """

    total: dict[Element, int] = field(default_factory=dict)
    """Of each element that holds running text itself."""
    direct: dict[Element, int] = field(default_factory=dict)
    counts: dict[Element, int] = field(default_factory=dict)
    """Running runs of each block."""
    elements: list[Element] = field(default_factory=list)
    """All elements, in page order."""
    above: list[Element] = field(default_factory=list)
    """Where the walk is: the elements that are open, comments too."""
    blocks: list[Element] = field(default_factory=list)
    """The blocks among them; the root is one in any case."""
    link: Element | None = None
    """The outermost link among them."""
    run: DenseRun = field(default_factory=list)
    """The run that is not ended yet."""

    def enter(self, element: Element) -> None:
        """Go on to an element inside the last that is open."""
        self.above.append(element)
        tag = element.tag
        if not isinstance(tag, str):
            return
        self.elements.append(element)
        divides = tag not in INLINE or not self.blocks
        if self.run and (divides or tag == "a"):
            self._end_run()
        if divides:
            self.blocks.append(element)
        elif tag == "a" and self.link is None:
            self.link = element
        if self.link is None and (text := element.text) and (text := text.strip()):
            self.run.append((element, text))

    def leave(self) -> None:
        """Close the last element that is open, and go on to the text after it."""
        closed = self.above.pop()
        if closed is self.link:
            self.link = None
        elif closed is self.blocks[-1]:
            if self.run:
                self._end_run()
            self.blocks.pop()
        if self.link is None and self.above and (text := closed.tail) and (text := text.strip()):
            self.run.append((self.above[-1], text))

    def _end_run(self) -> None:
        """Add the characters of the run to the sums if it is running text, and begin a new one."""
        run, self.run = self.run, []
        amount = _running(run)
        if not amount:
            return
        total, direct, block = self.total, self.direct, self.blocks[-1]
        for element, text in run:
            total[element] = total.get(element, 0) + len(text)
        self.counts[block] = self.counts.get(block, 0) + 1
        holder = self.blocks[-2] if block.tag in PARAGRAPHS and len(self.blocks) > 1 else block
        direct[holder] = direct.get(holder, 0) + amount


def _running(run: DenseRun) -> int:
    """Count the characters of a run that is running text, in one piece or in all; 0 for labels."""
    amount, divided = 0, False
    for _, text in run:
        amount += len(text)
        divided = divided or (len(text) > MIN_CHUNK and SENTENCE.search(text) is not None)
    if divided:
        return amount
    together = len(run) > 1 and amount > MIN_CHUNK and any(CLAUSE.search(text) for _, text in run)
    return amount if together else 0


def _lift(direct: dict[Element, int], counts: dict[Element, int], root: Element) -> None:
    """Credit divisions that are one paragraph each to the element that holds two or more of them."""
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
