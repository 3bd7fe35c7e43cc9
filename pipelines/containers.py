"""Document -> Found: the element that holds the article, and the rule that found it."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from pipelines.densest import densest
from pipelines.document import Document
from pipelines.generic import find_body
from pipelines.layouts import LAYOUTS, PRESS, SHARED, Layout
from pipelines.markup import Element, drop_hidden, drop_scripts, holds, parse, select, size, text_of, writable
from pipelines.rules import HostRules, host_of, rules_for
from pipelines.spilled import take_spilled
from storage.records import Trim

HOLDS = 0.97
"""Share of the longest match's text that the innermost match must still hold."""
MAX_MARKS = 30
"""Begin marks of a page that are followed up."""
LITTLE = 20
"""Characters below which a known container is empty."""
MUCH = 400
"""Characters from which a known container needs no second opinion."""


CONFIG = re.compile(r"""\bDETAIL["']?\s*[:=]\s*(?=\{)""")
"""Where Guangdong's platform keeps an article as JSON in a script: `DETAIL: {"content": "<p>…"`."""

MARK_END = re.compile(r"end|/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Where an article stands on a page."""

    element: Element = field(repr=False)
    layout: str
    rule: str
    trimmed: tuple[Trim, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """Containers by the way they are named, each with the rule as written in the table."""

    ids: dict[str, str]
    classes: dict[str, str]
    tags: dict[str, str]
    marks: dict[str, str]


def sort_rules(rules: Iterable[str]) -> Rules:
    """Sort rules by the way they name a container: `#id`, `.class` or `tag.class`, `<tag>`, `$comment mark`."""
    sorted_rules = Rules({}, {}, {}, {})
    for rule in rules:
        if rule.startswith("$"):
            sorted_rules.marks[rule[1:]] = rule
        elif rule.startswith("<"):
            sorted_rules.tags[rule[1:-1]] = rule
        elif rule.startswith("#"):
            sorted_rules.ids[rule[1:].lower()] = rule
        elif "." in rule:
            sorted_rules.classes[rule.rpartition(".")[2].lower()] = rule
    return sorted_rules


FIRM = sort_rules([*PRESS, *SHARED, *(rule for layout in LAYOUTS for rule in layout.containers)])
LOOSE = sort_rules(rule for layout in LAYOUTS for rule in layout.loose)
LAYOUT_OF = {rule: layout.name for layout in LAYOUTS for rule in (*layout.containers, *layout.loose)}


def name_layout(source: bytes, rule: str = "") -> str:
    """Name the CMS that a rule belongs to, else the one with a mark in the source; `generic` for none."""
    return LAYOUT_OF.get(rule) or next(
        (layout.name for layout in LAYOUTS if has_marks(layout, source)), "generic"
    )


def has_marks(layout: Layout, source: bytes) -> bool:
    """True when one of a layout's marks stands in a page's source."""
    return any(mark in source for mark in layout.marks)


def find(document: Document, rules: HostRules | None = None) -> Found | None:
    """Find the article's container: the host's own, comment marks, custom elements, ids, classes, the densest element.

    `rules` are the host's own; unless given, those of rules.csv.
    """
    root, source = document.root, document.source
    if root is None:
        return None
    if b"_CONFIG" in source and (found := _in_config(document)) is not None:
        return found
    marked = _marked(root)
    drop_scripts(root)
    own = _by_host(root, (rules or rules_for(host_of(document.page.url))).containers)
    if own is not None:
        drop_hidden(own[0], source)
        return Found(own[0], name_layout(source, own[1]), f"host {own[1]}")
    named = _named(root, source)
    for matches in (marked, *(_of_kind(named, kind) for kind in ("<", "#."))):
        if matches and (chosen := _innermost(matches)) and _convinces(chosen[0], root):
            element, rule = chosen
            take_spilled(element)
            drop_hidden(element, source)
            return Found(element, name_layout(source, rule), rule)
    drop_hidden(root, source)
    body = find_body(root)
    return None if body is None else Found(body.element, name_layout(source), "densest", body.trimmed)


def _by_host(root: Element, containers: tuple[str, ...]) -> tuple[Element, str] | None:
    """The element that the first of a host's own rules names."""
    for rule in containers:
        name = rule.strip("<>#.")
        for element in root.iter(name if rule.startswith("<") else "*"):
            if (
                rule[0] == "<"
                or element.get("id") == name
                or (rule[0] == "." and name in element.get("class", "").split())
            ):
                return element, rule
    return None


def _of_kind(named: list[tuple[Element, str]], kind: str) -> list[tuple[Element, str]]:
    return [match for match in named if match[1][0] in kind]


def _convinces(element: Element, root: Element) -> bool:
    """True unless it holds little and another part of the page far more text of an article's kind."""
    if holds(element, MUCH):
        return True
    held = size(element)
    if held < LITTLE:
        return False
    rival = densest(root)
    return (
        rival is None
        or rival in (element, *element.iterancestors(), *element.iter())
        or size(rival) < 2 * held
    )


def _innermost(matches: list[tuple[Element, str]]) -> tuple[Element, str] | None:
    """Of elements in document order, the deepest that still holds nearly all text of the longest."""
    chosen = matches[0]
    if len(matches) == 1:
        return chosen
    outermost = [
        match
        for match in matches
        if not any(other is not match and _is_in(match[0], other[0]) for other in matches)
    ]
    if len(outermost) > 1:
        sizes = [size(element) for element, _ in outermost]
        chosen = outermost[sizes.index(max(sizes))]
        if parts := _parts(outermost, chosen):
            return _joined(parts), chosen[1]
    longest, allowed = chosen[0], -1.0
    for match in matches:
        if match[0] is not longest and _is_in(match[0], longest):
            outside = _outside(match[0], longest)
            if outside > LITTLE and allowed < 0:
                allowed = (1 - HOLDS) * size(longest)
            if outside <= max(allowed, LITTLE):
                chosen = match
    return chosen


def _parts(outermost: list[tuple[Element, str]], chosen: tuple[Element, str]) -> list[Element]:
    """Siblings by one rule among which an article is divided, in page order; none when it stands in one of them."""
    parent = chosen[0].getparent()
    parts = [element for element, rule in outermost if rule == chosen[1] and element.getparent() is parent]
    texts = [text_of(part) for part in parts]
    divided = len(parts) > 1 and len(set(texts)) == len(texts) and all(len(text) >= LITTLE for text in texts)
    return parts if divided else []


def _joined(parts: list[Element]) -> Element:
    """One element in the place of the first part that holds them all."""
    whole = etree.Element("div")
    parts[0].addprevious(whole)
    whole.extend(parts)
    return whole


def _is_in(inner: Element, outer: Element) -> bool:
    return any(above is outer for above in inner.iterancestors())


def _outside(inner: Element, outer: Element) -> int:
    """Characters of an element's text that are not in an element inside it."""
    held, node = 0, inner
    while node is not outer:
        parent = node.getparent()
        if parent is None:
            break
        held += len(parent.text or "") + len(node.tail or "")
        held += sum(
            size(other) + len(other.tail or "")
            for other in parent
            if other is not node and isinstance(other.tag, str)
        )
        node = parent
    return held


def _named(root: Element, source: bytes) -> list[tuple[Element, str]]:
    """Elements whose tag, id or class is a known container's, with the rule, in document order."""
    matches = []
    for element in root.iter(*CONTAINER_TAGS):
        name, classes = element.get("id"), element.get("class")
        if (name and (rule := FIRM.ids.get(name.lower()))) or (
            classes and (rule := _class_rule(classes.lower().split(), source))
        ):
            matches.append((element, rule))
        elif element.tag in FIRM.tags:
            matches.append((element, FIRM.tags[str(element.tag)]))
    if matches:
        return matches
    return [
        (element, rule)
        for element in select(INLINE_IDS, root)
        if (rule := FIRM.ids.get(element.get("id", "").lower()))
    ]


def _class_rule(classes: list[str], source: bytes) -> str:
    """The rule that names one of an element's classes; a loose one counts only with its layout's marks."""
    for name in classes:
        if rule := FIRM.classes.get(name):
            return rule
        rule = LOOSE.classes.get(name, "")
        if rule and any(has_marks(layout, source) for layout in LAYOUTS if layout.name == LAYOUT_OF[rule]):
            return rule
    return ""


CONTAINER_TAGS = ("div", "td", "article", "section", "main", "table", "dl", "form", "ul", *FIRM.tags)
"""Elements that may be known containers by id or class."""
INLINE_IDS = etree.XPath("//*[@id][self::font or self::span or self::p]")
"""Elements that may be known containers by id only: `<font id="zoom">`."""


def _marked(root: Element) -> list[tuple[Element, str]]:
    """Wrap what stands between a pair of comment marks in an element of its own."""
    begins = [
        (comment, rule) for comment in root.iter(etree.Comment) if (rule := _mark_rule(comment.text or ""))
    ]
    found = []
    for comment, rule in begins[:MAX_MARKS]:
        wrapped = _wrap(comment, rule[1:]) if comment.getparent() is not None else None
        if wrapped is not None:
            found.append((wrapped, rule))
    return found


def _mark_rule(text: str) -> str:
    """The rule whose begin mark a comment is."""
    rule = next((rule for mark, rule in FIRM.marks.items() if mark in text), "")
    return "" if not rule or MARK_END.search(text.replace(rule[1:], "")) else rule


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
                drop_scripts(inner)
                drop_hidden(inner, document.source)
                return Found(inner, "gkmlpt", "{content}")
    return None
