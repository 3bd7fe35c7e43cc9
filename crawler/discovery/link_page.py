"""Page -> Document: its text, its tree and its data, read once, for finding links (never for reading reports)."""

import json
import re
from functools import cached_property
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from pipelines.parse.encoding import decode
from storage.records import Hints, Page, Pairs

EARLY_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""An end that is not the end: `</html>` of an included file."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that libxml2 refuses."""

MAX_CHARS = 4_000_000
"""Longest text that is parsed for links."""

JSONP = re.compile(r"^(?:/\*[^*]{0,80}\*/|[;\s]|(?:try\s*)?\{(?=[\w$.]{1,80}\s*\())*[\w$.]{1,80}\s*\(")
"""The wrapper of a JSONP answer: `callback(`, `/**/ callback(`, `try{callback(`."""


class LinkPage:
    """A page opened for its links."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.url = page.final_url or page.url
        self.links: list[Any] | None = None
        """What crawler.links found, kept."""

    @cached_property
    def text(self) -> str:
        """The decoded text, cut to what is parsed; empty for what is no text."""
        if self.page.body[:5] in {b"%PDF-", b"PK\x03\x04"} or self.page.body[:4] == b"\xd0\xcf\x11\xe0":
            return ""
        return decode(self.page).text[:MAX_CHARS]

    @cached_property
    def tree(self) -> Any:
        """The tree of an HTML page, or an empty one."""
        return parse_html(self.text)

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
        from urllib.parse import urljoin

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

    def hints(self, title: str = "", prefix: str = "") -> Hints:
        """What this page says about one that it links to."""
        code = next((value for name, value in self.metas if name.lower() == "siteidcode"), "")
        kept = tuple((name, value) for name, value in self.metas if name.lower() in LINKING_METAS and value)
        return Hints(title=title, prefix=prefix, site_code=code, metas=kept, parent=self.url)


LINKING_METAS = frozenset({"sitename", "sitedomain", "siteidcode", "columnname", "columntype"})
"""Metas of a linking page that speak of the site and the column."""


def parse_html(text: str) -> Any:
    """Text -> tree that forgives everything; an empty document for an empty text."""
    cleaned = NOT_XML.sub("", EARLY_END.sub("", text))
    if cleaned.startswith("<?xml"):
        cleaned = cleaned.partition("?>")[2]
    try:
        return lxml_html.document_fromstring(cleaned or "<html></html>")
    except (etree.ParserError, ValueError):
        return lxml_html.document_fromstring("<html></html>")
