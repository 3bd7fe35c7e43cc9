"""govcn: the central portal: lists as JSON files, the search of its policy library, and a report at a rolling address."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.listing import Ask, Family, Listing
from crawler.cms.paging import by_next_link, by_numbers, following
from crawler.document import Document
from crawler.links import DATE, Link, absolute, links_of

JSON_LIST = re.compile(r"""["']([\w./-]{1,120}[A-Z]{4,40}\.json)["']""")
"""A list kept as a file: './ZUIXINZHENGCE.json'."""

MARKS = ("ZUIXINZHENGCE", "sousuo.www.gov.cn", "manuscriptId", "pages_content", "conlun2_box_text")
BEIJING = timedelta(hours=8)


def marks(doc: Document) -> bool:
    """Whether a page shows one of the marks."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: Document, ask: Ask) -> Listing | None:
    """A list file, an answer of the search, or a page (with the list file that its script loads)."""
    if "/search-gov/data" in ask.url:
        return read_search(doc, ask)
    if isinstance(doc.data, list):
        return Listing(links=tuple(entries(doc.data, doc.url)))
    if urlsplit(ask.url).path.endswith(".json"):
        return Listing(links=(), errs=f"the list file holds no list ({len(doc.page.body)} bytes)")
    links = links_of(doc)
    file = JSON_LIST.search(doc.text)
    more = by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    if not more and file:
        more = (following(ask, urljoin(doc.url, file[1]), family="govcn"),)
    return Listing(links=tuple(links), more=more)


def entries(records: list[Any], base: str) -> list[Link]:
    """Records {"URL", "TITLE", "DOCRELPUBTIME"} as links."""
    found = []
    for each in records:
        if isinstance(each, dict) and (url := absolute(base, str(each.get("URL") or each.get("url") or ""))):
            when = DATE.search(str(each.get("DOCRELPUBTIME") or ""))
            date = f"{when[1]}-{int(when[2]):02}-{int(when[3]):02}" if when else ""
            found.append(
                Link(
                    url=url,
                    text=" ".join(str(each.get("TITLE") or each.get("title") or "").split()),
                    date=date,
                )
            )
    return found


def read_search(doc: Document, ask: Ask) -> Listing:
    """An answer: {"searchVO": {"listVO": [{"title", "url", "pubtime": ms}], "totalCount"}}."""
    inner = doc.data.get("searchVO") if isinstance(doc.data, dict) else None
    records = inner.get("listVO") if isinstance(inner, dict) else None
    if not isinstance(inner, dict) or not isinstance(records, list):
        return Listing(links=(), errs=f"the search gave no list ({len(doc.page.body)} bytes)")
    links = tuple(link for each in records if isinstance(each, dict) and (link := found_entry(each, doc.url)))
    total = int(inner.get("totalCount") or 0)
    query = dict(parse_qsl(urlsplit(ask.url).query))
    number, size = int(query.get("p", "1") or 1), int(query.get("n", "20") or 20)
    if not records or number * size >= total:
        return Listing(links=links, total=total)
    url = urlsplit(ask.url)._replace(query=urlencode({**query, "p": number + 1})).geturl()
    return Listing(links=links, total=total, more=(following(ask, url),))


def found_entry(each: dict[str, Any], base: str) -> Link | None:
    """A record of the search as a link; titles carry <em> marks, times are milliseconds."""
    url = absolute(base, str(each.get("url") or ""))
    title = " ".join(re.sub(r"</?em[^>]{0,40}>", "", str(each.get("title") or "")).split())
    stamp = str(each.get("pubtime") or "")
    moment = (
        datetime.fromtimestamp(int(stamp) / 1000, UTC) + BEIJING
        if stamp.isdigit() and len(stamp) < 15
        else None
    )
    return Link(url=url, text=title, date=f"{moment:%Y-%m-%d}" if moment else "") if url else None


FAMILY = Family(name="govcn", marks=marks, read=read)
