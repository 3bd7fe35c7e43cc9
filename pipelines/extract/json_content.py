"""JSON document -> PageContent: the article of an interface's answer, several of them, or its fault."""

from dataclasses import replace
from urllib.parse import urljoin

from pipelines.extract.date_formats import iso_day
from pipelines.extract.entries import ArticleEntry
from pipelines.extract.entry_keys import entry_key
from pipelines.extract.html_content import read_html
from pipelines.extract.layouts import IN_CONFIG
from pipelines.extract.page_content import PageContent
from pipelines.parse.document import Document
from pipelines.parse.html import parse, size, size_beside
from pipelines.parse.json_payload import articles_in, fault_of, parse_answer

MIN_ANSWER = 30
"""Characters below which an answer carries no article (guess)."""
LINKED = 0.5
"""Share of a text inside links from which it is a list of links (guess)."""


def read_json(document: Document) -> PageContent:
    """Read a JSON answer.

    Returns:
        The content of its only article as that of a page of its own; several articles as entries; else the answer's
        fault as `head`.
    """
    value = parse_answer(document.text)
    carried = [(each, inner) for each in articles_in(value) if (inner := _page_inside(document, each.page))]
    readings = [(each, read_html(inner)) for each, inner in carried]
    if len(readings) == 1 and sum(map(len, readings[0][1].lines)) >= MIN_ANSWER:
        reading = readings[0][1]
        reading.layout, reading.rule = "json", IN_CONFIG
        return reading
    base = document.page.final_url or document.page.url
    code, message = fault_of(value)
    return PageContent(
        document=document,
        layout=document.type,
        rule=document.type,
        entries=[
            ArticleEntry(
                urljoin(base, each.link) if each.link else entry_key(each.title, iso_day(each.date)),
                each.title,
                iso_day(each.date),
                tuple(reading.lines),
            )
            for each, reading in readings
            if len(readings) > 1 and each.title
        ],
        head=f"{code} {message}" if message else "",
    )


def _page_inside(document: Document, page: str) -> Document | None:
    """Return the page of HTML that an answer carries, opened; None for a list of links."""
    source = page.encode("utf-8", "replace")
    root, html, comments, scripts = parse(source)
    if root is None or size_beside(root) < (1 - LINKED) * size(root):
        return None
    return replace(
        document,
        medium="html",
        text=page,
        source=source,
        root=root,
        html=html,
        comments=comments,
        scripts=scripts,
    )
