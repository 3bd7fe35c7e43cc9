"""HTML document -> its metadata: title, metas, and the fields that tables and lines state."""

import re
from collections.abc import Iterable
from typing import cast

from lxml import etree

from pipelines.extract.date_formats import iso_day
from pipelines.extract.info_table import LABELS, TITLE_LABELS, clean_value
from pipelines.extract.publication import stated
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

BUILT = re.compile(r"\s*页面生成时间\s*[：:]?\s*(?P<at>[\d\s:：./-]{10,30})")
"""The meta that says when a page was generated: `页面生成时间 2023-08-16 10:33:59`."""
NO_DIGITS = re.compile(r"\D+")
MINUTE = 12
"""Digits of a moment to the minute: 202308161033."""

SITE_TAIL = re.compile(r"(?<!\s)\s*+(?:[-_—–|｜]{1,3}|>>?)\s*[^-_—–|｜>]{2,40}$")
"""A site's name after a title: `_湖州市人民政府`."""

PARTING = frozenset(" -_—–|｜>·:：()（）[]【】《》“”,，")
"""What parts a site's name, a column's and the title of an article."""

TITLE_XPATH = etree.XPath("string(//title)")


def read_metas(elements: Iterable[Element]) -> Pairs:
    """Read the known metas with a value.

    Returns:
        (name, value) in page order, names as written; no PubDate that is the moment when the page was generated.
    """
    found = []
    built = ""
    for meta in elements:
        name = meta.get("name") or meta.get("property") or ""
        if name.lower() == "others" and (moment := BUILT.match(meta.get("content") or "")):
            built = _minute(moment["at"])
        if not name or (name.lower() not in META_NAMES and not name.startswith("og:")):
            continue
        if value := clean_value(meta.get("content") or ""):
            found.append((name, value))
    return tuple(
        each for each in found if not built or each[0].lower() != "pubdate" or _minute(each[1]) != built
    )


def _minute(moment: str) -> str:
    """Return the digits of a moment to the minute; empty where it has none."""
    digits = NO_DIGITS.sub("", moment)
    return digits[:MINUTE] if len(digits) >= MINUTE else ""


def meta(metas: Pairs, name: str) -> str:
    """Return the first value of a meta.

    Args:
        metas: (name, value) of a page's metas.
        name: name in lower case.

    Returns:
        The value; empty where the page does not have it.
    """
    return next((value for key, value in metas if key.lower() == name), "")


def read_title(document: Document, metas: Pairs, info: Pairs = ()) -> str:
    """Read the page's title.

    Args:
        document: an opened page.
        metas: its metas.
        info: the rows of its table of 信息公开.

    Returns:
        ArticleTitle, og:title, else the title in the table, else the longest heading that
        <title> repeats, else <title> without the site's name; empty where there is nothing of these.
    """
    root = document.root
    if root is None:
        return ""
    stated = meta(metas, "articletitle") or meta(metas, "og:title")
    stated = stated or next((value for label, value in info if label in TITLE_LABELS), "")
    if stated:
        return stated
    title = " ".join(cast("str", TITLE_XPATH(root)).split())
    heading = _heading(root, title)
    return heading or SITE_TAIL.sub("", title) or title


def _heading(root: Element, title: str) -> str:
    """Return the longest heading that the <title> repeats as a whole, or empty.

    政府工作报告 is only a part of 2021年泠州市政府工作报告.
    """
    found = ""
    for element in root.iter("h1", "h2", "h3"):
        text = label_of(element)
        if 4 <= len(text) <= 200 and (not title or _is_part(text, title)) and len(text) > len(found):
            found = text
    return found


def _is_part(text: str, title: str) -> bool:
    """Whether a text is in a title by itself: from a sign that parts it to the next."""
    at = title.find(text)
    around = (title[at - 1 : at], title[at + len(text) :][:1])
    return at >= 0 and all(not sign or sign in PARTING for sign in around)


def read_fields(
    metas: Pairs, info: Pairs, above: Iterable[str] = (), own: Iterable[str] = (), visited: str = ""
) -> Fields:
    """Put a page's fields together: its table first, then the texts around the article, then metas.

    Args:
        metas: (name, value) of the page's metas.
        info: (label, value) of its 信息公开 block.
        above: texts above the article, the nearest first.
        own: first lines of the article.
        visited: ISO date of the visit in UTC, or empty; a day without label may be that of the visit.
    """
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
    published = published or iso_day(found.get("made", ""))
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
