"""LinkPage -> where a page without content of its own leads on to: by a script as it loads, or by a meta refresh."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.discovery.link_extraction import absolute, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask

MOST_LINKS = 5
"""Links of a page from which it has content of its own; a guess (gate pages link to licences and to a help)."""
MOST_STEPS = 3
"""Pages that lead on to the next in a row; a guess."""

LOCATION = "location"
GO = re.compile(
    r"""(?<![\w$-])location(?:\s?\.\s?href)?\s{0,4}=\s{0,4}(["'])(?P<set>[^"'\s<>]{1,400})\1(?!\s{0,4}\+)"""
    r"""|(?<![\w$-])location\s?\.\s?(?:replace|assign)\s{0,4}\(\s{0,4}(["'])(?P<called>[^"'\s<>]{1,400})\3\s{0,4}\)"""
)
"""A script that goes elsewhere: window.location.href = "/index/", location.replace('main.html')."""
REMARK = re.compile(r"(?m)^[ \t]*+//.*$")

REFRESH = re.compile(r"^\s*+[\d.]*+\s*+[;,]\s*+(?:url\s*+=\s*+)?[\"']?([^\"'\s]{1,400})", re.IGNORECASE)
"""What a meta refresh says: 3;url=/index.html."""

BY_DEVICE = "userAgent"
"""A script that holds it leads telephones elsewhere, first; the last address is for all others."""
CHALLENGING = ("document.cookie", "setCookie", "reload(")
"""Marks of a script that sets a challenge, which is never followed."""


def redirects_of(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Return the ask for the page that a page only leads on to, in the same walk; at most MOST_STEPS in a row.

    Args:
        doc: The page.
        ask: What it was asked with.

    Returns:
        One ask, or none for a page with links of its own, and for one that leads nowhere or to itself.
    """
    if ask.steps >= MOST_STEPS or ask.method != "GET" or len(links_of(doc)) > MOST_LINKS:
        return ()
    found = (absolute(doc.base, href, doc.charset) for href in (*_refreshes(doc), *_scripted(doc)))
    target = next((url for url in found if url and url not in {doc.url, ask.url}), "")
    return (replace(ask, url=target, walk=ask.start, steps=ask.steps + 1),) if target else ()


def _refreshes(doc: LinkPage) -> Iterator[str]:
    for content in doc.tree.xpath("//meta[translate(@http-equiv,'REFSH','refsh')='refresh']/@content"):
        if found := REFRESH.match(content):
            yield found[1]


def _scripted(doc: LinkPage) -> Iterator[str]:
    """Yield where scripts go as the page loads, the likeliest address of each."""
    if LOCATION not in doc.text:
        return
    cut = (each.decode("utf-8", "replace") for each in doc.document.scripts)
    written = (script.text or "" for script in doc.tree.iter("script"))
    for source in (*cut, *written, *doc.tree.xpath("//body/@onload")):
        if LOCATION not in source or any(mark in source for mark in CHALLENGING):
            continue
        found = [match["set"] or match["called"] for match in GO.finditer(REMARK.sub("", source))]
        yield from found[-1:] if BY_DEVICE in source else found[:1]
