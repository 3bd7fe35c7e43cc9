"""trs: TRS WCM; static lists index.html, index_1.html … with a pager by script (createPageHTML)."""

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, by_numbers
from crawler.cms.script_pagers import by_page_call
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

MARKS = ("createPage", "TRS_Editor", "trs_editor_view", "TRS_UEDITOR", "CurrChnlCls", "countPage")
STUB_CHARS = 500
"""Deep pages of a list are sometimes a stub of 300 to 400 bytes: not the end, an error."""


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks of TRS."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read the links of the page; the next page by the script's arguments, else by words or number."""
    links = links_of(doc)
    if ask.number > 1 and len(doc.text) < STUB_CHARS and not links:
        return Listing(links=(), errs=f"stub of {len(doc.text)} characters instead of page {ask.number}")
    more = by_page_call(doc, ask) or by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    return Listing(links=tuple(links), more=more)


FAMILY = Family(name="trs", marks=marks, read=read)
