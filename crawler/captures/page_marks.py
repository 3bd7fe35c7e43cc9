"""The head of a saved page -> the address and moment that its tool wrote into it, and those that the page itself names."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.captures.moments import Known, parse_moment_of_capture
from pipelines.parse.encoding import decode
from pipelines.text.web_address import normalise_address
from storage.records import Page

MARK_CHARS = 16_384
"""Characters at the beginning of a page in which a tool's mark may stand; a guess."""
BEFORE_MARK = re.compile(
    r"(?:\s|\ufeff|<!doctype[^>]{0,300}>|<\?xml[^>]{0,300}>|<html[^>]{0,2000}>|<head[^>]{0,300}>|<meta[^>]{0,300}>|<!--(?:(?!-->).){0,3000}-->)*",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before a tool's mark: declarations and other comments, never a word or another tag."""
COMMENT = re.compile(r"<!--((?:(?!-->).){1,8000})-->", re.DOTALL)
TAG = re.compile(r"<(html|link|meta)\b((?:[^>\"']|\"[^\"]*\"|'[^']*'){0,4000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
BODY = re.compile(r"<body\b", re.IGNORECASE)

BROWSER = re.compile(r"\s*saved from url=\(\d{4}\)(\S{1,3000})\s*", re.IGNORECASE)
"""What Chrome and others write: `saved from url=(0035)https://www.nanhu.gov.cn/x.html`."""
SINGLE_FILE = re.compile(
    r"\s*(?:Page saved with|Archive processed by) (?:SingleFile|Save ?Page WE)[^\n]*\n\s*url:\s*(\S+)[^\n]*\n\s*(?:saved )?date:\s*([^\n]+)"
)
"""SingleFile's comment: tool, address, date, each on its line."""
HTTRACK = re.compile(r"\s*Mirrored from (\S+) by HTTrack [^,]*(?:\[[^\]]*\])?[^,]*, (.{10,40}) ?")
"""HTTrack's comment: `Mirrored from HOST/PATH by HTTrack Website Copier/3.x […], DAY, TIME GMT`."""
MONOLITH = re.compile(r"\s*Saved from (https?:\S+) at (\S+) using monolith")
"""monolith's comment: `Saved from https://… at 2021-03-01T02:03:04Z using monolith v2.8.3`."""


class ToolMark(NamedTuple):
    """What a tool wrote into a page that it saved."""

    url: str
    """In the normal form; empty where it names no web address."""
    known: Known | None
    tool: str


def head_of(body: bytes) -> str:
    """Return the head of a page, decoded, up to its body."""
    text = decode(Page(url="", body=body)).text
    found = BODY.search(text)
    return text[: found.start()] if found else text


def tool_mark(head: str) -> ToolMark | None:
    """Return the mark of the tool that saved a page; None without one, or where it is only quoted.

    Args:
        head: the page's head, as `head_of` returns it.
    """
    for comment in _first_comments(head[:MARK_CHARS]):
        for read in READERS:
            if mark := read(comment):
                return mark
    return _scrapbook(head)


def _first_comments(head: str) -> Iterator[str]:
    before = BEFORE_MARK.match(head)
    yield from (found[1] for found in COMMENT.finditer(head, 0, before.end() if before else 0))


def _browser(comment: str) -> ToolMark | None:
    found = BROWSER.fullmatch(comment)
    url = normalise_address(unescape(found[1])) if found else ""
    return ToolMark(url, None, "a browser") if url else None


def _single_file(comment: str) -> ToolMark | None:
    found = SINGLE_FILE.match(comment)
    return (
        ToolMark(normalise_address(found[1]), parse_moment_of_capture(found[2]), "SingleFile")
        if found
        else None
    )


def _httrack(comment: str) -> ToolMark | None:
    found = HTTRACK.fullmatch(comment)
    if not found:
        return None
    known = parse_moment_of_capture(found[2])
    address = found[1] if "://" in found[1] else f"http://{found[1]}"
    return ToolMark(normalise_address(address), (known[0], "day") if known else None, "HTTrack")


def _monolith(comment: str) -> ToolMark | None:
    found = MONOLITH.match(comment)
    return (
        ToolMark(normalise_address(found[1]), parse_moment_of_capture(found[2]), "monolith")
        if found
        else None
    )


READERS: tuple[Callable[[str], ToolMark | None], ...] = (_browser, _single_file, _httrack, _monolith)


def _scrapbook(head: str) -> ToolMark | None:
    """Read the attributes that WebScrapBook puts on the html tag, and the metas of Save Page WE."""
    for tag, said in _tags(head):
        if tag == "html" and "data-scrapbook-source" in said:
            known = parse_moment_of_capture(said.get("data-scrapbook-create", ""))
            return ToolMark(normalise_address(said["data-scrapbook-source"]), known, "WebScrapBook")
        if tag == "meta" and said.get("name") == "savepage-url":
            return ToolMark(normalise_address(said.get("content", "")), None, "Save Page WE")
    return None


def own_address(head: str) -> str:
    """Return the address that a page names itself, in the normal form; empty without one.

    Only a whole address counts, and no home page: that is what templates name on all their pages.

    Args:
        head: the page's head, as `head_of` returns it.
    """
    for tag, said in _tags(head):
        name = said.get("property", said.get("name", "")).lower()
        if tag == "link" and "canonical" in said.get("rel", "").lower().split():
            url = normalise_address(said.get("href", ""))
        elif tag == "meta" and name in {"og:url", "url"}:
            url = normalise_address(said.get("content", ""))
        else:
            continue
        if url and not _is_home(url):
            return url
    return ""


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path == "/" and not parts.query


def _tags(head: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the tags html, link and meta of a head: (name, attributes unescaped, names in lower case)."""
    for found in TAG.finditer(COMMENT.sub("", head)):
        said = ATTRIBUTE.findall(found[2])
        yield found[1].lower(), {name.lower(): unescape(a or b or c).strip() for name, a, b, c in said}
