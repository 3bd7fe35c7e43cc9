"""trs: TRS WCM; static lists index.html, index_1.html … with a pager by script (createPageHTML)."""

import re
from urllib.parse import urljoin

from crawler.cms.family import Family
from crawler.cms.pagination import CALL, by_call, by_next_link, by_numbers, following
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

PAGER = re.compile(r"createPage(?:HTML)?\s*\(([^()]{1,200})\)")
"""The call that writes the pager: createPageHTML(3, 0, "index", "html"); 北京: records, pages, current."""

COUNT = re.compile(r"(?:countPage|nPageCount|pageCount|totalPages?)\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
"""The number of pages as a variable: var countPage = 5//共多少页."""

SPLIT = re.compile(r"""\s*,\s*""")
NAME = re.compile(r"[\w-]+$")

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
    more = by_script(doc, ask) or by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    return Listing(links=tuple(links), more=more)


def by_script(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the next page by createPageHTML: the first is NAME.EXT, the second NAME_1.EXT."""
    if CALL.search(doc.text):
        return by_call(doc, ask)
    for call in PAGER.finditer(doc.text):
        arguments = [each.strip().strip("\"'") for each in SPLIT.split(call.group(1))]
        numbers = [int(each) for each in arguments if each.isdecimal()]
        names = [each for each in arguments if each and not each.isdecimal() and NAME.match(each)]
        if not numbers:
            continue
        pages, current = pages_and_current(numbers)
        if current + 1 < pages:
            name, suffix = (names[0], names[1]) if len(names) > 1 else ("index", "html")
            return (following(ask, urljoin(doc.url, f"{name}_{current + 1}.{suffix}")),)
        return ()
    return ()


def pages_and_current(numbers: list[int]) -> tuple[int, int]:
    """Return (number of pages, current page from 0) out of a call's numbers.

    Two numbers may be in either order (the larger is the number of pages); of three or more the first counts
    records when it is the largest, as in 北京's (records, pages, current).
    """
    if len(numbers) == 1:
        return numbers[0], 0
    if len(numbers) > 2 and numbers[0] >= max(numbers[1:]):
        numbers = numbers[1:]
    first, second = numbers[:2]
    return (first, second) if first > second else (second, first)


FAMILY = Family(name="trs", marks=marks, read=read)
