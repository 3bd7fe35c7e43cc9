"""Page -> Verdict: real, list, challenged, soft_404, missing, expired, empty or error, with the evidence that named it."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pipelines.boilerplate.site_text import is_site_text
from pipelines.boilerplate.trimming import trim
from pipelines.extract.content import SHORT, PageContent, read
from pipelines.extract.link_density import MIN_LINKS
from pipelines.parse.document import open_page
from pipelines.screen.signatures import (
    CHALLENGE_TEXT,
    ERROR_TEXT,
    EXPIRED_TEXT,
    HIJACK_NEEDED,
    HIJACK_TITLE,
    HIJACK_WORDS,
    LOGIN_SOURCE,
    SOFT_404_TEXT,
    challenge_mark,
)
from storage.records import Page, Verdict, VerdictName

MIN_TEXT = 30
"""Characters below which a container holds no article."""
NOTICE = 150
"""Characters of a container from which what stands around it states nothing about it."""
FEW_LINES = 30
"""Lines below which a container may hold nothing but furniture."""
FILES_NAMED = 3
"""Files that the evidence names."""

CHALLENGE_STATUS = frozenset({412, 468, 521})
"""Status codes that only challenges use here: 瑞数 412, 广元 468, 加速乐 521."""
MISSING_STATUS = frozenset({404, 410})
REFUSED_STATUS = frozenset({401, 403, 405, 418, 429})
"""Status codes by which a site refuses us."""
FAULTY = 400
"""A code in a JSON answer from which it is a fault."""
CHALLENGE_HEADERS = ("x-via-jsl", "cf-mitigated", "x-waf", "wzws-ray")


@dataclass(frozen=True, slots=True)
class Screening(Verdict):
    """A verdict together with the reading it was made of, so that a page is decoded and parsed once."""

    reading: PageContent | None = field(default=None, repr=False, compare=False)


Finding = tuple[VerdictName, str]
"""A verdict's name and evidence."""


def screen(page: Page) -> Verdict:
    """Judge a page by its transport, status, headers and body. Never raises."""
    for judge in WIRE_JUDGES:
        if judged := judge(page):
            return Screening(*judged)
    reading = read(open_page(page))
    for judge_body in BODY_JUDGES:
        if judged := judge_body(reading):
            return Screening(*judged, reading)
    return Screening("real", f"{sum(map(len, reading.lines))} characters by {reading.rule}", reading)


def _by_transport(page: Page) -> Finding | None:
    return None if page.transport == "ok" else ("error", f"transport {page.transport}")


def _by_header(page: Page) -> Finding | None:
    if page.status == 200:
        return None
    named = next(((name, value) for name, value in page.headers if name.lower() in CHALLENGE_HEADERS), None)
    return ("challenged", f"header {named[0]}: {named[1][:40]}") if named else None


def _by_status(page: Page) -> Finding | None:
    status = page.status or 200
    if status in CHALLENGE_STATUS:
        return "challenged", f"status {status}"
    if status in MISSING_STATUS:
        return "missing", f"status {status}"
    if status < 400:
        return None
    mark = challenge_mark(page.body[:65_536].decode("utf-8", "replace"))
    if mark or status in REFUSED_STATUS:
        return "challenged", mark or f"status {status}"
    return "error", f"status {status}"


def _by_absence(page: Page) -> Finding | None:
    if page.body.strip():
        return None
    return ("challenged", "status 202 without a body") if page.status == 202 else ("empty", "no body")


WIRE_JUDGES = (_by_transport, _by_header, _by_status, _by_absence)
"""What transport, status and headers decide without a look at the text; the first that speaks."""


def _by_medium(reading: PageContent) -> Finding | None:
    document = reading.document
    if document.too_large:
        return "error", f"too large to read: {document.too_large}"
    if "unread" in reading.flags:
        return "error", f"damaged {document.medium}"
    if document.medium == "json" and not reading.entries and (fault := _fault(reading.head)):
        return fault
    return None if reading.entries else MEDIUM_VERDICTS.get(document.medium)


def _fault(said: str) -> Finding | None:
    """What a JSON answer without data says went wrong: `404 文章不存在`."""
    stated = _stated(said)
    if stated or not said:
        return stated
    code = int(said.split(maxsplit=1)[0])
    if code in MISSING_STATUS:
        return "missing", said
    return ("error", said) if code >= FAULTY else None


MEDIUM_VERDICTS: dict[str, Finding] = {
    "binary": ("error", "neither a page nor a document"),
    "unread": ("real", "a document of a type that is kept unread"),
    "json": ("list", "JSON"),
}


def _by_redirect(reading: PageContent) -> Finding | None:
    """An article's address that leads to the home page no longer has it."""
    page = reading.document.page
    if page.final_url and _is_home(page.final_url) and not _is_home(page.url):
        return "soft_404", f"redirected to the home page {page.final_url}"
    return None


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return HOME_PATH.fullmatch(parts.path) is not None and not parts.query


HOME_PATH = re.compile(r"/?(?:(?:index|default|home|main)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
"""Path of a home page: `/`, `/index.html`."""


def _by_notice(reading: PageContent) -> Finding | None:
    """The verdict that a page of few words states about itself, in its article's place if it has one.

    A page of many words without an article states it in its title only.
    """
    held = sum(map(len, reading.lines))
    if held >= MIN_TEXT and reading.shown > SHORT:
        return None
    if reading.shown > SHORT:
        return _stated(reading.title)
    stated = "\n".join(reading.lines) if held >= NOTICE else reading.head
    return _stated(f"{reading.title}\n{stated}") or (_by_source(reading) if held < MIN_TEXT else None)


def _stated(text: str) -> Finding | None:
    return next(((name, found[0]) for name, pattern in NOTICES if (found := pattern.search(text))), None)


def _by_source(reading: PageContent) -> Finding | None:
    """What the source or the status of a page without a text says of it."""
    document = reading.document
    if mark := challenge_mark(document.text):
        return "challenged", mark
    if document.page.status == 202:
        return "challenged", "status 202 without a text"
    if reading.links < MIN_LINKS and any(mark in document.text for mark in LOGIN_SOURCE):
        return "challenged", "a login"
    return None


NOTICES: tuple[tuple[VerdictName, re.Pattern[str]], ...] = (
    ("expired", EXPIRED_TEXT),
    ("challenged", CHALLENGE_TEXT),
    ("soft_404", SOFT_404_TEXT),
    ("error", ERROR_TEXT),
)
"""Tried in this order on a page of few words."""


def _by_hijack(reading: PageContent) -> Finding | None:
    """A page that gamblers took over has no article any more."""
    named = HIJACK_TITLE.search(reading.title)
    if not named:
        return None
    text = "\n".join(reading.lines)
    hits = sum(word in text for word in HIJACK_WORDS)
    return ("soft_404", f"taken over: {named.group(0)}") if hits >= HIJACK_NEEDED else None


def _by_number(reading: PageContent) -> Finding | None:
    """A page of several articles, of their abstracts or of nothing but links to them is a list."""
    if reading.entries:
        return "list", f"{len(reading.entries)} articles"
    if reading.listed:
        return "list", f"{reading.listed} links in {reading.rule}"
    return ("list", f"{reading.teasers} abstracts") if reading.teasers else None


FILE_LABEL = re.compile(
    r"附\s?件(?:下载)?\s?[：:]?|(?:详见|请见|见|请?点击下载|请下载)附件[。.]?|(?:点击)?(?:下载|查看|打开).{0,10}"
)
"""What stands above a link to a file: `附件：`, `详见附件`."""
FILE_START = re.compile(r"^附\s?件\s?\d{0,2}\s?[：:]\s?")
"""What stands before one: `附件1：`."""


def _by_content(reading: PageContent) -> Finding | None:
    if "scanned" in reading.flags or len(reading.lines) >= FEW_LINES or _holds_text(reading):
        return None
    if reading.attachments:
        names = [file.name or file.url for file in reading.attachments[:FILES_NAMED]]
        return "list", "the text is in a file: " + ", ".join(names)
    if reading.links >= MIN_LINKS:
        return "list", f"{reading.links} links"
    if reading.shown > SHORT:
        return "list", f"no article among {reading.shown} characters"
    return "empty", f"{reading.shown} characters shown"


def _holds_text(reading: PageContent) -> bool:
    """Whether a container has more than furniture, a site's words of itself and the names of files."""
    files = {"".join(file.name.split()) for file in reading.attachments}
    held = 0
    for line in sorted(trim(reading.lines)[0], key=len, reverse=True):
        named = "".join(FILE_START.sub("", line).split()) in files or FILE_LABEL.fullmatch(line)
        held += 0 if named or is_site_text(line) else len(line)
        if held >= MIN_TEXT:
            return True
    return False


BODY_JUDGES = (_by_medium, _by_redirect, _by_notice, _by_hijack, _by_number, _by_content)
"""What the body decides; the first that speaks, else the page is real."""
