"""gkmlpt: Guangdong's disclosure platform; window._CONFIG holds SID and the TREE of columns, api/all their lists."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.listing import Ask, Family, Listing
from crawler.cms.paging import by_next_link, by_numbers, following
from crawler.document import Document
from crawler.links import DATE, Link, absolute, links_of

CONFIG = re.compile(r"window\._CONFIG\s*=\s*(?=\{)")
"""Where the data begin: window._CONFIG = {."""

BARE_KEY = re.compile(r"([{,]\s*)([A-Za-z_]\w*)\s*:")
"""A key without quotes, as scripts write it: {SID:."""

SID = re.compile(r"""["']?\bSID["']?\s*:\s*["']?(\d{3,12})""")
"""The site's number: SID: "768001"."""

API = "/gkmlpt/api/all/"
PER_PAGE = 100
MAX_NODES = 5000


def marks(doc: Document) -> bool:
    """Whether a page is one of the platform's."""
    return "/gkmlpt/" in doc.url or "_CONFIG" in doc.text or API in doc.text


def read(doc: Document, ask: Ask) -> Listing | None:
    """An answer of api/all; or a page of the platform, with its columns as the tree has them."""
    if API in ask.url:
        return read_answer(doc, ask)
    links = links_of(doc)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    return Listing(links=tuple(links), more=more, columns=tuple(columns_in(doc)))


def read_answer(doc: Document, ask: Ask) -> Listing:
    """An answer: {"articles": [{"title", "url" | "post_url", "display_publish_time"}], "classify": {"post_count"}}."""
    data = doc.data
    articles = data.get("articles") if isinstance(data, dict) else None
    if not isinstance(articles, list):
        return Listing(links=(), errs=f"api/all gave no articles ({len(doc.page.body)} bytes)")
    links = [link for each in articles if isinstance(each, dict) and (link := entry(each, doc.url))]
    classify = data.get("classify")
    total = _number(classify.get("post_count") if isinstance(classify, dict) else data.get("total"))
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number = int(query.get("page", "1"))
    if (
        not articles
        or (total is not None and number * PER_PAGE >= total)
        or (total is None and len(articles) < PER_PAGE)
    ):
        return Listing(links=tuple(links), total=total)
    url = urlsplit(ask.url)._replace(query=urlencode({**query, "page": str(number + 1)})).geturl()
    return Listing(links=tuple(links), total=total, more=(following(ask, url, family="gkmlpt"),))


def entry(article: dict[str, Any], base: str) -> Link | None:
    """An article of an answer as a link; one that is marked as expired or abolished still stands."""
    url = absolute(base, str(article.get("url") or article.get("post_url") or ""))
    when = DATE.search(str(article.get("date") or article.get("display_publish_time") or ""))
    date = f"{when[1]}-{int(when[2]):02}-{int(when[3]):02}" if when else ""
    return Link(url=url, text=" ".join(str(article.get("title") or "").split()), date=date) if url else None


def columns_in(doc: Document) -> list[Link]:
    """The columns of the tree as links to their interface, parents' names before their own."""
    config = config_of(doc)
    sid = _number(config.get("SID")) if config else None
    if sid is None:
        found = SID.search(doc.text)
        sid = int(found.group(1)) if found else None
    tree = config.get("TREE") if config else None
    if sid is None or not isinstance(tree, (list, dict)):
        return []
    base = urljoin(doc.url, API)
    return [Link(url=f"{base}{code}?page=1&sid={sid}", text=name) for code, name in nodes(tree)]


def nodes(tree: Any) -> list[tuple[str, str]]:
    """(id, name) of every node of a tree of unknown depth, in order."""
    found: list[tuple[str, str]] = []
    waiting = [tree]
    while waiting and len(found) < MAX_NODES:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            code, name = node.get("id") or node.get("catid"), node.get("name") or node.get("title")
            if code and name:
                found.append((str(code), str(name)))
            waiting = [*(value for value in node.values() if isinstance(value, (list, dict))), *waiting]
    return found


def config_of(doc: Document) -> dict[str, Any]:
    """What window._CONFIG holds; empty when it cannot be read."""
    found = CONFIG.search(doc.text)
    if not found:
        return {}
    source = doc.text[found.end() :]
    for text in (source, BARE_KEY.sub(r'\1"\2":', source.replace("'", '"'))):
        try:
            value, _ = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict) else {}
    return {}


def _number(value: object) -> int | None:
    return int(str(value)) if str(value).isdigit() else None


FAMILY = Family(name="gkmlpt", marks=marks, read=read)
