"""aggregator: sites that collect reports in long lists, often with whole articles (seeds 001, 004)."""

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.cms.family import Family
from crawler.cms.pagination import (
    NUMBERED,
    PARAMETERS,
    by_next_link,
    by_numbers,
    following,
    page_number,
    with_query,
)
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

PAGES = re.compile(r"(?:共\s*|(?<!\d)\d{1,5}\s*/\s*)(\d{1,5})\s*页")
"""How long the list is: 共 362 页, 第 1 / 362 页."""

ENTRIES = re.compile(r"【[^】\s]{2,12}】")
"""A title with its place before it: 【湖州招商】2020年湖州市政府工作报告."""

LEAST_ENTRIES = 2
"""Titles after a place, or whole texts, that make a page a list; a guess."""
LONG_TEXT = 1500
"""Characters of a text next to a title that make a list one of whole articles; a guess."""


def marks(doc: LinkPage) -> bool:
    """Return whether a page counts its list's pages, and shows titles after places or whole texts."""
    return bool(PAGES.search(doc.text)) and (
        len(ENTRIES.findall(doc.text)) >= LEAST_ENTRIES or has_texts(doc)
    )


def has_texts(doc: LinkPage) -> bool:
    """Return whether several texts stand on the page, each in an element with little markup of its own."""
    long = 0
    for element in doc.tree.iter("div", "p", "td", "li", "dd", "section", "article"):
        own = len(element.text or "") + sum(len(child.tail or "") for child in element)
        long += own >= LONG_TEXT
    return long >= LEAST_ENTRIES


def read(doc: LinkPage, ask: Ask) -> Listing:
    """Read all links; the next page by its words, by number, or by the total number of pages."""
    links = links_of(doc)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask) or by_total_pages(doc, ask)
    return Listing(links=tuple(links), more=more, inline=has_texts(doc))


def by_total_pages(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the page after this one, up to 共 N 页; page 2 is ?page=2 if page 1 has no number."""
    told, here = PAGES.search(doc.text), page_number(doc.url)
    if not told or (here or ask.number) >= int(told[1]):
        return ()
    parts = urlsplit(doc.url)
    query = dict(parse_qsl(parts.query))
    name = next((each for each in query if each.lower() in PARAMETERS), "page")
    path = NUMBERED.match(parts.path)
    if path and path["number"] and name not in query:
        following_path = (
            f"{path['stem']}{parts.path[len(path['stem'])]}{int(path['number']) + 1}{path['suffix']}"
        )
        return (following(ask, urljoin(doc.url, following_path)),)
    number = (here or ask.number) + 1
    return (following(ask, with_query(doc.url, **{name: number})),)


FAMILY = Family(name="aggregator", marks=marks, read=read)
