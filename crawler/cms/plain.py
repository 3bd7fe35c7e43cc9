"""plain: links with 下一页 or numbered pages; every unknown site is read as this family."""

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, by_numbers
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing


def read(doc: LinkPage, ask: Ask) -> Listing:
    """Read all links of the page; the next page by its words, else by its number."""
    links = links_of(doc)
    return Listing(links=tuple(links), more=by_next_link(links, doc, ask) or by_numbers(links, doc, ask))


FAMILY = Family(name="plain", marks=lambda _: True, read=read)
