"""vsb: 博达 webplus; a column NAME.htm continues at NAME/3.htm, NAME/2.htm … counting down."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, following
from crawler.discovery.link_extraction import Link, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

COUNTED = re.compile(r"(?<![^/])(?P<name>[^/]++)/(?P<number>\d{1,4})\.html?$")
"""A page of a column, counting down: zfgzbg/3.htm."""

MARKS = ("_vsb_", "vsb_content", "_sitegray", "wbnews", "p_next_d", "p_pages", "vsbcontent")


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing:
    """Read all links; the next page by its words (下页), else the page with the next lower number."""
    links = links_of(doc)
    return Listing(links=tuple(links), more=by_next_link(links, doc, ask) or counting_down(links, doc, ask))


def counting_down(links: list[Link], doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the page after this one: from NAME.htm the highest linked NAME/N.htm, from there N-1."""
    here = COUNTED.search(urlsplit(doc.url).path)
    if here:
        number = int(here["number"]) - 1
        return (following(ask, urljoin(doc.url, f"{number}.htm")),) if number >= 1 else ()
    stem = urlsplit(doc.url).path.rsplit("/", 1)[-1].partition(".")[0]
    numbered = {}
    for link in links:
        found = COUNTED.search(urlsplit(link.url).path)
        if found and found["name"] == stem:
            numbered[int(found["number"])] = link.url
    return (following(ask, numbered[max(numbered)]),) if numbered else ()


FAMILY = Family(name="vsb", marks=marks, read=read)
