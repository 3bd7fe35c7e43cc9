"""epoint: 新点; a column moreinfo.html goes on at 2.html, 3.html …; metas are often placeholders."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.cms.listing import Ask, Family, Listing
from crawler.cms.paging import by_next_link, following
from crawler.document import Document
from crawler.links import links_of

NUMBER = re.compile(r"/(\d{1,4})\.html$")
"""A page of a column: 2.html."""

PAGES = re.compile(
    r"""(?:pageCount|totalPage|pagecount)["']?\s*[:=]\s*["']?(\d{1,4})|共\s*(\d{1,4})\s*页|>\s*1\s*/\s*(\d{1,4})\s*<"""
)
"""The number of pages: pageCount:4, 共 4 页, 1/4."""

MARKS = ("ewb-", "epoint", "moreinfo.html")


def marks(doc: Document) -> bool:
    """Whether a page shows one of the marks."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: Document, ask: Ask) -> Listing:
    """All links; the next page by its words, else by the count that the page tells."""
    links = links_of(doc)
    more = by_next_link(links, doc, ask)
    told = PAGES.search(doc.text)
    here = NUMBER.search(urlsplit(doc.url).path)
    number = int(here[1]) if here else 1
    if not more and told and number < int(next(each for each in told.groups() if each)):
        more = (following(ask, urljoin(doc.url, f"{number + 1}.html")),)
    return Listing(links=tuple(links), more=more)


FAMILY = Family(name="epoint", marks=marks, read=read)
