"""Document -> PageContent: read a document of any medium, once."""

from pipelines.documents.kinds import read_document
from pipelines.documents.reading import NOT_READ, PRINTED
from pipelines.extract.html_content import read_html
from pipelines.extract.json_content import read_json
from pipelines.extract.page_content import PageContent
from pipelines.extract.plain_text import leave_menus, read_text
from pipelines.extract.title_line import title_in
from pipelines.parse.document import Document
from pipelines.parse.html import drop_scripts, size
from pipelines.text.radicals import unify_lines
from storage.records import Trim

MAX_CHARS = 1_500_000
"""Characters of text beyond which nothing is read (guess; a list of ten reports has 200,000)."""


def read(document: Document) -> PageContent:
    """Read a document of any medium; its tree is used up.

    Returns:
        What the page says. An empty content with `document.too_large` set for a document beyond the bounds.
    """
    if len(document.source or document.text) > MAX_CHARS and _shown(document) > MAX_CHARS:
        document.too_large = f"more than {MAX_CHARS} characters"
        return PageContent(document=document)
    if document.medium == "html":
        return read_html(document)
    if document.medium == "text":
        return read_text(document)
    if document.medium == "document":
        return _read_file(document)
    if document.medium == "json":
        return read_json(document)
    return PageContent(document=document, layout=document.type, rule=document.type)


def _shown(document: Document) -> int:
    """Count the characters of a document's text; scripts are dropped from its tree first."""
    if document.root is None:
        return len(document.text)
    drop_scripts(document.root)
    return size(document.root)


def _read_file(document: Document) -> PageContent:
    """Return the content of a document; its title is that of the link to it, else its first line."""
    reading = read_document(document.type, document.page.body)
    document.too_large = reading.too_large
    lines, document.radicals = unify_lines(reading.lines)
    whole, trimmed = lines, list[Trim]()
    if PRINTED in reading.flags:
        lines, trimmed = leave_menus(lines)
    flags = reading.flags - {PRINTED} | ({NOT_READ} if reading.unreadable else set())
    return PageContent(
        document=document,
        title=document.page.hints.title or title_in(whole, lines),
        layout=document.type,
        rule=document.type,
        lines=lines,
        shown=sum(map(len, lines)),
        flags=flags,
        trimmed=tuple(trimmed),
        unreadable=reading.unreadable,
        damaged=reading.damaged,
    )
