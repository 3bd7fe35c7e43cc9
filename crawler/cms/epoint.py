"""epoint: 新点; a column moreinfo.html goes on at 2.html, 3.html …; metas are often placeholders."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, following
from crawler.cms.script_pagers import pager_scripts, pages_counted
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

NUMBER = re.compile(r"/(\d{1,4})\.html$")
"""A page of a column: 2.html."""

PAGES = re.compile(
    r"""(?:pageCount|totalPage|pagecount)["']?\s*[:=]\s*["']?(\d{1,4})|共\s*(\d{1,4})\s*页|>\s*1\s*/\s*(\d{1,4})\s*<"""
)
"""The number of pages: pageCount:4, 共 4 页, 1/4."""

MARKS = ("epoint", "moreinfo.html")
STYLE = "ewb-"
"""How names of its styles begin; others use them too, so only with COLUMN or ARTICLE it is a mark."""
COLUMN = re.compile(r"/\d{3,12}/(?:moreinfo|about|\d{1,4})\.html$")
"""The address of a column: /xxgk/003001/moreinfo.html."""
ARTICLE = re.compile(r"/\d{8}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.html")
"""The address of an article: /20240120/3f2a0c1e-….html."""


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks, or the styles with an address of its form."""
    if any(mark in doc.text for mark in MARKS):
        return True
    return STYLE in doc.text and bool(COLUMN.search(urlsplit(doc.url).path) or ARTICLE.search(doc.text))


def read(doc: LinkPage, ask: Ask) -> Listing:
    """Read all links; the next page by its words, else by the number of pages that the page names."""
    links = links_of(doc)
    more = by_next_link(links, doc, ask)
    here = NUMBER.search(urlsplit(doc.url).path)
    number = int(here[1]) if here else 1
    if not more and number < pages_of(doc):
        more = (following(ask, urljoin(doc.url, f"{number + 1}.html")),)
    return Listing(links=tuple(links), more=more)


def pages_of(doc: LinkPage) -> int:
    """Return how many pages a column has by its own count; 0 if it names none."""
    told = PAGES.search(doc.text)
    script = "" if told else "\n".join(pager_scripts(doc))
    return int(told[told.lastindex or 1]) if told else pages_counted(script)


FAMILY = Family(name="epoint", marks=marks, read=read)
