"""Document -> Reading: what screen judges and extract makes articles of, read once per page."""

from dataclasses import dataclass, field
from itertools import islice

from pipelines.containers import find
from pipelines.document import Document
from pipelines.entries import Entry, read_entries, split_text
from pipelines.fields import read_attachments, read_fields, read_info, read_metas, read_title
from pipelines.files import read_docx, read_pdf
from pipelines.markup import chunks, size
from pipelines.serialise import fold, lines_of
from storage.records import Attachment, Fields, Trim

INFO_SIGN = "索"
"""Stands in every 信息公开 table, as 索引号 or 索 引 号."""

SHORT = 400
"""Characters of text up to which a page may be nothing but a notice."""

HEAD_SHOWN = 250
HEAD_CHARS = 4000
"""Pieces of a page's visible text in which its date, source and notices are looked for."""


@dataclass(slots=True)
class Reading:
    """What a page says, before any judgement."""

    document: Document
    title: str = ""
    layout: str = "generic"
    rule: str = ""
    lines: list[str] = field(default_factory=list, repr=False)
    """Lines of the only article's container."""
    entries: list[Entry] = field(default_factory=list, repr=False)
    """Articles of a page that carries several."""
    shown: int = SHORT + 1
    """Characters of the whole page's visible text, counted when the container holds few."""
    links: int = 0
    """Links of the whole page, counted likewise."""
    head: str = field(default="", repr=False)
    """The visible text's beginning."""
    fields: Fields = field(default_factory=Fields)
    attachments: tuple[Attachment, ...] = ()
    flags: frozenset[str] = frozenset()
    trimmed: tuple[Trim, ...] = ()
    """Blocks left out of the container."""


def read(document: Document) -> Reading:
    """Read a document of any medium."""
    if document.medium == "html":
        return _read_html(document)
    if document.medium == "text":
        return _read_text(document)
    if document.medium in {"pdf", "docx"}:
        return _read_file(document)
    return Reading(document=document, rule=document.type)


def _read_html(document: Document) -> Reading:
    root = document.root
    if root is None:
        return Reading(document=document)
    base = document.page.final_url or document.page.url
    metas = read_metas(root.iter("meta"))
    title = read_title(document, metas)
    info = read_info(root) if INFO_SIGN in document.text else ()
    found = find(document)
    reading = Reading(document=document, title=title)
    reading.head = " ".join(islice(chunks(root), HEAD_SHOWN))[:HEAD_CHARS]
    reading.fields = read_fields(metas, info, reading.head)
    if found is not None:
        reading.layout, reading.rule = found.layout, found.rule
        reading.trimmed = found.trimmed
        reading.attachments = read_attachments(found.element, base)
        reading.entries = read_entries(found.element, base) if found.rule == "densest" else []
        reading.lines = [] if reading.entries else lines_of(found.element)
    if sum(map(len, reading.lines)) <= SHORT:
        reading.shown = size(root)
        reading.links = sum(1 for _ in root.iter("a"))
    return reading


def _read_text(document: Document) -> Reading:
    raw = document.text.splitlines()
    lines = fold(raw)
    entries = split_text(raw)
    title = next((line for line in lines if "|" not in line), "")[:200]
    shown = sum(map(len, lines))
    return Reading(
        document=document,
        title=title,
        layout="text",
        rule="text",
        lines=lines,
        entries=entries,
        shown=shown,
        head=document.text[:HEAD_SHOWN],
    )


def _read_file(document: Document) -> Reading:
    lines, flags = (read_pdf if document.medium == "pdf" else read_docx)(document.page.body)
    title = document.page.hints.title or next(iter(lines), "")[:200]
    return Reading(
        document=document,
        title=title,
        layout=document.medium,
        rule=document.medium,
        lines=lines,
        shown=sum(map(len, lines)),
        flags=frozenset(flags),
    )
