"""anhui: Anhui's disclosure pages, /public/column/UNIT?…&action=list, and labels that answer JSON."""

import re
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.cms.family import Family, parse_count
from crawler.cms.json_lists import records_to_links
from crawler.cms.pagination import by_next_link, by_numbers, following, with_query
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

LABEL = re.compile(r"""["'](/site/label/\d+\?[^"'\s]{10,400})["']""")
"""A label's address in a script: '/site/label/8888?IsAjax=1&dataType=JSON&labelName=publicInfoList&…'."""

LABEL_PATH = "/site/label/"
MARKS = ("/site/label/", "/site/tpl/", "/public/column/", "j-fontContent", "newscontnet")


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks."""
    return "/public/column/" in doc.url or any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read the answer of a label, or a list page that goes on by its links or by the label that fills it."""
    if LABEL_PATH in ask.url:
        return read_label(doc, ask)
    links = links_of(doc)
    label = LABEL.search(doc.text)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    if not more and label and "JSON" in label[1]:
        more = (following(ask, urljoin(doc.url, label[1].replace("&amp;", "&")), family="anhui"),)
    return Listing(links=tuple(links), more=more)


def read_label(doc: LinkPage, ask: Ask) -> Listing:
    """Read {"data": {"data": [{"link", "title"}], "pageCount": 4}}, nested one level more or less."""
    inner: Any = doc.data
    count = None
    while isinstance(inner, dict):
        count = inner.get("pageCount", count)
        inner = inner.get("data")
    if not isinstance(inner, list):
        return Listing(links=(), errs=f"the label gave no list ({len(doc.page.body)} bytes)")
    links = records_to_links(inner, doc.url)
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number = parse_count(query.get("pageIndex"), 1)
    if not links or number >= parse_count(count):
        return Listing(links=links)
    return Listing(links=links, more=(following(ask, with_query(ask.url, pageIndex=number + 1)),))


FAMILY = Family(name="anhui", marks=marks, read=read)
