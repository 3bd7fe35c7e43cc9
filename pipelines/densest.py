"""Tree -> the element that holds most of its running text: what is left where no layout is known."""

import re

from pipelines.markup import Element

SENTENCE = re.compile("[，。；：、！？,;!?]")
"""What running text has and menus have not."""

HOLDS = 0.9
"""Share of the running text that the element must hold."""
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "em",
        "font",
        "i",
        "label",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    ]
)
MIN_TEXT = 30


def densest(root: Element) -> Element | None:
    """Go down from the root to the innermost element that holds most running text outside links."""
    weights = _weigh(root)
    total = weights.get(root, 0)
    if total < MIN_TEXT:
        return None
    here = root
    while True:
        heaviest = max(
            (child for child in here if child in weights and child.tag not in INLINE),
            key=weights.__getitem__,
            default=None,
        )
        if heaviest is None or weights[heaviest] < HOLDS * total or heaviest.tag == "p":
            return here
        here = heaviest


def _weigh(root: Element) -> dict[Element, int]:
    """Running text of each element: characters of its chunks that read as sentences, outside links."""
    weights: dict[Element, int] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        own = 0 if element.tag == "a" else _running(element.text)
        _credit(weights, element, own)
        parent = element.getparent()
        if element.tail and parent is not None and parent.tag != "a":
            _credit(weights, parent, _running(element.tail))
    return weights


def _credit(weights: dict[Element, int], element: Element, amount: int) -> None:
    if amount:
        weights[element] = weights.get(element, 0) + amount
        for ancestor in element.iterancestors():
            weights[ancestor] = weights.get(ancestor, 0) + amount


def _running(text: str | None) -> int:
    if not text:
        return 0
    length = len(text.strip())
    return length if length > 12 and SENTENCE.search(text) else 0
