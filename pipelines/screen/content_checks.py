"""PageContent -> Finding: list, soft 404, challenge, error, expired or empty, by what a page says."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from pipelines.boilerplate.site_text import is_site_text
from pipelines.boilerplate.trimming import trim_boilerplate
from pipelines.documents.reading import UNREADABLE
from pipelines.extract.link_density import MIN_LINKS
from pipelines.extract.page_content import SHORT, PageContent
from pipelines.screen.response_checks import MISSING_STATUS, Finding
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
from storage.records import VerdictName

MIN_TEXT = 30
"""Characters below which a container holds no article."""
NOTICE = 150
"""Characters of a container from which what stands around it states nothing about it."""
FEW_LINES = 30
"""Lines below which a container may hold nothing but boilerplate."""
FILES_NAMED = 3
"""Files that the evidence names."""

FAULTY = 400
"""A code in a JSON answer from which it is a fault."""


def check_content(content: PageContent) -> Finding | None:
    """Judge a page by its body; None for a real page."""
    return next((finding for judge in CONTENT_JUDGES if (finding := judge(content))), None)


def _by_medium(content: PageContent) -> Finding | None:
    document = content.document
    if document.too_large:
        return "error", f"too large to read: {document.too_large}"
    if content.damaged:
        return "error", f"damaged {document.type}: {content.damaged}"
    if content.unreadable:
        return "real", f"{UNREADABLE}: {content.unreadable}"
    if document.medium == "json" and not content.entries and (fault := _fault(content.head)):
        return fault
    return None if content.entries else MEDIUM_VERDICTS.get(document.medium)


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
    "json": ("list", "JSON"),
}


def _by_redirect(content: PageContent) -> Finding | None:
    """An article's address that leads to the home page no longer has it."""
    page = content.document.page
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


def _by_notice(content: PageContent) -> Finding | None:
    """The verdict that a page of few words states about itself, in its article's place if it has one.

    A page of many words without an article states it in its title only.
    """
    held = sum(map(len, content.lines))
    if held >= MIN_TEXT and content.shown > SHORT:
        return None
    if content.shown > SHORT:
        return _stated(content.title)
    stated = "\n".join(content.lines) if held >= NOTICE else content.head
    return _stated(f"{content.title}\n{stated}") or (_by_source(content) if held < MIN_TEXT else None)


def _stated(text: str) -> Finding | None:
    return next(((name, found[0]) for name, pattern in NOTICES if (found := pattern.search(text))), None)


def _by_source(content: PageContent) -> Finding | None:
    """What the source or the status of a page without a text says of it."""
    document = content.document
    if mark := challenge_mark(document.text):
        return "challenged", mark
    if document.page.status == 202:
        return "challenged", "status 202 without a text"
    if content.links < MIN_LINKS and any(mark in document.text for mark in LOGIN_SOURCE):
        return "challenged", "a login"
    return None


NOTICES: tuple[tuple[VerdictName, re.Pattern[str]], ...] = (
    ("expired", EXPIRED_TEXT),
    ("challenged", CHALLENGE_TEXT),
    ("soft_404", SOFT_404_TEXT),
    ("error", ERROR_TEXT),
)
"""Tried in this order on a page of few words."""


def _by_hijack(content: PageContent) -> Finding | None:
    """A page that gamblers took over has no article any more."""
    named = HIJACK_TITLE.search(content.title)
    if not named:
        return None
    text = "\n".join(content.lines)
    hits = sum(word in text for word in HIJACK_WORDS)
    return ("soft_404", f"taken over: {named.group(0)}") if hits >= HIJACK_NEEDED else None


def _by_number(content: PageContent) -> Finding | None:
    """A page of several articles, of their abstracts or of nothing but links to them is a list."""
    if content.entries:
        return "list", f"{len(content.entries)} articles"
    if content.listed:
        return "list", f"{content.listed} links in {content.rule}"
    return ("list", f"{content.teasers} abstracts") if content.teasers else None


FILE_LABEL = re.compile(
    r"附\s?件(?:下载)?\s?[：:]?|(?:详见|请见|见|请?点击下载|请下载)附件[。.]?|(?:点击)?(?:下载|查看|打开).{0,10}"
)
"""What stands above a link to a file: `附件：`, `详见附件`."""
FILE_START = re.compile(r"^附\s?件\s?\d{0,2}\s?[：:]\s?")
"""What stands before one: `附件1：`."""


def _by_content(content: PageContent) -> Finding | None:
    if "scanned" in content.flags or len(content.lines) >= FEW_LINES or _holds_text(content):
        return None
    if content.attachments:
        names = [file.name or file.url for file in content.attachments[:FILES_NAMED]]
        return "list", "the text is in a file: " + ", ".join(names)
    if content.links >= MIN_LINKS:
        return "list", f"{content.links} links"
    if content.document.page.walk and content.titled:
        return "list", f"{content.titled} titles on a page that was asked as a list"
    if content.shown > SHORT:
        return "list", f"no article among {content.shown} characters"
    return "empty", f"{content.shown} characters shown"


def _holds_text(content: PageContent) -> bool:
    """Whether a container has more than boilerplate, a site's words of itself and the names of files."""
    files = {"".join(file.name.split()) for file in content.attachments}
    held = 0
    for line in sorted(trim_boilerplate(content.lines)[0], key=len, reverse=True):
        named = "".join(FILE_START.sub("", line).split()) in files or FILE_LABEL.fullmatch(line)
        held += 0 if named or is_site_text(line) else len(line)
        if held >= MIN_TEXT:
            return True
    return False


CONTENT_JUDGES: tuple[Callable[[PageContent], Finding | None], ...] = (
    _by_medium,
    _by_redirect,
    _by_notice,
    _by_hijack,
    _by_number,
    _by_content,
)
"""What the body decides; the first that speaks, else the page is real."""
