"""Tree -> what is between a pair of comment marks, as content systems set them around an article."""

import re

from lxml import etree

from pipelines.parse.html import Element, writable

MAX_MARKS = 30
"""Begin marks of a page that are followed up (guess)."""
MARK_END = re.compile(r"end|/", re.IGNORECASE)
"""What an end mark has next to its name: `<!--enpcontent end-->`."""


def wrap_marked(root: Element, marks: dict[str, str], comments: bytes) -> list[tuple[Element, str]]:
    """Wrap what is between a pair of comment marks in an element of its own.

    Args:
        root: the tree, which is changed.
        marks: text of a mark -> the rule it belongs to.
        comments: texts of all comments of the page; pages without any mark are not searched further.

    Returns:
        (new element, rule) of each pair, in page order.
    """
    if not any(mark.encode() in comments for mark in marks):
        return []
    begins = [
        (comment, rule)
        for comment in root.iter(etree.Comment)
        if (rule := _mark_rule(comment.text or "", marks))
    ]
    found = []
    for comment, rule in begins[:MAX_MARKS]:
        wrapped = _wrap(comment, rule[1:]) if comment.getparent() is not None else None
        if wrapped is not None:
            found.append((wrapped, rule))
    return found


def _mark_rule(text: str, marks: dict[str, str]) -> str:
    """Return the rule whose begin mark a comment is; empty for an end mark and for any other comment."""
    for mark, rule in marks.items():
        if mark in text:
            return "" if MARK_END.search(text.replace(mark, "")) else rule
    return ""


def _wrap(comment: Element, mark: str) -> Element | None:
    """Move the siblings from a begin mark to its end mark into a div; None when the end is elsewhere."""
    inside: list[Element] = []
    for sibling in comment.itersiblings():
        if (
            not isinstance(sibling.tag, str)
            and mark in (sibling.text or "")
            and MARK_END.search((sibling.text or "").replace(mark, ""))
        ):
            wrapper = etree.Element("div")
            wrapper.text, comment.tail = writable(comment.tail or ""), None
            comment.addnext(wrapper)
            wrapper.extend(inside)
            return wrapper
        inside.append(sibling)
    return None
