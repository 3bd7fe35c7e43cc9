"""Element -> the files that it links to."""

import re
from itertools import islice
from urllib.parse import urljoin

from pipelines.parse.html import Element, label_of, whole_text
from storage.records import Attachment

ATTACHMENT = re.compile(r"\.(pdf|docx?|wps|ofd|xlsx?|et|rar|zip|txt|pptx?)(?:$|[?#&])", re.IGNORECASE)
"""A link to a file: `./P020210310.docx`."""

MAX_LINKS = 5000
"""Links of an article that are looked at for files (guess)."""


def read_attachments(element: Element, base: str) -> tuple[Attachment, ...]:
    """Find the files that an element links to.

    Args:
        element: the element; not changed.
        base: URL that relative links are relative to.

    Returns:
        Files with absolute URLs, each URL once, in page order; else empty.
    """
    found: dict[str, Attachment] = {}
    for link in islice(element.iter("a"), MAX_LINKS):
        href = link.get("href", "").strip()
        if not href or href.lower().startswith(("javascript:", "#")):
            continue
        named = ATTACHMENT.search(href)
        if not named and "." not in whole_text(link):
            continue
        name = label_of(link)
        kind = named or ATTACHMENT.search(name)
        if kind:
            try:
                url = urljoin(base, href)
            except ValueError:
                continue
            found.setdefault(url, Attachment(url=url, name=name, type=kind.group(1).lower()))
    return tuple(found.values())
