"""aggregator: sites that collect reports; lists of hundreds of pages with whole articles on them (seeds 001 and 004)."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.listing import Ask, Family, Listing
from crawler.cms.paging import NUMBERED, PARAMETERS, by_next_link, by_numbers, following, number_of
from crawler.document import Document
from crawler.links import links_of

PAGES = re.compile(r"共\s*(\d{1,5})\s*页")
"""How long the list is: 共 362 页."""

ENTRIES = re.compile(r"【[^】\s]{2,12}(?:招商|投资|园区|产业)?】")
"""A title with its place before it: 【湖州招商】2020年湖州市政府工作报告."""

LEAST_ENTRIES = 3


def marks(doc: Document) -> bool:
    """Whether a page tells of many pages and shows titles with places before them."""
    told = PAGES.search(doc.text)
    return bool(told and len(ENTRIES.findall(doc.text)) >= LEAST_ENTRIES)


def read(doc: Document, ask: Ask) -> Listing:
    """All links; the next page by its words, by number, or counted on to the number that the page tells."""
    links = links_of(doc)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask) or counted(doc, ask)
    return Listing(links=tuple(links), more=more)


def counted(doc: Document, ask: Ask) -> tuple[Ask, ...]:
    """The next page by this page's own number, up to 共 N 页; page 2 by ?page=2 where the first has no number."""
    told, here = PAGES.search(doc.text), number_of(doc.url)
    if not told or (here or ask.number) >= int(told[1]):
        return ()
    parts = urlsplit(doc.url)
    query = dict(parse_qsl(parts.query))
    name = next((each for each in PARAMETERS if each in query), "page")
    path = NUMBERED.match(parts.path)
    if path and path["number"] and name not in query:
        following_path = (
            f"{path['stem']}{parts.path[len(path['stem'])]}{int(path['number']) + 1}{path['suffix']}"
        )
        return (following(ask, urljoin(doc.url, following_path)),)
    number = (here or ask.number) + 1
    return (following(ask, parts._replace(query=urlencode({**query, name: number})).geturl()),)


FAMILY = Family(name="aggregator", marks=marks, read=read)
