"""Page in UTF-8 -> what is parsed of it: without scripts, styles and early ends; and its comments."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(rb"<(?:!--|[sS](?:cript|tyle|CRIPT|TYLE)(?=[\s/>])|/(?:body|html|BODY|HTML)\s{0,9}>)")
"""What is looked at: where a comment, a script or a style sheet begins, and an end of the page."""
RAW_ENDS = {
    b"c": re.compile(rb"<(?:/(?i:script)(?=[\s/>])|!--)"),
    b"t": re.compile(rb"<(?:/(?i:style)(?=[\s/>])|!--)"),
}
"""How a script and a style sheet end, by the second letter of their names, or where one may hold others."""
MAX_TAG = 4096
"""Bytes within which a tag ends, so that the time taken grows with the page alone (guess)."""
NESTED = re.compile(rb"<(?i:script)")
START_TAG = re.compile(rb"<[A-Za-z]")

COMMENT_START, COMMENT_END = b"<!--", b"-->"
CONDITION_START, CONDITION_END = b"[if", b"<![endif]"
"""How a comment begins and ends that an office suite alone reads; where it holds comments, it seems to end early."""
REVEALED = re.compile(rb"\[if[^\]]*\]>\s*(?:<!)?\s*-?")
"""Such a comment after which the page continues for all others: `<!--[if !IE]><!-->`."""


@dataclass(slots=True)
class Prepared:
    """What is parsed of a page."""

    html: bytes = field(repr=False)
    comments: bytes = field(default=b"", repr=False)
    """The texts of all its comments."""
    cut: tuple[bytes, ...] = field(default=(), repr=False)
    """The scripts and style sheets that were cut out, with their tags, in page order."""


def prepare(page: bytes) -> Prepared:
    """Leave out of a page's source what never shows and takes a parser's time, or misleads it.

    Scripts and style sheets are removed with their tags, but not where they may be inside another tag or hold one
    another, nor where a tag closes itself, which parsers read differently. `<!--[if gte mso 9]>…<![endif]-->` is
    removed as a whole where it holds comments. An end of the body or the page is removed where tags follow: to
    libxml2 a root of its own would begin.
    """
    comments: list[bytes] = []
    kept: list[bytes] = []
    raw: list[bytes] = []
    at = cut = 0
    tags_end, last_end = -1, len(page)
    while found := TOKEN.search(page, at):
        start, kind = found.start(), page[found.start() + 1 : found.start() + 2]
        if kind == b"!":
            at, removed, last_end = _end_comment(page, start, last_end, comments)
        elif kind == b"/":
            at = found.end()
            if tags_end < at:
                following = START_TAG.search(page, at)
                tags_end = following.start() if following else len(page)
            removed = tags_end < len(page)
        else:
            at, removed = _end_raw(page, at, found)
            if removed:
                raw.append(page[start:at])
        if removed:
            kept.append(page[cut:start])
            cut = at
    html = b"".join([*kept, page[cut:]]) if kept else page
    return Prepared(html, b"\n".join(comments), tuple(raw))


def _end_comment(page: bytes, start: int, last_end: int, comments: list[bytes]) -> tuple[int, bool, int]:
    """Find where a comment ends.

    Args:
        page: the source.
        start: offset of its `<!--`.
        last_end: an offset after the last end of a condition, -1 when none is left.
        comments: its text is added here.

    Returns:
        (offset after it, whether it is removed, the new `last_end`).
    """
    end = page.find(COMMENT_END, start + 2)
    if end < 0:
        return len(page), False, last_end
    text = page[start + len(COMMENT_START) : end]
    comments.append(text)
    seems_ended = text.startswith(CONDITION_START) and not text.endswith(CONDITION_END)
    if seems_ended and last_end >= end and not REVEALED.fullmatch(text):
        close = page.find(CONDITION_END + COMMENT_END, end)
        if close >= 0:
            return close + len(CONDITION_END + COMMENT_END), True, last_end
        last_end = -1
    return end + len(COMMENT_END), False, last_end


def _end_raw(page: bytes, since: int, found: re.Match[bytes]) -> tuple[int, bool]:
    """Find where a script or a style sheet ends.

    Args:
        page: the source.
        since: offset before which nothing is known of the page.
        found: the begin of its tag.

    Returns:
        (offset from which to read on, whether everything up to there is removed).
    """
    start, ends = found.start(), RAW_ENDS[found.group()[2:3].lower()]
    in_tag = page.rfind(b"<", since, start) > page.rfind(b">", since, start)
    close = -1 if in_tag else page.find(b">", found.end(), found.end() + MAX_TAG)
    if close < 0 or page.startswith(b"/>", close - 1):
        return found.end(), False
    end = ends.search(page, found.end())
    if end and end.group() == COMMENT_START:
        inside = end.start()
        while end and end.group() == COMMENT_START:
            end = ends.search(page, end.end())
        if end and NESTED.search(page, inside, end.start()):
            return end.end(), False
    if not end:
        return len(page), False
    close = page.find(b">", end.end(), end.end() + MAX_TAG)
    return (close + 1, True) if close >= 0 else (end.end(), False)
