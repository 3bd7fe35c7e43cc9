"""Page -> what its bytes are: html, text, json, a document and its kind, or what is none of these."""

import re
from typing import Literal

from storage.records import Page

Medium = Literal["html", "text", "document", "json", "binary"]

MAGIC: tuple[tuple[bytes, Medium, str], ...] = (
    (b"%PDF-", "document", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document", "doc"),
    (b"{\\rtf", "document", "rtf"),
    (b"\x1f\x8b", "binary", "gzip"),
    (b"Rar!", "binary", "rar"),
    (b"7z\xbc\xaf", "binary", "7z"),
    (b"\x89PNG", "document", "png"),
    (b"\xff\xd8\xff", "document", "jpeg"),
    (b"GIF8", "binary", "gif"),
)
"""First bytes, medium, type name."""
MAGICS = tuple(magic for magic, _, _ in MAGIC)

ZIP_MEMBERS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "docx"),
    (b"OFD.xml", "ofd"),
    (b"ofd.xml", "ofd"),
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "odp"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
)
"""Names that tell apart what is packed as ZIP."""

OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
"""Names of streams that tell apart what is packed as a compound file."""
OLE_SUFFIXES = {"doc": {"doc", "wps"}, "xls": {"xls", "et"}, "ppt": {"ppt", "dps"}}
"""Kind by its streams -> suffixes that name it more closely; the last row names a file without such a stream."""

SUFFIX = re.compile(r"\.([A-Za-z0-9]{2,5})(?:[?#]|$)")
"""A file type at the end of a URL or name: `.wps`."""

TAG = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|div|p|br|table|td|span|a|li|script|font|h[1-6]|section|article|main|form|ul|ol|dl|center|img|iframe|frameset)[\s>/]",
    re.IGNORECASE,
)
"""What a page of HTML has and a text has not: `<div `."""

CALL = re.compile(r"[\w.$]{1,80}\s?\(\s?[{\[]\s{0,9}[\"{\[]")
"""A call with JSON in it: `callback({"data":`."""

HEAD_CHARS = 20_000
"""Characters of a text in which tags are looked for (guess)."""
ZIP_HEAD = 65_536
"""Bytes at either end of a ZIP in which names of its members are looked for (guess)."""
MAX_NULS = 0.02
"""Share of NUL bytes above which a body without BOM is not a text (guess)."""


def recognise(page: Page) -> tuple[Medium, str]:
    """Recognise what a body is, by its first bytes before any label.

    Returns:
        (medium, type name in lower case); ("html", "html") for any text, which `recognise_text` tells apart.
    """
    body = page.body
    start = body[:1024].lstrip()
    if start.startswith(MAGICS):
        _, medium, name = next(each for each in MAGIC if start.startswith(each[0]))
        return medium, _ole_name(page) if name == "doc" else name
    if start.startswith(b"PK\x03\x04"):
        return _zipped(body)
    if (
        body.find(b"\0", 0, 65_536) >= 0
        and body.count(b"\0", 0, 65_536) > MAX_NULS * min(len(body), 65_536)
        and not _has_wide_bom(body)
    ):
        return "binary", "bytes"
    return "html", "html"


def recognise_text(page: Page, text: str) -> Medium:
    """Distinguish HTML, JSON and plain text once the text is decoded.

    Args:
        page: the page, for its headers.
        text: its decoded text.
    """
    head = text[:HEAD_CHARS]
    start = head.lstrip()
    label = next((value.lower() for name, value in page.headers if name.lower() == "content-type"), "")
    if CALL.match(start):
        return "json"
    if start[:1] in {"{", "["} and ("json" in label or _closes(text, start[:1])):
        return "json"
    if TAG.search(head) and not ("text/plain" in label and not start.startswith("<")):
        return "html"
    return "text" if "html" not in label or len(start) < HEAD_CHARS or not TAG.search(text) else "html"


def _closes(text: str, opening: str) -> bool:
    return text.rstrip()[-1:] == {"{": "}", "[": "]"}[opening] and '"' in text[:HEAD_CHARS]


def _has_wide_bom(body: bytes) -> bool:
    return body.startswith((b"\xff\xfe", b"\xfe\xff"))


def _zipped(body: bytes) -> tuple[Medium, str]:
    for where in (body[:ZIP_HEAD], body[-ZIP_HEAD:]):
        for member, name in ZIP_MEMBERS:
            if member in where:
                return "document", name
    return "binary", "zip"


def _ole_name(page: Page) -> str:
    """Return the kind of a compound file by its streams, with the suffix where that says more (wps of Kingsoft)."""
    found = SUFFIX.search(page.final_url or page.url)
    suffix = found.group(1).lower() if found else ""
    for stream, kind in OLE_STREAMS:
        if stream.encode("utf-16-le") in page.body:
            return suffix if suffix in OLE_SUFFIXES[kind] else kind
    return suffix if any(suffix in suffixes for suffixes in OLE_SUFFIXES.values()) else "doc"
