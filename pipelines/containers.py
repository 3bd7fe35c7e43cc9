"""Document -> Found: the element that holds the article, and the rule that found it."""

import json
import re
from dataclasses import dataclass, field

from lxml import etree

from pipelines.densest import densest
from pipelines.document import Document
from pipelines.layouts import LAYOUTS, SHARED
from pipelines.markup import Element, chunks, drop_unseen, parse, select

HOLDS = 0.97
"""Share of the longest match's text that the innermost match must still hold."""
ENOUGH = 0.5
"""Share of a page's text from which a known container needs no second opinion."""

NAMED = etree.XPath("//*[@id or @class]")
COMMENTS = etree.XPath("//comment()")

CONFIG = re.compile(r"\bDETAIL\s*[:=]\s*(?=\{)")
"""Where Guangdong's platform keeps an article as JSON in a script: `DETAIL: {"content": "<p>…"`."""

MARK_END = re.compile(r"end|/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Where an article stands on a page."""

    element: Element = field(repr=False)
    layout: str
    rule: str


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    """Ids, classes, custom elements and comment marks of all layouts, each with the rule as written there."""
    ids: dict[str, str] = {}
    classes: dict[str, str] = {}
    tags: dict[str, str] = {}
    marks: dict[str, str] = {}
    for rule in (*(rule for layout in LAYOUTS for rule in layout.containers), *SHARED):
        if rule.startswith("$"):
            marks[rule[1:]] = rule
        elif rule.startswith("<"):
            tags[rule[1:-1]] = rule
        elif rule.startswith("#"):
            ids[rule[1:].lower()] = rule
        elif "." in rule:
            classes[rule.rpartition(".")[2].lower()] = rule
    return ids, classes, tags, marks


IDS, CLASSES, TAGS, MARKS = _tables()


def name_layout(source: bytes) -> str:
    """Name the CMS whose marks stand in a page's source; `generic` for none."""
    return next(
        (layout.name for layout in LAYOUTS if any(mark in source for mark in layout.marks)), "generic"
    )


def find(document: Document) -> Found | None:
    """Find the article's container: comment marks, custom elements, ids, classes, then the densest element."""
    root = document.root
    if root is None:
        return None
    layout = name_layout(document.source)
    if layout == "gkmlpt" and (found := _in_config(document)) is not None:
        return found
    marked = _marked(root)
    drop_unseen(root)
    named = [match for match in _named(root) if match[0].getparent() is not None]
    for matches in (marked, *(_of_kind(named, kind) for kind in ("<", "#."))):
        if matches and (chosen := _innermost(matches)) and _convinces(chosen[0], root):
            return Found(chosen[0], layout, chosen[1])
    element = densest(root)
    return None if element is None else Found(element, layout, "densest")


def _of_kind(named: list[tuple[Element, str]], kind: str) -> list[tuple[Element, str]]:
    return [match for match in named if match[1][0] in kind]


def size(element: Element) -> int:
    """Characters of an element's text, white space included."""
    return sum(map(len, chunks(element)))


def _convinces(element: Element, root: Element) -> bool:
    """True unless another part of the page holds far more text of an article's kind."""
    held = size(element)
    if held < 20:
        return False
    if held > ENOUGH * size(root):
        return True
    rival = densest(root)
    if (
        rival is None
        or rival is element
        or element in rival.iterancestors()
        or rival in element.iterancestors()
    ):
        return True
    return size(rival) < 2 * held


def _innermost(matches: list[tuple[Element, str]]) -> tuple[Element, str] | None:
    """Of elements in document order, the deepest that still holds nearly all text of the longest."""
    sizes = [size(element) for element, _ in matches]
    longest = matches[sizes.index(max(sizes))][0]
    limit = HOLDS * max(sizes)
    chosen = None
    for match, held in zip(matches, sizes, strict=True):
        if held >= limit and (match[0] is longest or longest in match[0].iterancestors()):
            chosen = match
    return chosen


def _named(root: Element) -> list[tuple[Element, str]]:
    """Elements whose tag, id or class is a known container's, with the rule, in document order."""
    matches = [(element, TAGS[str(element.tag)]) for element in root.iter(*TAGS)]
    for element in select(NAMED, root):
        name = element.get("id")
        if name and (rule := IDS.get(name.lower())):
            matches.append((element, rule))
            continue
        for name in (element.get("class") or "").split():
            if rule := CLASSES.get(name.lower()):
                matches.append((element, rule))
                break
    return matches


def _marked(root: Element) -> list[tuple[Element, str]]:
    """Wrap what stands between a pair of comment marks in an element of its own."""
    found = []
    for comment in select(COMMENTS, root):
        text = comment.text or ""
        rule = next((rule for mark, rule in MARKS.items() if mark in text), "")
        if rule and not MARK_END.search(text.replace(rule[1:], "")) and comment.getparent() is not None:
            wrapped = _wrap(comment, rule[1:])
            if wrapped is not None:
                found.append((wrapped, rule))
    return found


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
            wrapper.text, comment.tail = comment.tail, None
            comment.addnext(wrapper)
            wrapper.extend(inside)
            return wrapper
        inside.append(sibling)
    return None


def _in_config(document: Document) -> Found | None:
    """The article of a page that carries it as JSON in a script."""
    for start in CONFIG.finditer(document.text):
        try:
            detail, _ = json.JSONDecoder().raw_decode(document.text, start.end())
        except (ValueError, RecursionError):
            continue
        content = detail.get("content") if isinstance(detail, dict) else None
        if isinstance(content, str) and content.strip():
            inner = parse(f"<div>{content}</div>".encode("utf-8", "replace"))
            if inner is not None:
                drop_unseen(inner)
                return Found(inner, "gkmlpt", "{content}")
    return None
