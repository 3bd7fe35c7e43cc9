"""HTML document -> PageContent: title, fields, container, lines, entries and attachments."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import urljoin

from lxml import etree

from pipelines.extract.attachments import files_below, read_attachments
from pipelines.extract.embedded_files import embedded_files
from pipelines.extract.entries import (
    ArticleEntry,
    count_teasers,
    read_entries,
    read_siblings,
    titles_in,
)
from pipelines.extract.info_table import has_info, read_index, read_info
from pipelines.extract.layouts import name_layout
from pipelines.extract.link_density import count_listed, count_titled
from pipelines.extract.main_content import find
from pipelines.extract.metadata import read_fields, read_metas, read_title
from pipelines.extract.page_content import LINK_END, SHORT, PageContent
from pipelines.extract.part_pages import has_parts, read_pager
from pipelines.extract.publication import may_state
from pipelines.extract.scripted_source import scripted_sources
from pipelines.extract.wechat import read_wechat
from pipelines.parse.document import Document
from pipelines.parse.html import Element, chunks, drop, holds, select, size_beside, text_of, whole_text
from pipelines.parse.text_rendering import lines_of

WECHAT = "wechat"
MAX_PAGER = 80
"""Characters below which a block with links to further parts is nothing but a pager (guess)."""
LAST_LINK = etree.XPath("(descendant::a)[last()]")
LONG_LINE = 80
"""Characters from which it matters whether a last line ends on a link: shorter ones are not taken for cut."""
LINK_STARTS = (b"<a ", b"<A ")
NOTICE_PIECES, NOTICE_CHARS = 2000, 20_000
"""Pieces and characters that are looked at of a page that may be nothing but a notice (guesses)."""
ABOVE_LEVELS, ABOVE_SIBLINGS, ABOVE_PIECES = 5, 6, 400
"""Levels above an article, siblings and pieces of each that are searched for date, source (guesses)."""
HEAD_LINES, HEAD_LINE = 8, 400
"""Lines of the article itself, and characters of each, where they are looked for (guesses)."""


def _drop_pager(element: Element, base: str, pager: tuple[str, ...]) -> None:
    """Remove a pager from an element: the block of links to the article's further parts."""
    for link in list(element.iter("a")):
        parent = link.getparent()
        if parent is None or urljoin(base, link.get("href", "").strip()) not in pager:
            continue
        small = parent is not element and not holds(parent, MAX_PAGER)
        drop(parent if small else link)


def texts_above(element: Element) -> Iterator[str]:
    """Yield the texts right above an element that may state date and publisher, the nearest first."""
    node: Element | None = element
    for _ in range(ABOVE_LEVELS):
        if node is None:
            break
        siblings = islice(node.itersiblings(preceding=True), ABOVE_SIBLINGS)
        yield from (
            " ".join(" ".join(islice(chunks(each), ABOVE_PIECES)).split())
            for each in siblings
            if isinstance(each.tag, str) and may_state(whole_text(each))
        )
        node = node.getparent()


def _ends_on_link(element: Element, line: str) -> bool:
    """Return whether the last line of an element ends on the label of its last link."""
    links = select(LAST_LINK, element) if len(line) >= LONG_LINE else []
    label = text_of(links[0]) if links else ""
    return bool(label) and line.endswith(label)


def entries_at(element: Element, base: str) -> list[ArticleEntry]:
    """Read the articles inside an element, or those of the list that it is an item of.

    Args:
        element: the element; its tree may be changed.
        base: URL that links are relative to.

    Returns:
        The articles in page order; empty where it holds one article.
    """
    return read_entries(element, base) or read_siblings(element, base)


def read_html(document: Document) -> PageContent:
    """Read a page of HTML; its tree is used up.

    Returns:
        The content: entries for a list of whole articles, `listed` for a list of links, else the lines of the
        article's element. No lines where no element holds an article.
    """
    root = document.root
    if root is None:
        return PageContent(document=document)
    base = document.page.final_url or document.page.url
    metas = read_metas(root.iter("meta"))
    info = read_info(root) if has_info(document.text) else ()
    index = read_index(root) if not info and has_info(document.text) else ""
    title = read_title(document, metas, info)
    pager = read_pager(root.iter("a"), base) if has_parts(document.html, base) else ()
    found = find(document)
    reading = PageContent(document=document, title=title)
    above: Iterable[str] = ()
    if found is None:
        reading.attachments = read_attachments(root, base)
    else:
        reading.layout, reading.rule = name_layout(document.source, found.rule), found.rule
        reading.listed = count_listed(found.element)
        if reading.listed:
            return reading
        above = texts_above(found.element)
        reading.trimmed = found.trimmed
        reading.attachments = read_attachments(found.element, base, files_below(found.element))
        if pager:
            _drop_pager(found.element, base, pager)
        unknown = found.rule == "densest"
        reading.entries = entries_at(found.element, base) if unknown else []
        titles = titles_in(found.element, known=not unknown)
        reading.lines = [] if reading.entries else lines_of(found.element)
        reading.teasers = count_teasers(reading.lines, titles)
        if reading.lines and _ends_on_link(found.element, reading.lines[-1]):
            reading.flags = frozenset({LINK_END})
    own = (line[:HEAD_LINE] for line in reading.lines[:HEAD_LINES])
    near = chain(above, scripted_sources(document.text))
    fields = read_fields(metas, info, near, own, document.page.at[:10])
    reading.fields = replace(fields, pager=pager, index_no=fields.index_no or index)
    if reading.layout == WECHAT:
        reading.fields = read_wechat(document.text, root, reading.fields)
    if sum(map(len, reading.lines)) <= SHORT:
        reading.links = sum(map(document.source.count, LINK_STARTS))
        reading.titled = count_titled(root)
        reading.shown = size_beside(root)
        reading.head = " ".join(islice(chunks(root), NOTICE_PIECES))[:NOTICE_CHARS]
        reading.attachments = reading.attachments or embedded_files(document.text, base)
    return reading
