"""Page -> ArticleEntry…: the articles of a page with several, with title, date, link and lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from urllib.parse import urljoin

from lxml import etree

from pipelines.extract.attachments import ATTACHMENT
from pipelines.extract.date_formats import iso_day
from pipelines.extract.entry_keys import entry_key, entry_keys
from pipelines.parse.html import Element, chunks, label_of, select
from pipelines.parse.text_rendering import fold, lines_of

MIN_ENTRY = 150
"""Characters of text below which a list item is a link with a teaser, not an article (guess)."""

DATE_LINE = re.compile(
    r"[\[(（]?\s?(?:发布(?:时间|日期)\s?[：:]\s?)?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?\s?[\])）]?"
)
"""A line that is nothing but a day: `2025-07-09`."""

BULLET = re.compile(r"^[•·●◆■▪\-*]\s*")
"""A list mark before a title: `• 【湖州招商】…`."""

MIN_RUNNING = 40
"""Characters of a line that is long enough for sentences (guess)."""
MAX_TITLE = 120
"""Characters above which a line is not a title (guess)."""
ITEM_TAGS = ("li", "div", "article", "section", "dl", "tr", "dd")
LINK = etree.XPath("descendant::a[@href][1]")
TITLE = etree.XPath(
    "(descendant::a[@href] | descendant::h1 | descendant::h2 | descendant::h3 | descendant::h4)[1]"
)


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One of several articles of a page."""

    key: str
    """Own link, else a hash of normalised title and date (extract/entry_keys.py); never a position."""
    title: str
    date: str
    lines: tuple[str, ...] = field(repr=False)


def read_entries(root: Element, base: str) -> list[ArticleEntry]:
    """Read the articles in sibling elements of one kind, each led by the link of its title.

    Args:
        root: element to look in; its tree may be changed.
        base: URL that links are relative to.

    Returns:
        The articles of the first such group in page order; empty where no group has two.
    """
    for items in _sibling_items(root):
        entries = _read_items(items, base)
        if len(entries) > 1:
            return entries
    return []


def _sibling_items(root: Element) -> list[list[Element]]:
    """Return groups of siblings with one tag and class, at least two of each long enough for an article."""
    groups: dict[tuple[Element, str, str], list[Element]] = {}
    for element in root.iter(*ITEM_TAGS):
        parent = element.getparent()
        if parent is not None:
            groups.setdefault((parent, element.tag, element.get("class", "")), []).append(element)
    return [items for items in groups.values() if len(items) > 1 and sum(map(_is_long, items)) > 1]


def _is_long(item: Element) -> bool:
    return sum(map(len, chunks(item))) >= MIN_ENTRY


def _read_item(item: Element, base: str) -> ArticleEntry | None:
    """Read a list item that begins with its title and has a link or a date; its key is its link, or empty."""
    leads = select(TITLE, item)
    links = select(LINK, item)
    if not leads:
        return None
    title = label_of(leads[0])
    href = links[0].get("href", "").strip() if links else ""
    lines = lines_of(item)
    if not title or len(title) > MAX_TITLE or not lines or lines[0] != title:
        return None
    dates = [line for line in lines[1:] if DATE_LINE.fullmatch(line)]
    text = [line for line in lines[1:] if line not in dates[-1:]]
    if sum(map(len, text)) < MIN_ENTRY or not (href or dates):
        return None
    date = iso_day(dates[-1]) if dates else ""
    linked = href and not href.startswith(("javascript:", "#"))
    return ArticleEntry(urljoin(base, href) if linked else "", title, date, tuple(text))


def _read_items(items: Sequence[Element], base: str) -> list[ArticleEntry]:
    """Read the items of one list that are articles, with keys that differ unless title and date are the same."""
    entries = [entry for item in items if (entry := _read_item(item, base)) is not None]
    keys = entry_keys([each.key for each in entries], [(each.title, each.date) for each in entries])
    return [replace(each, key=key) for each, key in zip(entries, keys, strict=True)]


CLIMB = 8
"""Steps from a text to the item of a list that holds it (guess)."""


def read_siblings(element: Element, base: str) -> list[ArticleEntry]:
    """Read the articles of the list that an element is in.

    One of them may hold most of the page's text, the others no more than abstracts: each item begins with its link.

    Args:
        element: the element, in an item of the list or the item itself.
        base: URL that links are relative to.

    Returns:
        The articles in page order; empty where the element is in no such list.
    """
    for item in islice(chain([element], element.iterancestors()), CLIMB):
        parent = item.getparent() if item.tag in ITEM_TAGS else None
        if parent is not None and _is_titled(item):
            kind = item.get("class", "")
            alike = [each for each in parent.iterchildren(item.tag) if each.get("class", "") == kind]
            titled = [each for each in alike if _is_titled(each)]
            if len(titled) > max(1, len(alike) / 2):
                return _read_items(titled, base)
    return []


def _is_titled(item: Element) -> bool:
    """Whether an element begins with a link that may be a title."""
    label = next((label_of(link) for link in select(LINK, item)), "")
    first = next((words for piece in chunks(item) if (words := " ".join(piece.split()))), "")
    return MIN_TITLE <= len(label) <= MAX_TITLE and bool(first) and label.startswith(first)


TEASER = range(20, MIN_ENTRY * 2)
"""Characters of an abstract under its title (guess)."""
MIN_TEASERS = 3
"""Titles with abstracts from which lines are a list of them (guess)."""
MIN_TITLE = 8
"""Characters below which a label is not a title (guess)."""
TEASERS_SHARE = 0.8
"""Share of a text that titles and abstracts must make up for it to be a list of them (guess)."""
LINKS = etree.XPath("descendant::a[@href]")
DOCUMENT = re.compile(r".{0,40}(?:19|20)\d\d年.{0,30}(?:报告|规划|纲要|公报)")
"""A heading that names a document of a year: `2020年青槐县政府工作报告`."""
DATE_CHARS = 24
"""Characters of a date after a title (guess)."""
DATE_TAIL = re.compile(r"[\s\[(（]{0,4}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\])）]{0,4}$")


def titles_in(element: Element, *, known: bool = False) -> frozenset[str]:
    """Collect labels that may be titles of other articles: links, and headings that name a dated document.

    Args:
        element: the element; not changed.
        known: whether it is a known container, which holds one article as a rule; then a link too must name a
            document of a year.

    Returns:
        Labels of MIN_TITLE to MAX_TITLE characters.
    """
    linked = {
        label_of(link)
        for link in select(LINKS, element)
        if not ATTACHMENT.search(link.get("href", "")) and not link.get("href", "").startswith("#")
    }
    headed = {label_of(heading) for heading in element.iter("h1", "h2", "h3", "h4", "h5", "dt")}
    firm = {label for label in (linked | headed if known else headed) if DOCUMENT.fullmatch(label)}
    titles = firm if known else linked | firm
    return frozenset(title for title in titles if MIN_TITLE <= len(title) <= MAX_TITLE)


def count_teasers(lines: Sequence[str], titles: frozenset[str]) -> int:
    """Count the titles with an abstract each that lines consist of.

    Args:
        lines: lines of an element.
        titles: labels that may be titles, see `titles_in`.

    Returns:
        Titles with an abstract; 0 when the lines hold much else.
    """
    if len(titles) < MIN_TEASERS:
        return 0
    starts = [
        at
        for at, line in enumerate(lines)
        if len(line) <= MAX_TITLE + DATE_CHARS and DATE_TAIL.sub("", line) in titles
    ]
    if len(starts) < MIN_TEASERS:
        return 0
    ends = [*starts[1:], len(lines)]
    sizes = [sum(map(len, lines[at + 1 : end])) for at, end in zip(starts, ends, strict=True)]
    teasers = [(at, size) for at, size in zip(starts, sizes, strict=True) if size in TEASER]
    held = sum(len(lines[at]) + size for at, size in teasers)
    enough = len(teasers) >= MIN_TEASERS and held >= TEASERS_SHARE * sum(map(len, lines))
    return len(teasers) if enough else 0


def split_text(lines: Sequence[str]) -> list[ArticleEntry]:
    """Split a text that is a list into articles: each a title, a long text and a line that is its date.

    Returns:
        The articles in the order of the text; empty where there are fewer than two.
    """
    folded = fold(lines)
    entries, start = [], 0
    for at, line in enumerate(folded):
        if DATE_LINE.fullmatch(line):
            block = [
                bare
                for part in folded[start:at]
                if (bare := BULLET.sub("", part) if part == folded[start] else part)
            ]
            block = [part for part in block if part not in {"-", "•"}]
            if len(block) > 1 and len(block[0]) <= MAX_TITLE and _running(block[1:]) >= MIN_ENTRY:
                date = iso_day(line)
                entries.append(ArticleEntry(entry_key(block[0], date), block[0], date, tuple(block[1:])))
                start = at + 1
    apart = unique(entries)
    return apart if len(apart) > 1 else []


def _running(lines: Sequence[str]) -> int:
    """Count the characters of the lines that are long enough for sentences."""
    return sum(len(line) for line in lines if len(line) >= MIN_RUNNING and ("，" in line or "," in line))


def unique(entries: Sequence[ArticleEntry]) -> list[ArticleEntry]:
    """Return the entries that differ in key or text; of those that are printed twice one stays."""
    return list({(entry.key, entry.lines): entry for entry in entries}.values())
