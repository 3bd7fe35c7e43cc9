"""PageContent, Verdict -> Article…: the texts found on a page, with its fields."""

from dataclasses import replace

from pipelines.extract.page_content import PageContent
from pipelines.text.radicals import REPAIR
from storage.records import INCOMPLETE, READABLE, Article, Page, Repair, Verdict

END_WITHIN = 4096
"""Bytes from the end of a page within which its end tag stands; scripts may follow it. A guess."""


def extract(content: PageContent | None, verdict: Verdict) -> list[Article]:
    """Make articles of what a page says.

    Args:
        content: what `pipelines.screen.examine` read; None for a page that was not read.
        verdict: its verdict on the page.

    Returns:
        One article, several of a list of whole texts, none of a list of links or of a page that is not readable.
    """
    if content is None or verdict.name not in READABLE:
        return []
    if content.entries:
        return _several(verdict, content)
    return [] if verdict.name == "list" else [_only(verdict, content)]


def _only(verdict: Verdict, content: PageContent) -> Article:
    """Return the one article of a page, with the lines of its further pages."""
    page, flags = content.document.page, set(content.flags)
    more = [part.lines if part else [] for part in content.parts]
    missing = sum(not lines for lines in more)
    if missing:
        flags.add("part_missing")
    if any(map(is_cut_on_wire, (page, *page.parts))):
        flags.add("incomplete")
    return Article(
        url=page.url,
        title=content.title or page.hints.title,
        text="\n".join([*content.lines, *(line for lines in more for line in lines)]),
        verdict=verdict,
        layout=content.layout,
        rule=content.rule,
        encoding=content.document.encoding,
        fields=replace(content.fields, parts_missing=missing),
        hints=page.hints,
        attachments=content.attachments,
        trimmed=content.trimmed,
        repairs=(Repair(rule=REPAIR, count=count),) if (count := content.document.radicals) else (),
        flags=tuple(sorted(flags)),
        titled=bool(content.title),
        ended=content.document.medium != "html" or has_end(page.body),
    )


def is_cut_on_wire(page: Page) -> bool:
    """Whether a page did not come whole, as the header INCOMPLETE says that the crawler adds."""
    return any(name == INCOMPLETE for name, _ in page.headers)


def has_end(body: bytes) -> bool:
    """Whether the last bytes of an HTML page hold the end tag of its body or of the document."""
    tail = body[-END_WITHIN:].replace(b"\0", b"").lower()
    return b"</html" in tail or b"</body" in tail


def _several(verdict: Verdict, content: PageContent) -> list[Article]:
    """Return an article for each entry of a page that carries several."""
    whole = _only(verdict, content)
    return [
        replace(
            whole,
            entry=entry.key,
            title=entry.title,
            text="\n".join(entry.lines),
            rule="entries",
            fields=replace(content.fields, published=entry.date or content.fields.published),
            attachments=(),
            titled=True,
        )
        for entry in content.entries
    ]
