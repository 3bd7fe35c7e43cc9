"""Page, Verdict -> Article…: every text found on the page, with the fields that stand beside it."""

from dataclasses import replace

from pipelines.extract.content import PageContent, read
from pipelines.parse.document import open_page
from pipelines.screen.verdict import Screening, screen
from storage.records import Article, Page, Verdict

READABLE = frozenset({"real", "list"})


def extract(page: Page, verdict: Verdict) -> list[Article]:
    """Articles of a page: one, several of a list, none of a list of links or of a page that is not real.

    Never raises. A verdict of `screen` brings what it read along; with any other the page is read anew.
    """
    plain = Verdict(verdict.name, verdict.evidence)
    if verdict.name not in READABLE:
        return []
    reading = verdict.reading if isinstance(verdict, Screening) else None
    if reading is None:
        reading = read(open_page(page))
    if reading.entries:
        return _several(page, plain, reading)
    if verdict.name == "list":
        return []
    return [_only(page, plain, reading)]


def _only(page: Page, verdict: Verdict, reading: PageContent) -> Article:
    flags = set(reading.flags)
    lines, missing = list(reading.lines), 0
    for part in page.parts:
        more = read(open_page(part)).lines if screen(part).name == "real" else []
        lines += more
        missing += not more
    if missing:
        flags.add("part_missing")
    if reading.document.medium == "unread":
        flags.add("unread")
    return Article(
        url=page.url,
        title=reading.title or page.hints.title,
        text="\n".join(lines),
        verdict=verdict,
        layout=reading.layout,
        rule=reading.rule,
        encoding=reading.document.encoding,
        fields=replace(reading.fields, parts_missing=missing),
        hints=page.hints,
        attachments=reading.attachments,
        trimmed=reading.trimmed,
        flags=tuple(sorted(flags)),
    )


def _several(page: Page, verdict: Verdict, reading: PageContent) -> list[Article]:
    whole = _only(page, verdict, reading)
    return [
        replace(
            whole,
            entry=entry.key,
            title=entry.title,
            text="\n".join(entry.lines),
            rule="entries",
            fields=replace(reading.fields, published=entry.date or reading.fields.published),
            attachments=(),
        )
        for entry in reading.entries
    ]
