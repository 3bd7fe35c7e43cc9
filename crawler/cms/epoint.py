"""epoint: 新点; a column moreinfo.html goes on at 2.html, 3.html …; metas are often placeholders."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, following
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

NUMBER = re.compile(r"/(\d{1,4})\.html$")
"""A page of a column: 2.html."""

PAGES = re.compile(
    r"""(?:pageCount|totalPage|pagecount)["']?\s*[:=]\s*["']?(\d{1,4})|共\s*(\d{1,4})\s*页|>\s*1\s*/\s*(\d{1,4})\s*<"""
)
"""The number of pages: pageCount:4, 共 4 页, 1/4."""

RECORDS = re.compile(r"""\b(?:total|totalCount|total[rR]ecords?)["']?\s*[:=]\s*["']?(\d{1,6})""")
SIZE = re.compile(r"""\b(?:pageSize|pagesize|perPage|rows)["']?\s*[:=]\s*["']?(\d{1,4})""")
"""The numbers of entries, of all and of a page, where the number of pages is left to a script: total: 58, pageSize: 15."""

MARKS = ("ewb-", "epoint", "moreinfo.html")


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing:
    """Read all links; the next page by its words, else by the number of pages that the page names."""
    links = links_of(doc)
    more = by_next_link(links, doc, ask)
    here = NUMBER.search(urlsplit(doc.url).path)
    number = int(here[1]) if here else 1
    if not more and number < pages_of(doc.text):
        more = (following(ask, urljoin(doc.url, f"{number + 1}.html")),)
    return Listing(links=tuple(links), more=more)


def pages_of(text: str) -> int:
    """Return how many pages a column has by its own count; 0 if it names none."""
    if told := PAGES.search(text):
        return int(told[told.lastindex or 1])
    records, size = RECORDS.search(text), SIZE.search(text)
    return -(-int(records[1]) // int(size[1])) if records and size and int(size[1]) else 0


FAMILY = Family(name="epoint", marks=marks, read=read)
