"""hebei: columns and articles named by UUIDs, /columns/UUID/index.html; dates in URLs say nothing."""

import re
from urllib.parse import urljoin

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, by_numbers, following, page_number
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

UUID = re.compile(r"/columns/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/", re.IGNORECASE)
"""A column: /columns/ab0652d2-7dc4-49e7-89f1-1901d3eb723b/. Letters other than a-f do not match."""

PAGES = re.compile(
    r"""(?:totalPages?|pageCount|countPage)["']?\s*[:=]\s*["']?(\d{1,4})|createPage(?:HTML)?\(\s*["']?(\d{1,4})|共\s*(\d{1,4})\s*页""",
    re.IGNORECASE,
)
"""The number of pages: totalPage: 4 or createPageHTML(4, … in a script, 共 4 页 in the text."""


def marks(doc: LinkPage) -> bool:
    """Return whether the page's address, or more than two links, have the form."""
    return bool(UUID.search(doc.url) or len(UUID.findall(doc.text)) > 2)


def read(doc: LinkPage, ask: Ask) -> Listing:
    """Read all links; the next page by 下一页, by number, or by the script's count (index_2.html)."""
    links = links_of(doc)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    told, here = PAGES.search(doc.text), page_number(doc.url) or 1
    if not more and told and here < int(told[told.lastindex or 1]) and UUID.search(doc.url):
        more = (following(ask, urljoin(doc.url, f"index_{here + 1}.html")),)
    return Listing(links=tuple(links), more=more)


FAMILY = Family(name="hebei", marks=marks, read=read)
