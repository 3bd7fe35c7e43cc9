"""Document -> LinkPage: what finding links needs of an opened page, never its text as a report."""

import json
import re
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from pipelines.parse.document import Document
from pipelines.parse.html import MANY_BYTES, TooLarge, Tree, parse
from storage.records import Hints, Pairs

MAX_CHARS = 4_000_000
"""Longest text that is looked at for links."""

JSONP = re.compile(r"^(?:/\*[^*]{0,80}\*/|[;\s]|(?:try\s*)?\{(?=[\w$.]{1,80}\s*\())*[\w$.]{1,80}\s*\(")
"""The wrapper of a JSONP answer: `callback(`, `/**/ callback(`, `try{callback(`."""

SCRIPT_TAGS = (b"<a ", b"<A ", b"<li")
"""What a script that writes links holds."""

EMPTY = b"<html></html>"

UTF_8 = "utf-8"

LINKING_METAS = frozenset({"sitename", "sitedomain", "siteidcode", "columnname", "columntype"})
"""Metas of a linking page that speak of the site and the column."""


class LinkPage:
    """A page as its links are looked for.

    It shares the document's tree, which the pipelines use up: `keep` what is needed before the document is yielded.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.page = document.page
        self.url = document.page.final_url or document.page.url
        self.links: list[Any] | None = None
        """What link_extraction.links_of found, kept."""

    @cached_property
    def text(self) -> str:
        """The decoded text, cut to what is looked at; empty for what is no text."""
        return self.document.text[:MAX_CHARS]

    @property
    def charset(self) -> str:
        """Charset in which browsers write the query of a link of this page: UTF-8 for a page in UTF-16 or 32."""
        encoding = self.document.encoding
        return encoding if encoding and not encoding.startswith("utf") else UTF_8

    @cached_property
    def tree(self) -> Any:
        """The tree of a page; of a text or an answer what a parser of HTML makes of it, else an empty one."""
        return self.document.root if self.document.root is not None else self.parsed.root

    @cached_property
    def parsed(self) -> Tree:
        """What a parser of HTML makes of the text of a document without a tree."""
        return parse_leniently(self.text)

    @cached_property
    def scripts(self) -> list[str]:
        """Scripts that hold tags, as source, in page order."""
        cut = [
            each[each.find(b">") + 1 : each.rfind(b"<")].decode("utf-8", "replace")
            for each in (self.document.scripts if self.document.root is not None else self.parsed.cut)
            if any(tag in each for tag in SCRIPT_TAGS)
        ]
        return [*cut, *(script.text or "" for script in self.tree.iter("script"))]

    @cached_property
    def data(self) -> Any:
        """What a JSON (or JSONP) answer holds, else None."""
        text = self.text.lstrip("\ufeff").strip()
        if wrapper := JSONP.match(text):
            text = text[wrapper.end() :].lstrip()
        if text[:1] not in {"{", "["}:
            return None
        try:
            value, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return None
        return value if wrapper or not text[end:].strip() else None

    @cached_property
    def base(self) -> str:
        """What relative links are relative to."""
        href = next(iter(self.tree.xpath("//base/@href")), "")
        try:
            return str(urljoin(self.url, href.strip()))
        except ValueError:
            return self.url

    @cached_property
    def title(self) -> str:
        """Title of the page, white space folded."""
        return " ".join("".join(self.tree.xpath("//title[1]//text()")).split())

    @cached_property
    def metas(self) -> Pairs:
        """Named metas, in order."""
        found = self.tree.xpath("//meta[@name and @content]")
        return tuple((each.get("name").strip(), each.get("content").strip()) for each in found[:60])

    def keep(self) -> None:
        """Read what the page says of its links now, before its tree is used up."""
        _ = self.base, self.metas

    def hints(self, title: str = "", prefix: str = "") -> Hints:
        """What this page says about one that it links to."""
        code = next((value for name, value in self.metas if name.lower() == "siteidcode"), "")
        kept = tuple((name, value) for name, value in self.metas if name.lower() in LINKING_METAS and value)
        return Hints(title=title, prefix=prefix, site_code=code, metas=kept, parent=self.url)


def parse_html(text: str) -> Any:
    """Parse text with a parser that forgives everything; an empty document for a text without an element."""
    return parse_leniently(text).root


def parse_leniently(text: str) -> Tree:
    """Parse as `parse_html` does, with what was cut; of a text beyond the bounds, only its beginning."""
    source = text.encode("utf-8", "replace")
    try:
        tree = parse(source)
    except TooLarge:
        tree = parse(source[:MANY_BYTES])
    return tree if tree.root is not None else parse(EMPTY)
