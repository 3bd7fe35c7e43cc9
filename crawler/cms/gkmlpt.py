"""gkmlpt: Guangdong's disclosure platform; window._CONFIG holds SID and columns, api/all their lists."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.family import Family, parse_count
from crawler.cms.json_lists import records_in, records_to_links
from crawler.cms.pagination import by_next_link, by_numbers, following
from crawler.discovery.link_extraction import Link, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

CONFIG = re.compile(r"""\b_CONFIG["']?\]?\s*=\s*(?=\{)""")
"""Where the data begin: window._CONFIG = {, var _CONFIG={, window["_CONFIG"] = {."""

BARE_KEY = re.compile(r"([{,]\s*)([A-Za-z_]\w*)\s*:")
"""A key without quotes, as scripts write it: {SID:."""
REMARK = re.compile(r"(?m)^[^\S\n]*+//.*$|/\*[^*]{0,400}\*/")
"""A remark in a script: a line of its own that begins with //, or one between /* and */."""
LAST_COMMA = re.compile(r",(?=\s*[}\]])")
"""A comma before the end of an object, which scripts allow and JSON does not."""

SID = re.compile(r"""["']?\bSID["']?\s*:\s*["']?(\d{3,12})""")
"""The site's number: SID: "768001"."""

API = "/gkmlpt/api/all/"
PER_PAGE = 100
"""Articles that a page of api/all holds."""
MAX_NODES = 5000
"""Columns of a tree that are read at most; a guess."""


def marks(doc: LinkPage) -> bool:
    """Return whether a page belongs to the platform."""
    return "/gkmlpt/" in doc.url or "_CONFIG" in doc.text or API in doc.text


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read an answer of api/all, or a page of the platform with the columns of its tree."""
    if API in ask.url:
        return read_answer(doc, ask)
    links = links_of(doc)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    return Listing(links=tuple(links), more=more, columns=tuple(columns_in(doc)))


def read_answer(doc: LinkPage, ask: Ask) -> Listing:
    """Read {"articles": [{"title", "url" | "post_url"}], "classify": {"post_count"}}."""
    data = doc.data
    records = records_in(data, ("data", "articles")) if isinstance(data, dict) else None
    if records is None:
        return Listing(links=(), errs=f"api/all gave no articles ({len(doc.page.body)} bytes)")
    links = records_to_links(records, doc.url)
    total = total_of(data) if isinstance(data, dict) else None
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number = int(query.get("page", "1"))
    if (
        not records
        or (total is not None and number * PER_PAGE >= total)
        or (total is None and len(records) < PER_PAGE)
    ):
        return Listing(links=links, total=total)
    url = urlsplit(ask.url)._replace(query=urlencode({**query, "page": str(number + 1)})).geturl()
    return Listing(links=links, total=total, more=(following(ask, url, family="gkmlpt"),))


def total_of(data: dict[str, Any]) -> int | None:
    """Return how many articles the column has by "post_count" or "total"; None if neither is there."""
    for holder in (data, data.get("data")):
        if isinstance(holder, dict):
            classify = holder.get("classify")
            told = classify.get("post_count") if isinstance(classify, dict) else holder.get("total")
            if (number := parse_count(told, -1)) >= 0:
                return number
    return None


def columns_in(doc: LinkPage) -> list[Link]:
    """Return the columns of the tree as links to their interface, parents before children."""
    config = config_of(doc)
    found = SID.search(doc.text)
    sid = parse_count(config.get("SID")) or parse_count(found.group(1) if found else "")
    tree = config.get("TREE")
    if not sid or not isinstance(tree, (list, dict)):
        return []
    base = urljoin(doc.url, API)
    return [Link(url=f"{base}{code}?page=1&sid={sid}", text=name) for code, name in nodes(tree)]


def nodes(tree: Any) -> list[tuple[str, str]]:
    """Return (id, name) of every node of a tree of unknown depth, in order; at most MAX_NODES."""
    found: list[tuple[str, str]] = []
    waiting = [tree]
    while waiting and len(found) < MAX_NODES:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            code, name = node.get("id") or node.get("catid"), node.get("name") or node.get("title")
            if code and name:
                found.append((str(code), str(name)))
            waiting += [value for value in reversed(node.values()) if isinstance(value, (list, dict))]
    return found


def config_of(doc: LinkPage) -> dict[str, Any]:
    """Return the object that window._CONFIG is set to; empty if it cannot be read."""
    found = CONFIG.search(doc.text)
    if not found:
        return {}
    source = doc.text[found.end() :]
    mended = LAST_COMMA.sub("", REMARK.sub("", source).replace("'", '"'))
    for text in (source, BARE_KEY.sub(r'\1"\2":', mended)):
        try:
            value, _ = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict) else {}
    return {}


FAMILY = Family(name="gkmlpt", marks=marks, read=read)
