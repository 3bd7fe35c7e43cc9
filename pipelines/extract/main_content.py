"""Document -> MainContent: the element that holds the article, and the rule that found it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from pipelines.boilerplate.site_text import is_site_text
from pipelines.extract.comment_markers import wrap_marked
from pipelines.extract.inline_styles import apply_styles, drop_classed, drop_hidden, mark_lines, styles_in
from pipelines.extract.layouts import HOST, IN_CONFIG, LAYOUTS, PRESS, SHARED, has_marks
from pipelines.extract.stray_end_tag import take_spilled
from pipelines.extract.text_density import densest, weigh
from pipelines.extract.unknown_layout import find_body
from pipelines.host_rules import HostRules, rules_for, site_host
from pipelines.parse.document import Document
from pipelines.parse.html import Element, count_ink, drop_scripts, holds, ink, parse, select, size, text_of
from storage.records import Trim

HOLDS = 0.97
"""Share of the longest match's text that the innermost match must still hold (guess)."""
MAX_MATCHES = 500
"""Known containers of a page that are compared (guess)."""
MAX_NAME = 400
"""Characters of an id and of classes that are looked at (guess)."""
LITTLE = 20
"""Characters below which a known container is empty (guess)."""
MUCH = 400
"""Characters from which a known container needs no second opinion (guess)."""
ARTICLE = 1600
"""Running text outside a known container that holds little, from which the article is there (guess)."""

Match: TypeAlias = tuple[Element, str]
"""A known container with the rule that names it."""

CONFIG = re.compile(r"""\bDETAIL["']?\s*[:=]\s*(?=\{)""")
"""Where Guangdong's platform keeps an article as JSON in a script: `DETAIL: {"content": "<p>…"`."""


@dataclass(frozen=True, slots=True)
class MainContent:
    """Where an article stands on a page."""

    element: Element = field(repr=False)
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
    """Sort rules by the way they name a container.

    Args:
        rules: `#id`, `.class` or `tag.class`, `<tag>`, `$comment mark`; others are ignored.
    """
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
LOOSE_LAYOUTS = {rule: layout for layout in LAYOUTS for rule in layout.loose}


def find(document: Document, rules: HostRules | None = None) -> MainContent | None:
    """Find the element that holds the article; the tree is changed.

    Tried in this order, the first that convinces is taken: the host's own rules; known containers between comment
    marks, by a tag of their own, by id or class; an article in a script; the element with the densest text.

    Args:
        document: an opened page; its scripts, and what styles hide, are removed from the tree.
        rules: rules of the host; those of rules.csv when absent.

    Returns:
        The element with its rule and what was left out of it; None where nothing holds an article.
    """
    root, source = document.root, document.source
    if root is None:
        return None
    marked = wrap_marked(root, FIRM.marks, document.comments)
    drop_scripts(root)
    drop_classed(root, document.scripts)
    own = _by_host(root, (rules or rules_for(site_host(document.page.url))).containers)
    if own is not None:
        apply_styles(own[0])
        return MainContent(own[0], f"{HOST}{own[1]}")
    for matches in filter(None, _by_kind(root, source, marked)):
        chosen = _innermost(matches)
        if _convinces(chosen[0], root):
            element, rule = chosen
            take_spilled(element)
            apply_styles(element)
            return MainContent(element, rule)
    return _in_config(document) or _by_text(root)


def _by_text(root: Element) -> MainContent | None:
    """Return the element with the densest text of a page of unknown layout; None for little text."""
    styles = styles_in(root)
    drop_hidden(root, styles)
    body = find_body(root)
    if body is None:
        return None
    mark_lines(body.element, styles)
    return MainContent(body.element, "densest", body.trimmed)


def _by_host(root: Element, containers: tuple[str, ...]) -> Match | None:
    """Return the element that the first of a host's own rules names; None where no rule names any."""
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


def _by_kind(root: Element, source: bytes, marked: list[Match]) -> Iterator[list[Match]]:
    """Yield the known containers, the surest kind first: comment marks, own tags, ids and classes."""
    yield marked
    named = _named(root, source)
    yield [match for match in named if match[1].startswith("<")]
    yield [match for match in named if not match[1].startswith("<")]


def _convinces(element: Element, root: Element) -> bool:
    """Whether a known container holds the article, not little text next to far more of an article's kind."""
    if holds(element, MUCH):
        return True
    held = size(element)
    if held < LITTLE:
        return False
    weights = weigh(root)
    rival = densest(root, weights)
    if rival is None or rival in (element, *element.iter()):
        return True
    if rival in element.iterancestors():
        return weights.total.get(rival, 0) - weights.total.get(element, 0) < ARTICLE
    return size(rival) < 2 * held or is_site_text(text_of(rival))


def _innermost(matches: list[Match]) -> Match:
    """Return the deepest match that still holds nearly all text of the longest.

    Args:
        matches: elements with their rules in document order; at least one.
    """
    chosen = matches[0]
    if len(matches) == 1:
        return chosen
    matches = matches[:MAX_MATCHES]
    elements = {element for element, _ in matches}
    outermost = [match for match in matches if elements.isdisjoint(match[0].iterancestors())]
    if len(outermost) > 1:
        sizes = [ink(element) for element, _ in outermost]
        chosen = outermost[sizes.index(max(sizes))]
        if parts := _parts(outermost, chosen):
            return _joined(parts), chosen[1]
    longest, allowed = chosen[0], -1.0
    for match in matches:
        if match[0] is not longest and _is_in(match[0], longest):
            outside = _outside(match[0], longest)
            if outside > LITTLE and allowed < 0:
                allowed = (1 - HOLDS) * ink(longest)
            if outside <= max(allowed, LITTLE):
                chosen = match
    return chosen


def _parts(outermost: list[Match], chosen: Match) -> list[Element]:
    """Return the siblings by one rule that an article is divided among, in page order; else empty."""
    parent = chosen[0].getparent()
    parts = [element for element, rule in outermost if rule == chosen[1] and element.getparent() is parent]
    if len(parts) < 2:
        return []
    texts = [text_of(part) for part in parts]
    divided = len(set(texts)) == len(texts) and all(len(text) >= LITTLE for text in texts)
    return parts if divided else []


def _joined(parts: list[Element]) -> Element:
    """Put the parts into one element at the place of the first, and return it."""
    whole = etree.Element("div")
    parts[0].addprevious(whole)
    whole.extend(parts)
    return whole


def _is_in(inner: Element, outer: Element) -> bool:
    return any(above is outer for above in inner.iterancestors())


def _outside(inner: Element, outer: Element) -> int:
    """Count the characters of an element's text that are not in an element inside it, white space left out."""
    held, node = 0, inner
    while node is not outer:
        parent = node.getparent()
        if parent is None:
            break
        held += count_ink(parent.text or "") + count_ink(node.tail or "")
        held += sum(
            (ink(other) if isinstance(other.tag, str) else 0) + count_ink(other.tail or "")
            for other in parent
            if other is not node
        )
        node = parent
    return held


def _named(root: Element, source: bytes) -> list[Match]:
    """Return the elements whose tag, id or class is a known container's, with the rule, in document order."""
    matches = []
    for element in root.iter(*CONTAINER_TAGS):
        rules = _rules_of(element.tag, element.get("id", "")[:MAX_NAME], element.get("class", "")[:MAX_NAME])
        if rules and (rule := next((each for each in rules if _counts(each, source)), "")):
            matches.append((element, rule))
    if matches:
        return matches
    return [
        (element, named)
        for element in select(INLINE_IDS, root)
        if (named := FIRM.ids.get(element.get("id", "").lower()))
    ]


def _counts(rule: str, source: bytes) -> bool:
    """Whether a rule counts on a page; a loose one does with its layout's marks only."""
    layout = LOOSE_LAYOUTS.get(rule)
    return layout is None or has_marks(layout, source)


@lru_cache(4096)
def _rules_of(tag: str, name: str, classes: str) -> tuple[str, ...]:
    """Return the rules that name an element, by its id, a class or its tag, in this order.

    Loose rules are among them; `td.p1` names a td alone.
    """
    by_class = (FIRM.classes.get(each) or LOOSE.classes.get(each, "") for each in classes.lower().split())
    named = (
        FIRM.ids.get(name.lower(), ""),
        *(rule for rule in by_class if rule.partition(".")[0] in {"", tag}),
        FIRM.tags.get(tag, ""),
    )
    return tuple(filter(None, named))


CONTAINER_TAGS = ("div", "td", "article", "section", "main", "table", "dl", "form", "ul", *FIRM.tags)
"""Elements that may be known containers by id or class."""
INLINE_IDS = etree.XPath("//*[@id][self::font or self::span or self::p]")
"""Elements that may be known containers by id only: `<font id="zoom">`."""


def _in_config(document: Document) -> MainContent | None:
    """Return the article of a page that carries it as JSON in a script; None for any other page."""
    for start in CONFIG.finditer(document.text) if b"_CONFIG" in document.source else ():
        try:
            detail, _ = json.JSONDecoder().raw_decode(document.text, start.end())
        except (ValueError, RecursionError):
            continue
        content = detail.get("content") if isinstance(detail, dict) else None
        if isinstance(content, str) and content.strip():
            inner = parse(f"<div>{content}</div>".encode("utf-8", "replace")).root
            if inner is not None:
                drop_scripts(inner)
                apply_styles(inner)
                return MainContent(inner, IN_CONFIG)
    return None
