"""MHTML (a mail with the page and its pictures) -> the capture of the page."""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from crawler.captures.captured import MAX_BYTES, Findings, Found, Importer, LeftOut
from crawler.captures.formats.saved_page import page_of_parts
from crawler.captures.moments import parse_moment_of_capture
from pipelines.text.web_address import normalise_address

FIRST_LINE = re.compile(rb"\s*[A-Za-z][\w-]{1,60}:[^\n]{0,2000}\n")
"""The first line of a mail: `From: <Saved by Blink>`."""
MARKS = (b"mime-version:", b"content-location:")
LINES = 8192
"""Bytes in which the head of a mail stands."""
MAX_FILE = 4 * MAX_BYTES
"""Longest file: a page with its pictures, in base64."""


def is_mhtml(found: Found) -> bool:
    """Whether a file is a mail that carries a page."""
    head = found.head[:LINES].lower()
    return bool(FIRST_LINE.match(head)) and all(mark in head for mark in MARKS)


def read_mhtml(found: Found) -> Findings:
    """Yield the page that a mail carries; its frames and pictures belong to it."""
    if found.size > MAX_FILE:
        yield LeftOut(found.name, f"longer than {MAX_FILE} bytes")
        return
    with found.open() as stream:
        mail = message_from_bytes(stream.read(), policy=compat32)
    stated = _text(mail, "Snapshot-Content-Location")
    pages = [
        part for part in mail.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    root = next((part for part in pages if stated and _text(part, "Content-Location") == stated), None)
    root = root or next(iter(pages), None)
    if root is None:
        yield LeftOut(found.name, "a mail without a page")
        return
    url = normalise_address(stated or _text(root, "Content-Location") or _text(mail, "Content-Location"))
    body = root.get_payload(decode=True)
    yield page_of_parts(
        found,
        body if isinstance(body, bytes) else b"",
        url=url,
        known=parse_moment_of_capture(_text(mail, "Date")),
        headers=(("content-type", _text(root, "Content-Type").replace("\n", " ") or "text/html"),),
    )


def _text(part: Message, name: str) -> str:
    return "".join(str(part.get(name) or "").split("\n")).strip()


MHTML = Importer("MHTML", is_mhtml, read_mhtml)
