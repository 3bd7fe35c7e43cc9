"""LinkPage -> the addresses of parts 2…N of an article that is spread over several pages."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from pipelines.extract.part_pages import FIRST_STEM

COUNT = re.compile(r"(?:countpage|pagecount)\s*=\s*[\"']?(\d{1,3})\b")
"""The number of parts as a variable, in lower case: var countpage = 4//共多少页."""
COUNT_WORDS = ("countpage", "pagecount")
"""Looked for first: most pages have no such variable, and a pattern costs fifty times as much."""

PAGER_CALL = "createPageHTML"
CALL = re.compile(
    r"createPageHTML\s*\(\s*[\"']?(\d{1,3})[\"']?\s*,\s*[\"']?(\d{1,3})[\"']?\s*,\s*[\"']([\w-]+)[\"']\s*,\s*[\"'](\w+)[\"']"
)
"""The call that writes a pager: createPageHTML(4, 0, "t20190218_1", "html")."""

FILE = re.compile(r"(?P<stem>.*/[^/]+?)(?P<suffix>\.(?:s?html?|jhtml))$")
"""Stem and suffix of a page: /a/t1 and .html."""

FIRST = re.compile(rf"(?P<stem>.*/{FIRST_STEM})-1(?P<suffix>\.html?)$")
"""The first of an article's pages, each with its number: /zwgk/show-12-345-1.html."""

PAGE_WORD = re.compile(r"^(?:第?\s*\d{1,2}\s*页?|下\s*一?\s*页|末\s*页|尾\s*页)$")
"""Text of a link in a pager: 2, 第2页, 下一页."""

MAX_PARTS = 30
"""Parts of an article that are fetched at most; a guess."""


def parts_of(doc: LinkPage) -> tuple[str, ...]:
    """Return the absolute addresses of parts 2…N in order; empty for a whole page and for a part itself."""
    path = urlsplit(doc.url).path
    if numbered := FIRST.match(path):
        return tuple(
            numbers_to_urls([each for each in sorted(_linked(doc, numbered)) if each[0] > 1], doc, numbered)
        )
    stem = FILE.match(path)
    if stem is None:
        return ()
    count = _told(doc, stem)
    if count > 1:
        shift = 1 if _from_zero(doc) else 2
        return tuple(_part(doc.url, stem, number + shift) for number in range(count - 1))
    numbers = sorted(_linked(doc, stem))
    return tuple(numbers_to_urls(numbers, doc, stem))


def numbers_to_urls(numbers: list[tuple[int, str]], doc: LinkPage, stem: re.Match[str]) -> list[str]:
    """Return linked parts and those between them, as a long pager shows only its ends."""
    if not numbers:
        return []
    first, last = min(number for number, _ in numbers), min(max(number for number, _ in numbers), MAX_PARTS)
    if first > 2:
        return []
    known = dict(numbers)
    separator = re.search(r"[_-](?=\d+$)", FILE.match(urlsplit(known[first]).path)["stem"])  # type: ignore[index]  # linked ones match
    mark = separator.group() if separator else "_"
    return [
        known.get(n) or urljoin(doc.url, f"{stem['stem']}{mark}{n}{stem['suffix']}")
        for n in range(first, last + 1)
    ]


def _told(doc: LinkPage, stem: re.Match[str]) -> int:
    """The number of parts that a script names for this page's own file; 0 if it names none."""
    name = stem["stem"].rsplit("/", 1)[-1]
    if PAGER_CALL in doc.text:
        counts = (
            int(count)
            for count, current, shown, _ in CALL.findall(doc.text)
            if shown == name and int(current) == 0
        )
        return min(next(counts, 0), MAX_PARTS)
    low = doc.text.lower()
    found = COUNT.search(low) if any(word in low for word in COUNT_WORDS) else None
    if found and name not in {"index", "list"}:
        return min(int(found.group(1)), MAX_PARTS)
    return 0


def _from_zero(doc: LinkPage) -> bool:
    return "countPage" in doc.text or PAGER_CALL in doc.text


def _part(url: str, stem: re.Match[str], number: int) -> str:
    return urljoin(url, f"{stem['stem']}_{number}{stem['suffix']}")


def _linked(doc: LinkPage, stem: re.Match[str]) -> list[tuple[int, str]]:
    """The links of a pager to NAME_2.html, NAME_3.html … of this very page, as (number, address)."""
    own = re.compile(re.escape(stem["stem"]) + r"[_-](\d{1,2})" + re.escape(stem["suffix"]) + "$")
    found = {}
    for link in links_of(doc):
        match = own.match(urlsplit(link.url).path)
        if match and PAGE_WORD.match(link.text):
            found[int(match.group(1))] = link.url
    return list(found.items())
