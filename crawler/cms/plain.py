"""plain: a list of links with 下一页 or numbered pages; what every unknown site is read as."""

from crawler.cms.listing import Ask, Family, Listing
from crawler.cms.paging import by_next_link, by_numbers
from crawler.document import Document
from crawler.links import links_of


def read(doc: Document, ask: Ask) -> Listing:
    """All links of the page; the next page by its words, else by its number."""
    links = links_of(doc)
    return Listing(links=tuple(links), more=by_next_link(links, doc, ask) or by_numbers(links, doc, ask))


FAMILY = Family(name="plain", marks=lambda _: True, read=read)
