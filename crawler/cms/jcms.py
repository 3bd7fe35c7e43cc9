"""jcms: 大汉 (Hanweb) jpage; the first entries are CDATA records in the page, the rest is a proxy's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.cms.family import Family
from crawler.cms.pagination import by_next_link, by_numbers, following
from crawler.discovery.link_extraction import Link, absolute, links_in, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

RECORD = re.compile(r"<(?P<end>/?)record>", re.IGNORECASE)
"""Around one entry of a datastore: <record><![CDATA[<li><a href=…>…</a></li>]]></record>."""

NEXT_GROUP = re.compile(r"<(?P<end>/?)nextgroup>", re.IGNORECASE)
"""Around the (encrypted) address of the next group: <nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=2&…">]]>."""

CDATA, CDATA_END = "<![CDATA[", "]]>"

PROXY = re.compile(
    r"""(?:proxyUrl|url)["']?\s*:\s*['"]([^'"]{0,1500}?dataproxy\.jsp[^'"]{0,1500})['"]""", re.IGNORECASE
)
"""Where the rest is: proxyUrl:'/module/web/jpage/dataproxy.jsp'."""

NUMBER = re.compile(
    r"""\b(totalRecord|perPage|groupSize|pageSize)["']?\s*[:=]\s*['"]?(\d{1,6})""", re.IGNORECASE
)
"""How many: totalRecord:186, perPage:15."""

PARAMETER = re.compile(
    r"""\b(col|appid|webid|path|columnid|sourceContentType|unitid|webname|permissiontype|keyWordCount)["']?\s*[:=]\s*"""
    r"""(?:'([^']{0,200})'|"([^"]{0,200})"|(\d+))""",
    re.IGNORECASE,
)
"""What the interface needs and only the page's script says: columnid:33720, unitid:'356383'."""

TOTAL = re.compile(r"<totalrecord>\s*(\d+)\s*</totalrecord>", re.IGNORECASE)
"""The total in an answer: <totalrecord>186</totalrecord>."""

GROUP_PAGES = 3
"""Pages that one answer of the interface holds, where the script says no groupSize."""

MARKS = ("dataproxy.jsp", "jpage", "ZJEG_RSS", "<$[信息内容]>", "i_columnid")


def marks(doc: LinkPage) -> bool:
    """Return whether a page shows one of the marks of jcms."""
    return any(mark in doc.text for mark in MARKS)


def read(doc: LinkPage, ask: Ask) -> Listing | None:
    """Read the records in a page or an answer, and the other links of the page; then the next group."""
    answered = "dataproxy" in ask.url
    base = site_base(doc)
    records = [link for record in contents(doc.text, RECORD) for link in links_in(record, base, doc.charset)]
    if answered and not records:
        return Listing(links=(), errs=f"dataproxy gave no record ({len(doc.page.body)} bytes)")
    beside = [] if answered else links_of(doc)
    links = records_first(records, beside)
    ways = (*next_range(doc, ask, len(records), answered=answered), *next_group(doc, ask))
    more: tuple[Ask, ...] = (replace(ways[0], otherwise=ways[1:]),) if ways else ()
    if not records and not answered:
        more = more or by_next_link(links, doc, ask) or by_numbers(links, doc, ask)
    found = TOTAL.search(doc.text)
    return Listing(links=tuple(links), more=more, total=int(found.group(1)) if found else None)


def contents(text: str, tag: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands in each element of one name, without its CDATA marks, in one walk through the text.

    Args:
        text: A page or an answer, of any length and with tags that are never closed.
        tag: The element's tags, the group `end` not empty in an end tag.
    """
    begin = -1
    for found in tag.finditer(text):
        if found["end"] and begin >= 0:
            inner = text[begin : found.start()].strip()
            marked = inner[: len(CDATA)].upper() == CDATA
            yield inner[len(CDATA) if marked else 0 :].removesuffix(CDATA_END)
            begin = -1
        elif not found["end"] and begin < 0:
            begin = found.end()


def records_first(records: list[Link], beside: list[Link]) -> list[Link]:
    """Return the records as they are, then the other links of the page that lead elsewhere."""
    known = {link.url for link in records}
    return [*records, *(link for link in beside if link.url not in known)]


def site_base(doc: LinkPage) -> str:
    """Return the site's root: records are relative to it, wherever the interface is."""
    return urljoin(doc.url, "/")


def next_group(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the next group by the address in <nextgroup>, if there is one (the recordset variant)."""
    found = next(contents(doc.text, NEXT_GROUP), "")
    links = links_in(found.replace("&amp;", "&"), site_base(doc)) if found else []
    return (following(ask, links[0].url, family="jcms"),) if links else ()


def next_range(doc: LinkPage, ask: Ask, shown: int, *, answered: bool) -> tuple[Ask, ...]:
    """Ask for the records after those shown so far, by startrecord and endrecord.

    Args:
        doc: The page or answer that was read.
        ask: What it was asked with.
        shown: Number of records in it.
        answered: Whether it is an answer of the interface; else it is the page of the column.

    Returns:
        One ask, or none after the last record.
    """
    if answered:
        query = dict(parse_qsl(urlsplit(ask.url).query))
        first, last = (int(query.get(name, 0)) for name in ("startrecord", "endrecord"))
        step = last - first + 1
        total = TOTAL.search(doc.text)
        if not last or (total and last >= int(total.group(1))) or shown < step:
            return ()
        return (following(ask, ranged(ask.url, query, last + 1, last + step)),)
    proxy = PROXY.search(doc.text)
    numbers = {name.lower(): int(value) for name, value in NUMBER.findall(doc.text)}
    total_told, per_page = numbers.get("totalrecord", 0), numbers.get("perpage", 15)
    if not proxy or shown >= total_told:
        return ()
    told = {name: quoted or double or digits for name, quoted, double, digits in PARAMETER.findall(doc.text)}
    url = absolute(doc.url, proxy.group(1))
    query = {**told, "perpage": str(per_page)}
    first = shown + 1
    last = first + per_page * numbers.get("groupsize", GROUP_PAGES) - 1
    return (following(ask, ranged(url, query, first, last), family="jcms"),) if url else ()


def ranged(url: str, query: dict[str, str], first: int, last: int) -> str:
    """Return the interface's address for records `first` to `last`, both included, counted from 1."""
    asked = {**query, "startrecord": str(first), "endrecord": str(last)}
    return urlsplit(url)._replace(query=urlencode(asked)).geturl()


FAMILY = Family(name="jcms", marks=marks, read=read)
