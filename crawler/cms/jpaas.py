"""jpaas: 大汉's newer interface; a pager element holds address and query, answers are HTML in JSON."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.cms.family import Family, parse_count
from crawler.cms.jcms import site_base
from crawler.cms.pagination import following
from crawler.discovery.link_extraction import absolute, links_in, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

UNIT = "jpaas-publish-server"
SINGLE_QUOTED = re.compile(r"'([^']*)'")
"""queryData is JSON in single quotes: {'webId':'149','pageId':'1229417972'}."""
BARE = re.compile(r"""([A-Za-z_]\w{0,40})['"]?\s*:\s*['"]?([^'",{}]{0,200})""")
"""The same without quotes: {webId:149, pageId:1229417972}."""


def marks(doc: LinkPage) -> bool:
    """Return whether a page names the interface."""
    return UNIT in doc.text


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read the links of a page or of the HTML in an answer; then the next page of the unit."""
    if UNIT in ask.url:
        return read_answer(doc, ask)
    return Listing(links=tuple(links_of(doc)), more=first_ask(doc, ask))


def read_answer(doc: LinkPage, ask: Ask) -> Listing:
    """Read {"data": {"html": "<ul>…"}}; without links it is an interface that errs (as from abroad)."""
    data = doc.data if isinstance(doc.data, dict) else {}
    inner = data.get("data")
    fragment = str(inner.get("html", "")) if isinstance(inner, dict) else ""
    links = tuple(links_in(fragment, site_base(doc)))
    if not links:
        return Listing(links=(), errs=f"the interface gave no entry ({len(doc.page.body)} bytes)")
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number, rows, count = (parse_count(query.get(name)) for name in ("pageNo", "rows", "count"))
    if rows and count and number * rows >= count:
        return Listing(links=links, total=count)
    return Listing(
        links=links, total=count or None, more=(following(ask, numbered(ask.url, query, number + 1)),)
    )


def first_ask(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the unit's second page if the first is part of this page, else for its first."""
    for pager in doc.tree.xpath("//*[@unitUrl or @uniturl or @queryData or @querydata]"):
        unit = absolute(doc.url, pager.get("uniturl") or pager.get("unitUrl") or "")
        if unit is None or UNIT not in unit:
            continue
        count, rows = (parse_count(pager.get(name)) for name in ("count", "rows"))
        query = {
            **parse_query_data(pager.get("querydata") or pager.get("queryData") or ""),
            "rows": str(rows or 15),
        }
        if rows and count <= rows:
            return ()
        number = 2 if count else 1
        asked = {**query, "count": str(count)} if count else query
        return (replace(following(ask, numbered(unit, asked, number)), family="jpaas"),)
    return ()


def parse_query_data(text: str) -> dict[str, str]:
    """Parse the pager's query: JSON with single or double quotes, or NAME:VALUE without any."""
    try:
        values = json.loads(SINGLE_QUOTED.sub(lambda found: json.dumps(found.group(1)), text))
    except ValueError:
        return dict(BARE.findall(text))
    return {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {}


def numbered(url: str, query: dict[str, str], number: int) -> str:
    """Return the address of page `number` of a unit."""
    return urlsplit(url)._replace(query=urlencode({**query, "pageNo": str(number)})).geturl()


FAMILY = Family(name="jpaas", marks=marks, read=read)
