"""Source of a page -> the files that it shows in itself: framed, embedded, in a viewer, by a script."""

import re
from itertools import islice
from urllib.parse import unquote, urljoin

from storage.records import Attachment

FILE_END = re.compile(r"\.(?P<type>(?i:pdf|docx?|wps|ofd))(?=[\"'&#?\s>)])")
"""Where an address of a file may end; it begins with its sign, for which a page is searched quickly."""
FILE_START = re.compile(
    r"(?:\b(?:src|data(?:-[\w-]+)?|file|url|path|pdf\w{0,8})[\"']?\s?[=:]|[(,\[])\s?[\"']?(?P<start>[^\"'\s<>=(),]+)$",
    re.IGNORECASE,
)
"""What is before that end: an attribute or parameter, not `href`, or an argument: `PDFObject.embed("`."""
MAX_ADDRESS = 400
"""Characters of an address (guess)."""
MAX_ENDS, MAX_FILES = 200, 20
"""Ends that are looked at, and files that are returned (guesses)."""
ESCAPED = re.compile("%2f", re.IGNORECASE)
"""An address that is a parameter itself: `file=https%3A%2F%2F`."""


def embedded_files(text: str, base: str) -> tuple[Attachment, ...]:
    """Find the files that a page shows inside itself.

    Args:
        text: source of the page.
        base: URL that relative addresses are relative to.

    Returns:
        Files without names, with absolute URLs, each once, in page order; at most MAX_FILES.
    """
    found: dict[str, Attachment] = {}
    for end in islice(FILE_END.finditer(text), MAX_ENDS):
        start = FILE_START.search(text[max(0, end.start() - MAX_ADDRESS) : end.start()])
        if start is None:
            continue
        address = start["start"] + end.group()
        try:
            url = urljoin(base, unquote(address) if ESCAPED.search(address) else address.replace("\\/", "/"))
        except ValueError:
            continue
        found.setdefault(url, Attachment(url=url, name="", type=end["type"].lower()))
        if len(found) >= MAX_FILES:
            break
    return tuple(found.values())
