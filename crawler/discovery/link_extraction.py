"""LinkPage -> links: every way in which government pages point at other pages, made absolute and safe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from lxml.etree import XPath

from crawler.discovery.link_page import UTF_8, LinkPage, parse_html
from pipelines.parse.html import writable
from pipelines.text.web_address import normalise_address

QUOTED_FILE = (
    r"""['"]([^'"\s]{1,400}\.(?:s?html?|jhtml|jsp|aspx?|pdf|docx?|wps|ofd)(?:\?[^'"\s]{0,200})?)['"]"""
)
"""A file in quotes: './202301/t20230131_1.html'."""
OPENED = (
    r"""(?:\bopen\s?\(|\b(?:href|location)\s?=|\b(?:assign|replace)\s?\()\s?"""
    r"""['"]((?:https?:/|\.{0,2})/[^'"\s]{1,400})['"]"""
)
"""An address that a script goes to: location.href='/detail?id=1'."""
WHOLE = (r"(?<!\+)(?<!\+\s)", r"(?!\s*\+)")
"""What stands before and after a text in quotes that is no piece of one (`'index_' + i`)."""
CLICK = re.compile(f"{WHOLE[0]}{QUOTED_FILE}{WHOLE[1]}|{OPENED}{WHOLE[1]}", re.IGNORECASE)
"""An address in a handler, in the first or the second group: window.open('./202301/t20230131_1.html')."""

JOINT = re.compile(r"""(?<!\\)(["'])\s*\+\s*\1""")
"""The end of a text in a script and the beginning of the next: `"index" + "_"`."""
OPEN_JOINT = re.compile(r"""(?<!\\)["']\s*\+""")
"""The end of a text in a script that goes on with a value: `"index_" + i`."""
COMPUTED = "{"
"""What stands for a value in an address: such an address leads nowhere."""

ESCAPES = (('\\"', '"'), ("\\'", "'"), ("\\/", "/"), ("]]>", " "), ("<![CDATA[", " "))
"""What a script writes for characters of a tag, and around a list that is kept as CDATA."""
UNWRITTEN = ("%22", "%27", "%7B")
"""Marks of an address that is put together: a quote or COMPUTED in it."""

PREFIX = re.compile(r"[【\[]([^】\]]{2,16})[】\]]\s*$|^\s*[【\[]([^】\]]{2,16})[】\]]")
"""The place before a title in a list: 【湖州招商】."""

SESSION = re.compile(r";jsessionid=[^?#]*", re.IGNORECASE)
"""A session in an address: `;jsessionid=0A1B`."""

CUT = re.compile(r"(?:…|\.\.)\s*$")
"""The end of a title that the list cut short."""

LINKING = XPath("//a | //area | //iframe | //frame | //*[@onclick] | //*[@data-href] | //*[@data-url]")
PLAIN = re.compile(r"/?(?:[\w~-][\w.~-]*/)*[\w~-][\w.~-]*(?:\?[\w.~=&-]+)?", re.ASCII)
"""An address that is safe as it is written: `/zwgk/202102/t20210209_1.html`, `view.jsp?id=1`."""
MAX_URL = 1500
"""Characters of the longest address that is followed; a guess."""
MAX_PLAIN = 500
"""Characters of the longest address that is matched with PLAIN; a guess."""
MAX_LINKS = 5000
"""Links of a page that are read at most, against pages made to exhaust a crawler; a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as its page shows it: absolute address, text, and the place before the title."""

    url: str
    text: str = ""
    prefix: str = ""


def absolute(base: str, href: str, charset: str = UTF_8) -> str | None:
    """Return a safe absolute http(s) address without fragment; None for javascript:, data: and nonsense.

    Args:
        base: Address that `href` is relative to.
        href: The address as the page has it.
        charset: Charset of the page, in which browsers write what is not ASCII in a query; a path is in UTF-8.
    """
    if len(href) <= MAX_PLAIN and PLAIN.fullmatch(href):
        root, here = _around(base)
        if root:
            return root + href[1:] if href[0] == "/" else here + href
    href = "".join(writable(href).split("\n")).replace("\r", "").replace("\t", "").strip().replace("\\", "/")
    return (
        None if not href or href.startswith("#") or len(href) > MAX_URL else absolute_url(base, href, charset)
    )


@lru_cache(256)
def _around(base: str) -> tuple[str, str]:
    """How addresses begin at the site's root and in the page's folder; both "" if base is unusable."""
    root, here = absolute_url(base, "/") or "", absolute_url(base, "./") or ""
    usable = len(here) + MAX_PLAIN <= MAX_URL and here.endswith("/")
    return (root, here) if usable else ("", "")


@lru_cache(16_384)
def absolute_url(base: str, href: str, charset: str = UTF_8) -> str | None:
    """Do the same for an address of any form; cached, as the same menus stand on many pages."""
    try:
        url = normalise_address(SESSION.sub("", urljoin(base, href)), charset)
    except ValueError:
        return None
    return url if url and len(url) <= MAX_URL else None


def links_of(doc: LinkPage) -> list[Link]:
    """Return all links of a page in order, each address once with its longest text; those in scripts too."""
    if doc.links is None:
        doc.links = _collect(doc)
    return doc.links


def _collect(doc: LinkPage) -> list[Link]:
    found: dict[str, Link] = {}
    for link in (*_in_tree(doc.tree, doc.base, doc.charset), *_in_scripts(doc)):
        known = found.get(link.url)
        if known is None or len(known.text) < len(link.text):
            found[link.url] = link
        if len(found) >= MAX_LINKS:
            break
    return list(found.values())


def links_in(fragment: str, base: str, charset: str = UTF_8) -> list[Link]:
    """Return the links of a piece of HTML (a record of a list interface, a CDATA section)."""
    return list(_in_tree(parse_html(f"<div>{fragment}</div>"), base, charset))


def _in_tree(tree: Any, base: str, charset: str) -> Iterator[Link]:
    linking: Any = LINKING(tree)
    for element in linking:
        for href in _targets(element):
            url = absolute(base, href, charset)
            if url:
                text = _text(element)
                yield Link(url=url, text=text, prefix=_prefix(element, text))


def _targets(element: Any) -> Iterator[str]:
    href = element.get("href") or (element.get("src") if element.tag in {"iframe", "frame"} else None)
    if href and not href.lower().lstrip().startswith("javascript"):
        yield href
    for name in ("onclick", "href", "data-href", "data-url"):
        value = element.get(name)
        if not value or (name == "href" and not value.lower().lstrip().startswith("javascript")):
            continue
        if name.startswith("data-"):
            yield value
        else:
            yield from (found[1] or found[2] for found in CLICK.finditer(value))


def _text(element: Any) -> str:
    inside = "".join(element.itertext()) if len(element) else element.text or ""
    shown = " ".join(writable(inside).split())[:300]
    told = " ".join((element.get("title") or (not shown and _pictured(element)) or "").split())[:300]
    return told if told and (not shown or CUT.search(shown) or shown in told) else shown


def _pictured(element: Any) -> str:
    """The alt or title of the picture that a link consists of; empty if there is none."""
    picture = next(element.iter("img"), None)
    return (picture.get("alt") or picture.get("title") or "") if picture is not None else ""


def _prefix(element: Any, text: str) -> str:
    own = PREFIX.search(text)
    if own and own.group(2):
        return own.group(2)
    before = next(element.itersiblings("*", preceding=True), None)  # no comment
    around = "".join(before.itertext())[-30:] + (before.tail or "") if before is not None else ""
    parent = element.getparent()
    around = around or ((parent.text or "") if parent is not None else "")
    found = PREFIX.search(around.rstrip()[-30:])
    return (found.group(1) or found.group(2) or "") if found else ""


def _in_scripts(doc: LinkPage) -> Iterator[Link]:
    """Yield links inside scripts: document.write of items, lists kept as CDATA."""
    for source in doc.scripts:
        if "<a " in source or "<A " in source or "<li" in source:
            for link in links_in(_literal(source), doc.base, doc.charset):
                if not set("'\"+<>{}") & set(link.url) and not any(mark in link.url for mark in UNWRITTEN):
                    yield link


def _literal(source: str) -> str:
    """The tags that a script writes, as far as they stand in it; what it computes is marked with COMPUTED."""
    plain = OPEN_JOINT.sub(COMPUTED, JOINT.sub("", source))
    for written, meant in ESCAPES:
        plain = plain.replace(written, meant)
    return plain
