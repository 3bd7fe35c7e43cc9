"""Document -> what the page says beside the text: title, metas, the 信息公开 table, dates, source, pager."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import cast
from urllib.parse import urljoin, urlsplit

from lxml import etree

from pipelines.extract.info_table import LABELS, clean_value
from pipelines.extract.publication import iso_day, stated
from pipelines.parse.document import Document
from pipelines.parse.html import Element, label_of, names, whole_text
from storage.records import Attachment, Fields, Pairs

META_NAMES = frozenset(
    names(
        "sitename sitedomain siteidcode columnname columntype articletitle pubdate contentsource "
        "keywords author description url maketime firstpublishedtime lastmodifiedtime "
        "manuscriptid source publishdate"
    )
)
"""Metas worth keeping, in lower case: those mandated for government pages and a few of the CMS."""

SITE_TAIL = re.compile(r"\s*(?:[-_—–|｜]{1,3}|>>?)\s*[^-_—–|｜>]{2,40}$")
"""A site's name after a title: `_湖州市人民政府`."""

PARTING = frozenset(" -_—–|｜>·:：()（）[]【】《》“”,，")
"""What parts a site's name, a column's and the title of an article."""

ATTACHMENT = re.compile(r"\.(pdf|docx?|wps|ofd|xlsx?|et|rar|zip|txt|pptx?)(?:$|[?#&])", re.IGNORECASE)
"""A link to a file: `./P020210310.docx`."""

MAX_LINKS = 5000
"""Links of an article that are looked at for files."""

CHINA = timezone(timedelta(hours=8))
CREATED = re.compile(r"ct\s?=\s?(?:[\"']{2} \|\| )?[\"'](1[3-9]\d{8})[\"']")
"""When a WeChat article was published, in seconds: `var ct = "1610000000"`, `window.ct='1610000000'`."""
CREATED_DAY = re.compile(r"createTime\s?=\s?[\"']((?:19|20)\d\d-\d\d-\d\d)")
"""The same as a day: `var createTime = '2021-02-09 18:00'`."""
NICKNAME = re.compile(r"nickname\s?=\s?(?:htmlDecode\()?[\"']([^\"'<>\\]{1,60})[\"']")
"""Whose account it is: `var nickname = htmlDecode("青槐发布")`."""
ACCOUNT = etree.XPath("string(//*[@id='js_name'])")
PUBLISH_TIME = etree.XPath("string(//*[@id='publish_time'])")

PAGE_NAME = re.compile(r"/([\w-]{1,60})\.\w{3,5}$")
"""A page's own name: `/t20200508_1.html`."""

FIRST_STEM = r"(?:[a-z]+-)?\d+-\d+"
FIRST_NAME = re.compile(f"{FIRST_STEM}-1")
"""The name of the first of an article's pages where each has its number: `show-12-345-1`."""

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


def read_wechat(text: str, root: Element, fields: Fields) -> Fields:
    """Fields with what a WeChat page says in its script and its head: day of publication (in China) and account."""
    published = iso_day(cast("str", PUBLISH_TIME(root)))
    if created := CREATED.search(text):
        published = datetime.fromtimestamp(int(created.group(1)), CHINA).date().isoformat()
    elif not published and (day := CREATED_DAY.search(text)):
        published = day.group(1)
    account = clean_value(cast("str", ACCOUNT(root)))
    if not account and (named := NICKNAME.search(text)):
        account = clean_value(named.group(1))
    return replace(fields, published=published or fields.published, publisher=account or fields.publisher)


def _stem(base: str) -> str:
    """How the names of a page's further parts begin: `t20200508_1_`, `show-12-345-`; empty for an address without a name of its own."""
    try:
        name = PAGE_NAME.search(urlsplit(base).path)
    except ValueError:
        return ""
    if not name:
        return ""
    return name.group(1)[:-1] if FIRST_NAME.fullmatch(name.group(1)) else f"{name.group(1)}_"


def has_parts(source: bytes, base: str) -> bool:
    """True when a page's source may link to further parts of its article."""
    stem = _stem(base)
    return bool(stem) and stem.encode() in source


def read_pager(elements: Iterable[Element], base: str) -> tuple[str, ...]:
    """Absolute addresses of parts 2…N that links of a page lead to: NAME_2.html beside NAME.html, show-1-2-2.html beside show-1-2-1.html."""
    stem = _stem(base)
    if not stem:
        return ()
    try:
        part = re.compile(rf"(?:^|/){re.escape(stem)}(\d{{1,2}})\.\w{{3,5}}$")
        links = {
            urljoin(base, href)
            for element in elements
            if stem in (href := element.get("href", "")) and part.search(href := href.strip())
        }
    except ValueError:
        return ()
    return tuple(sorted(links - {base}, key=lambda url: (len(url), url)))


def read_attachments(element: Element, base: str) -> tuple[Attachment, ...]:
    """Files linked from an element, each URL once, in page order."""
    found: dict[str, Attachment] = {}
    for link in islice(element.iter("a"), MAX_LINKS):
        href = link.get("href", "").strip()
        if not href or href.lower().startswith(("javascript:", "#")):
            continue
        named = ATTACHMENT.search(href)
        if not named and "." not in whole_text(link):
            continue
        name = label_of(link)
        kind = named or ATTACHMENT.search(name)
        if kind:
            try:
                url = urljoin(base, href)
            except ValueError:
                continue
            found.setdefault(url, Attachment(url=url, name=name, type=kind.group(1).lower()))
    return tuple(found.values())
