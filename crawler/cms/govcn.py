"""govcn: the central portal: lists as JSON files, policy search, and a report at a rolling address."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.family import Family, parse_count
from crawler.cms.json_lists import records_in, records_to_links
from crawler.cms.pagination import by_next_link, by_numbers, following
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

JSON_LIST = re.compile(r"""["']([\w./-]{1,120}[A-Z]{4,40}\.json)["']""")
"""A list kept as a file: './ZUIXINZHENGCE.json'."""

MARKS = ("ZUIXINZHENGCE", "sousuo.www.gov.cn", "manuscriptId", "pages_content", "conlun2_box_text")
LISTS = ("data", "list", "result", "results")


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read a list file, an answer of the search, or a page with the list file that its script loads."""
    if "/search-gov/data" in ask.url:
        return read_search(doc, ask)
    is_file = urlsplit(ask.url).path.endswith(".json")
    if is_file or isinstance(doc.data, list):
        records = records_in(doc.data, LISTS)
        if records is None:
            return Listing(links=(), errs=f"the list file holds no list ({len(doc.page.body)} bytes)")
        return Listing(links=records_to_links(records, doc.url))
    links = links_of(doc)
    file = JSON_LIST.search(doc.text)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    if not more and file:
        more = (following(ask, urljoin(doc.url, file[1]), family="govcn"),)
    return Listing(links=tuple(links), more=more)


def read_search(doc: LinkPage, ask: Ask) -> Listing:
    """Read {"searchVO": {"listVO": […], "totalCount"}}; the list may be in {"catMap": {"gongwen": …}}."""
    inner = doc.data.get("searchVO") if isinstance(doc.data, dict) else None
    parts = [inner, *_parts(inner)] if isinstance(inner, dict) else []
    held = [part for part in parts if isinstance(part.get("listVO"), list)]
    if not held:
        return Listing(links=(), errs=f"the search gave no list ({len(doc.page.body)} bytes)")
    links = tuple(link for part in held for link in records_to_links(part["listVO"], doc.url))
    totals = [number for part in held if (number := parse_count(part.get("totalCount"), -1)) >= 0]
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number, size = parse_count(query.get("p"), 1), parse_count(query.get("n"), 20)
    done = number * size >= max(totals) if totals else len(links) < size
    total = sum(totals) if totals else None
    if done or not links:
        return Listing(links=links, total=total)
    url = urlsplit(ask.url)._replace(query=urlencode({**query, "p": number + 1})).geturl()
    return Listing(links=links, total=total, more=(following(ask, url),))


def _parts(inner: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of an answer, one for each kind of document."""
    kinds = inner.get("catMap")
    return [part for part in kinds.values() if isinstance(part, dict)] if isinstance(kinds, dict) else []


FAMILY = Family(name="govcn", marks=marks, read=read)
