"""HTML document -> its metadata: title, metas, and the fields that its tables and the lines around the text state."""

import re
from collections.abc import Iterable
from typing import cast

from lxml import etree

from pipelines.extract.info_table import LABELS, clean_value
from pipelines.extract.publication import iso_day, stated
from pipelines.parse.document import Document
from pipelines.parse.html import Element, label_of, names
from storage.records import Fields, Pairs

META_NAMES = frozenset(
    names(
        "sitename sitedomain siteidcode columnname columntype articletitle pubdate contentsource "
        "keywords author description url maketime firstpublishedtime lastmodifiedtime "
        "manuscriptid source publishdate"
    )
)
"""Metas worth keeping, in lower case: those mandated for government pages and a few of the CMS."""

SITE_TAIL = re.compile(r"(?<!\s)\s*+(?:[-_—–|｜]{1,3}|>>?)\s*[^-_—–|｜>]{2,40}$")
"""A site's name after a title: `_湖州市人民政府`."""

PARTING = frozenset(" -_—–|｜>·:：()（）[]【】《》“”,，")
"""What parts a site's name, a column's and the title of an article."""

TITLE_XPATH = etree.XPath("string(//title)")


def read_metas(elements: Iterable[Element]) -> Pairs:
    """Metas that say something, as (name, value) in page order, names as written."""
    found = []
    for meta in elements:
        name = meta.get("name") or meta.get("property") or ""
        if not name or (name.lower() not in META_NAMES and not name.startswith("og:")):
            continue
        if value := clean_value(meta.get("content") or ""):
            found.append((name, value))
    return tuple(found)


def meta(metas: Pairs, name: str) -> str:
    """The first value of a meta, whatever its case; empty when there is none."""
    return next((value for key, value in metas if key.lower() == name), "")


def read_title(document: Document, metas: Pairs) -> str:
    """The page's title: ArticleTitle, og:title, else <title> without the site's name."""
    root = document.root
    if root is None:
        return ""
    stated = meta(metas, "articletitle") or meta(metas, "og:title")
    if stated:
        return stated
    title = " ".join(cast("str", TITLE_XPATH(root)).split())
    heading = _heading(root, title)
    return heading or SITE_TAIL.sub("", title) or title


def _heading(root: Element, title: str) -> str:
    """A heading element whose text the <title> repeats as a whole, the longest: 政府工作报告 is none of 2021年泠州市政府工作报告."""
    found = ""
    for element in root.iter("h1", "h2", "h3"):
        text = label_of(element)
        if 4 <= len(text) <= 200 and (not title or _is_part(text, title)) and len(text) > len(found):
            found = text
    return found


def _is_part(text: str, title: str) -> bool:
    """True when a text stands in a title by itself: from a sign that parts it to the next."""
    at = title.find(text)
    around = (title[at - 1 : at], title[at + len(text) :][:1])
    return at >= 0 and all(not sign or sign in PARTING for sign in around)


def read_fields(
    metas: Pairs, info: Pairs, above: Iterable[str] = (), own: Iterable[str] = (), visited: str = ""
) -> Fields:
    """Put a page's fields together: its own table first, then what the texts above an article and its first lines state, then metas."""
    found: dict[str, str] = {}
    for label, value in info:
        if label in LABELS:
            found.setdefault(LABELS[label], value)
    published = iso_day(found.get("published", ""))
    publisher = found.get("publisher", "")
    if not (published and publisher):
        day, source = stated(above, own, visited)
        published, publisher = published or iso_day(day), publisher or clean_value(source)
    published = published or iso_day(meta(metas, "pubdate")) or iso_day(meta(metas, "firstpublishedtime"))
    return Fields(
        published=published,
        publisher=publisher or meta(metas, "contentsource"),
        index_no=found.get("index_no", ""),
        doc_no=found.get("doc_no", ""),
        site_code=meta(metas, "siteidcode"),
        site_name=meta(metas, "sitename"),
        info=info,
        metas=metas,
    )
