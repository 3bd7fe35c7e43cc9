"""LinkPage -> the next page of a list, by signs shared by families: 下一页, index_2.html, ?page=2."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.discovery.link_extraction import Link
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask

NEXT = re.compile(
    r"^[\s\[【（(<《]*(?:(?:下\s*[一1]?|后\s*一?)\s*页|next(?:\s*page)?|[>»›]{1,2}|→)[\s\]】）)>»›→]*$",
    re.IGNORECASE,
)
"""The words of a link to the page after this one: 下一页, [下页], 下一页>>."""

PARAMETERS = frozenset(
    {
        *("page", "pageindex", "pageno", "pagenum", "pagenumber", "currpage", "curpage", "currentpage"),
        *("page_index", "page_no", "page_num", "cur_page", "current_page", "paged", "pn", "p"),
    }
)
"""Names that the number of a page has in a query, in lower case."""

NUMBERED = re.compile(r"(?P<stem>.*?)(?:[_-](?P<number>\d{1,4}))?(?P<suffix>\.(?:s?html?|jhtml))$")
"""An address with a number at its end: index_2.html, list-3.shtml."""


def by_next_link(links: list[Link], doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the page that a link named 下一页 leads to, unless it is this page."""
    for link in links:
        if NEXT.match(link.text) and link.url not in {doc.url, ask.url} and _same_list(link.url, doc.url):
            return (following(ask, link.url),)
    return ()


def by_numbers(links: list[Link], doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the linked page whose number, in query or file name, follows this page's."""
    here = page_number(doc.url) or 1
    for link in links:
        if page_number(link.url) == here + 1 and stem_of(link.url) == stem_of(doc.url):
            return (following(ask, link.url),)
    return ()


def following(ask: Ask, url: str, **changes: object) -> Ask:
    """Return the ask for the page after one, in the same walk; `changes` are fields of `Ask`."""
    values = {"url": url, "number": ask.number + 1, "walk": ask.start, **changes}
    return replace(ask, **values)  # type: ignore[arg-type]  # the names are fields


def with_query(url: str, **values: object) -> str:
    """Return an address with other values in its query; what else stands there keeps its bytes (a title in GBK)."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, encoding="latin-1"))
    return parts._replace(query=urlencode({**query, **values}, encoding="latin-1")).geturl()


def page_number(url: str) -> int | None:
    """Return the number in a list page's address: index_2.html -> 2, ?page=3 -> 3; None if there is none."""
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if name.lower() in PARAMETERS and value.isdecimal():
            return int(value)
    found = NUMBERED.match(parts.path)
    return int(found["number"]) if found and found["number"] else None


def stem_of(url: str) -> str:
    """Return the part that the addresses of all pages of a list have in common."""
    parts = urlsplit(url)
    query = urlencode([pair for pair in parse_qsl(parts.query) if pair[0].lower() not in PARAMETERS])
    found = NUMBERED.match(parts.path)
    stem = (found["stem"] if found else parts.path).removesuffix("index").removesuffix("list").rstrip("/")
    return f"{parts.netloc}{stem}?{query}"


def _same_list(url: str, other: str) -> bool:
    return urlsplit(url).netloc == urlsplit(other).netloc
