"""ucap: 开普 UCAP; static lists list.shtml, list_2.shtml, and two interfaces of JSON."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.family import Family, parse_count
from crawler.cms.json_lists import records_to_links
from crawler.cms.pagination import by_next_link, by_numbers, following
from crawler.cms.script_pagers import by_page_call
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

CHANNEL = re.compile(
    r"""(?:channelId|channel_id|channelid)["']?\s*[:=]\s*["']?([0-9a-f]{8,36}(?:-[0-9a-f]{4,12}){0,4})""",
    re.IGNORECASE,
)
"""The channel in a script: channelId: '3ad0f4e0b8f14f9c8b3f5a2f6e1d7c90'."""

SEARCH = re.compile(r"""["'](/?common/search/[^"'\s]{8,80})["']""")
"""The interface's address in a script: '/common/search/3ad0f4e0…?_isAgg=true'."""

CODE = re.compile(r"""codeId["']?\s*[:=]\s*["']?([\w-]{3,64})""")
"""The code of a list that is asked for by POST: codeId: 'c107884'."""

MARKS = (
    *("UCAP", "ucapcontent", "common/search/", "getFileListByCodeId", "websiteId", "codeName"),
    *('name="channelId"', "name='channelId'", 'content="页面生成时间'),
)
SIZE = 20
"""Entries that are asked for at once."""


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks of UCAP."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read an answer of an interface, else a static list with its next page."""
    if "/common/search/" in ask.url:
        return read_search(doc, ask)
    if "getFileListByCodeId" in ask.url:
        return read_files(doc, ask)
    links = links_of(doc)
    more = (
        by_page_call(doc, ask)
        or by_next_link(links, doc, ask)
        or by_numbers(links, doc, ask)
        or by_interface(doc, ask)
    )
    return Listing(links=tuple(links), more=more)


def by_interface(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the list behind a page: a POST by code if its script has one, else its channel's search."""
    code, channel = CODE.search(doc.text), CHANNEL.search(doc.text)
    if "getFileListByCodeId" in doc.text and code:
        form = {"codeId": code[1], "channelId": channel[1] if channel else "", "page": 1, "size": SIZE}
        url = urljoin(doc.url, "/getFileListByCodeId")
        return (following(ask, url, method="POST", json=json.dumps(form), family="ucap"),)
    told = SEARCH.search(doc.text)
    path = (
        told[1] if told else f"/common/search/{channel[1]}" if channel and "common/search" in doc.text else ""
    )
    if not path:
        return ()
    query = {"_isAgg": "true", "_isJson": "true", "_pageSize": SIZE, "_template": "index", "page": 1}
    return (
        following(
            ask,
            f"{urljoin(doc.url, '/' + path.lstrip('/').partition('?')[0])}?{urlencode(query)}",
            family="ucap",
        ),
    )


def read_search(doc: LinkPage, ask: Ask) -> Listing:
    """Read {"data": {"results": [{"title", "url", "publishedTimeStr"}], "total"}} of common/search."""
    data = doc.data.get("data") if isinstance(doc.data, dict) else None
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(results, list):
        return Listing(links=(), errs=f"common/search gave no results ({len(doc.page.body)} bytes)")
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number, size = int(query.get("page", "1")), int(query.get("_pageSize", SIZE))
    total = parse_count(data.get("total")) or None
    links = records_to_links(results, doc.url)
    done = number * size >= total if total else len(results) < size
    if done or not results:
        return Listing(links=links, total=total)
    url = urlsplit(ask.url)._replace(query=urlencode({**query, "page": number + 1})).geturl()
    return Listing(links=links, total=total, more=(following(ask, url),))


def read_files(doc: LinkPage, ask: Ask) -> Listing:
    """Read an answer of getFileListByCodeId: a list of {"title", "url"}, nested to any depth."""
    found = _find_list(doc.data)
    if found is None:
        return Listing(links=(), errs=f"getFileListByCodeId gave no list ({len(doc.page.body)} bytes)")
    form = json.loads(ask.json)
    links = records_to_links(found, doc.url)
    if len(found) < form["size"]:
        return Listing(links=links)
    form["page"] += 1
    return Listing(links=links, more=(following(ask, ask.url, json=json.dumps(form)),))


def _find_list(data: Any, depth: int = 6) -> list[Any] | None:
    """Return the longest list of records at whatever depth; an empty list if there is no other, else None."""
    if isinstance(data, list):
        return data if not data or isinstance(data[0], dict) else None
    if isinstance(data, dict) and depth:
        found = [inner for value in data.values() if (inner := _find_list(value, depth - 1)) is not None]
        return max(found, key=len) if found else None
    return None


FAMILY = Family(name="ucap", marks=marks, read=read)
