"""Repair: move paragraphs cut off by a stray end tag back into the main content element."""

from pipelines.parse.html import Element, size

PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "center",
        "blockquote",
        "table",
        "font",
        "span",
        "b",
        "strong",
    ]
)
"""Siblings with which a body continues; of divisions only those without a name."""
MIN_LONG, LONG = 3, 40
"""Paragraphs of at least LONG characters behind a container that was closed too early (guesses)."""


LEVELS = 3
"""Elements around a container that the same tag may have closed (guess)."""


def take_spilled(element: Element) -> None:
    """Move the run of paragraphs right behind an element into it when they are as many as an article's."""
    node = element
    for _ in range(LEVELS):
        run = _run(node)
        if run:
            element.extend(run)
            return
        parent = node.getparent()
        if parent is None or parent.tag == "body" or node.getnext() is not None:
            return
        node = parent


def _run(node: Element) -> list[Element]:
    """Return the paragraphs behind an element up to the next other block; empty if few are long."""
    run: list[Element] = []
    longs = 0
    for sibling in node.itersiblings():
        if isinstance(sibling.tag, str):
            named = sibling.get("id") or sibling.get("class", "")
            if sibling.tag not in PARAGRAPHS and (sibling.tag != "div" or named):
                break
            longs += sibling.tag == "p" and size(sibling) >= LONG
        run.append(sibling)
    return run if longs >= MIN_LONG else []
