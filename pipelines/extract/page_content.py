"""PageContent: what a page says, before any judgement."""

from dataclasses import dataclass, field

from pipelines.extract.entries import ArticleEntry
from pipelines.parse.document import Document
from storage.records import Attachment, Fields, Trim

LINK_END = "link_end"
"""A flag from `extract` to `clean`: the text ends on the label of a link."""
SHORT = 400
"""Characters of text up to which a page may be nothing but a notice (guess; error pages seen have under 200)."""


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
    titled: int = 0
    """Those of them that name another page as the title of an article does, counted likewise."""
    head: str = field(default="", repr=False)
    """The visible text's beginning."""
    fields: Fields = field(default_factory=Fields)
    attachments: tuple[Attachment, ...] = ()
    flags: frozenset[str] = frozenset()
    trimmed: tuple[Trim, ...] = ()
    """Blocks left out of the container."""
    unreadable: str = ""
    """Why nothing was read of a document that is whole."""
    damaged: str = ""
    """Why a document cannot be opened."""
    parts: tuple["PageContent | None", ...] = field(default=(), repr=False)
    """Contents of the further pages of the article, in order; None for a page that did not come or shows no text."""
