"""Document -> Reading: what screen judges and extract makes articles of, read once per page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from urllib.parse import urljoin

from pipelines.extract.embedded_files import embedded_files
from pipelines.extract.entries import (
    ArticleEntry,
    count_teasers,
    entry_key,
    read_entries,
    read_siblings,
    split_text,
    titles_in,
)
from pipelines.extract.files import read_docx, read_pdf
from pipelines.extract.info_table import has_info, pair_cells, read_info
from pipelines.extract.layouts import IN_CONFIG, name_layout
from pipelines.extract.link_density import count_listed
from pipelines.extract.main_content import find
from pipelines.extract.menus import leave_menus
from pipelines.extract.metadata import (
    has_parts,
    read_attachments,
    read_fields,
    read_metas,
    read_pager,
    read_title,
    read_wechat,
)
from pipelines.extract.publication import iso_day, may_state
from pipelines.parse.document import Document
from pipelines.parse.html import (
    Element,
    chunks,
    drop,
    drop_scripts,
    holds,
    parse,
    size,
    size_beside,
    whole_text,
)
from pipelines.parse.json_payload import articles_in, fault_of, parse_answer
from pipelines.parse.text_rendering import fold, lines_of
from storage.records import Attachment, Fields, Trim

SHORT = 400
"""Characters of text up to which a page may be nothing but a notice."""

CELL = "|"
"""Parts the cells of a table that was saved as text."""
INFO_LINES = 12
TITLE_LINES = 6
BROKEN_TITLE = re.compile(r"[\u4e00-\u9fff0-9“”、]{12,60}(?:发展|规划|关于|制定|工作|社会|和|的)")
"""The first line of a title that goes on in the next: `中共某市委关于制定某市国民经济和社会发展`."""
TITLE_LABEL = re.compile(r"^(?:标题|题名|名称)\s?[：:]\s?")
NAMES_DOCUMENT = re.compile(r"(?:报告|规划|纲要|建议|决定|公报|通知|意见|方案)(?:$|[）)》])")
"""The end of a document's title: `2020年政府工作报告`."""
YEAR = re.compile(r"(?:19|20)\d\d年|[一二]九?[〇○零九]?[〇○零一二三四五六七八九]{2}年")
MAX_TITLE = 120
CUT_SIZES = range(32_766, 32_769)
"""Characters of a text that a spreadsheet's cell cut."""


WECHAT = "#js_content"
MAX_PAGER = 80
"""Characters below which a block with links to further parts is nothing but a pager."""

MAX_CHARS = 1_500_000
"""Characters of text beyond which nothing is read; a list of ten reports has 200,000."""

MIN_ANSWER = 30
"""Characters below which an answer carries no article."""

LINKED = 0.5
"""Share of a text inside links from which it is a list of links."""

LINK_STARTS = (b"<a ", b"<A ")

NOTICE_PIECES, NOTICE_CHARS = 2000, 20_000
"""The same for a page that may be nothing but a notice."""
ABOVE_LEVELS, ABOVE_SIBLINGS, ABOVE_CHARS = 5, 6, 400
"""How far above an article its date and source are looked for."""
HEAD_LINES = 8
"""And how many of its own lines."""
HEAD_CHARS = 4000
"""Pieces of a page's visible text in which its date, source and notices are looked for."""


@dataclass(slots=True)
class PageContent:
    """What a page says, before any judgement."""

    document: Document
    title: str = ""
    layout: str = "generic"
    rule: str = ""
    lines: list[str] = field(default_factory=list, repr=False)
    """Lines of the only article's container."""
    entries: list[ArticleEntry] = field(default_factory=list, repr=False)
    """Articles of a page that carries several."""
    teasers: int = 0
    """Titles with an abstract each that the lines consist of."""
    listed: int = 0
    """Links that the container consists of; what it says is not read then."""
    shown: int = SHORT + 1
    """Characters of the whole page's visible text outside links, counted when the container holds few."""
    links: int = 0
    """Links of the whole page, counted likewise."""
    head: str = field(default="", repr=False)
    """The visible text's beginning."""
    fields: Fields = field(default_factory=Fields)
    attachments: tuple[Attachment, ...] = ()
    flags: frozenset[str] = frozenset()
    trimmed: tuple[Trim, ...] = ()
    """Blocks left out of the container."""


def read(document: Document) -> PageContent:
    """Read a document of any medium."""
    if len(document.source or document.text) > MAX_CHARS and _shown(document) > MAX_CHARS:
        document.too_large = f"more than {MAX_CHARS} characters"
        return PageContent(document=document)
    if document.medium == "html":
        return _read_html(document)
    if document.medium == "text":
        return _read_text(document)
    if document.medium in {"pdf", "docx"}:
        return _read_file(document)
    if document.medium == "json":
        return _read_answer(document)
    return PageContent(document=document, layout=document.type, rule=document.type)


def _drop_pager(element: Element, base: str, pager: tuple[str, ...]) -> None:
    """Take a pager out of an element: the block of links to the article's further parts."""
    for link in list(element.iter("a")):
        parent = link.getparent()
        if parent is None or urljoin(base, link.get("href", "").strip()) not in pager:
            continue
        small = parent is not element and not holds(parent, MAX_PAGER)
        drop(parent if small else link)


def texts_above(element: Element) -> Iterator[str]:
    """Texts right above an element that may say when and by whom it was published, the nearest first."""
    node: Element | None = element
    for _ in range(ABOVE_LEVELS):
        if node is None:
            break
        siblings = islice(node.itersiblings(preceding=True), ABOVE_SIBLINGS)
        yield from (
            " ".join(islice(chunks(each), ABOVE_CHARS))
            for each in siblings
            if isinstance(each.tag, str) and may_state(whole_text(each))
        )
        node = node.getparent()


def _shown(document: Document) -> int:
    """Characters of a document's text, scripts not counted."""
    if document.root is None:
        return len(document.text)
    drop_scripts(document.root)
    return size(document.root)


def entries_at(element: Element, base: str) -> list[ArticleEntry]:
    """The articles inside an element, or those of the list that it is an item of."""
    return read_entries(element, base) or read_siblings(element, base)


def _read_html(document: Document) -> PageContent:
    root = document.root
    if root is None:
        return PageContent(document=document)
    base = document.page.final_url or document.page.url
    metas = read_metas(root.iter("meta"))
    title = read_title(document, metas)
    info = read_info(root) if has_info(document.text) else ()
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
        reading.attachments = read_attachments(found.element, base)
        if pager:
            _drop_pager(found.element, base, pager)
        unknown = found.rule == "densest"
        reading.entries = entries_at(found.element, base) if unknown else []
        titles = titles_in(found.element, known=not unknown)
        reading.lines = [] if reading.entries else lines_of(found.element)
        reading.teasers = count_teasers(reading.lines, titles)
    own = (line[:ABOVE_CHARS] for line in reading.lines[:HEAD_LINES])
    reading.fields = replace(read_fields(metas, info, above, own, document.page.at[:10]), pager=pager)
    if reading.rule == WECHAT:
        reading.fields = read_wechat(document.text, root, reading.fields)
    if sum(map(len, reading.lines)) <= SHORT:
        reading.links = sum(map(document.source.count, LINK_STARTS))
        reading.shown = size_beside(root)
        reading.head = " ".join(islice(chunks(root), NOTICE_PIECES))[:NOTICE_CHARS]
        reading.attachments = reading.attachments or embedded_files(document.text, base)
    return reading


def _read_answer(document: Document) -> PageContent:
    """Read a JSON answer: its only article as a page of its own, several as entries, else what went wrong."""
    value = parse_answer(document.text)
    told = [(each, inner) for each in articles_in(value) if (inner := _inner(document, each.page))]
    readings = [(each, _read_html(inner)) for each, inner in told]
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


def _inner(document: Document, page: str) -> Document | None:
    """The page of HTML that an answer carries; None for a list of links."""
    source = page.encode("utf-8", "replace")
    root, html, comments = parse(source)
    if root is None or size_beside(root) < (1 - LINKED) * size(root):
        return None
    return replace(document, medium="html", text=page, source=source, root=root, html=html, comments=comments)


def _read_text(document: Document) -> PageContent:
    raw = document.text.splitlines()
    whole = fold(raw)
    entries = split_text(raw)
    lines, trimmed = leave_menus(whole)
    info = tuple(
        pair_cells([cell for line in whole[:INFO_LINES] if CELL in line for cell in line.split(CELL)])
    )
    return PageContent(
        document=document,
        title=_text_title(whole, lines),
        layout="text",
        rule="text",
        lines=lines,
        entries=entries,
        shown=sum(map(len, whole)),
        head=document.text[:HEAD_CHARS],
        fields=read_fields((), info),
        trimmed=tuple(trimmed),
        flags=frozenset({"cut"} if len(document.text.strip()) in CUT_SIZES else ()),
    )


def _text_title(whole: list[str], lines: list[str]) -> str:
    """Title of a page that was saved as text: a line of its head that names a document, else the article's first."""
    shorts = [
        line
        for line in (*whole[:TITLE_LINES], *lines[:INFO_LINES])
        if CELL not in line and len(line) <= MAX_TITLE
    ]
    named = [
        line for line in shorts if NAMES_DOCUMENT.search(line) and not line.startswith(("——", "（", "("))
    ]
    dated = [line for line in named if YEAR.search(line)]
    title = TITLE_LABEL.sub("", next(iter(dated or named or lines[:1]), ""))
    if lines[1:2] == [title] and BROKEN_TITLE.fullmatch(lines[0]):
        title = lines[0] + title
    return title[:MAX_TITLE]


def _read_file(document: Document) -> PageContent:
    lines, flags = (read_pdf if document.medium == "pdf" else read_docx)(document.page.body)
    title = document.page.hints.title or next(iter(lines), "")[:200]
    return PageContent(
        document=document,
        title=title,
        layout=document.medium,
        rule=document.medium,
        lines=lines,
        shown=sum(map(len, lines)),
        flags=frozenset(flags),
    )
