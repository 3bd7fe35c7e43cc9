"""Page -> text and encoding, from the bytes alone: of all readings that with the fewest holes wins.

What a page declares is only a hint.
"""

import codecs
import re
from dataclasses import dataclass, field

from storage.records import Page

HEAD_BYTES = 4096
"""Bytes of a page in which a declared charset is looked for (guess; browsers look at 1,024)."""

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})")
"""A declaration in a meta tag: `charset=gb2312`."""

XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9_\-]{2,20})")
"""A declaration in an XML head: `<?xml version="1.0" encoding="GBK"?>`."""

HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
"""A declaration in a header: `text/html; charset=GBK`."""

REPLACED = "\ufffd"
LOWER_PRIVATE = b"\xee"
UPPER_PRIVATE = re.compile(rb"\xef[\x80-\xa3]")
"""How private use characters begin in UTF-8: U+E000 to U+EFFF, U+F000 to U+F8FF."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

GB18030_LATER = str.maketrans(
    {
        0xE5E5: 0x3000,
        0xE78D: 0xFE10,
        0xE78E: 0xFE12,
        0xE78F: 0xFE11,
        0xE790: 0xFE13,
        0xE791: 0xFE14,
        0xE792: 0xFE15,
        0xE793: 0xFE16,
        0xE794: 0xFE17,
        0xE795: 0xFE18,
        0xE796: 0xFE19,
        0xE7C7: 0x1E3F,
        0xE81E: 0x9FB4,
        0xE826: 0x9FB5,
        0xE82B: 0x9FB6,
        0xE82C: 0x9FB7,
        0xE832: 0x9FB8,
        0xE843: 0x9FB9,
        0xE854: 0x9FBA,
        0xE864: 0x9FBB,
        0xE816: 0x20087,
        0xE817: 0x20089,
        0xE818: 0x200CC,
        0xE831: 0x215D7,
        0xE83B: 0x2298F,
        0xE855: 0x241FE,
    }
)
"""Characters that GB 18030 of 2000 kept in private use and its later editions name, such as U+1E3F ḿ."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text and the encoding in which it was read."""

    text: str = field(repr=False)
    encoding: str
    source: bytes = field(repr=False)
    """The text in UTF-8: the bytes themselves where they are that as they stand."""


def decode(page: Page) -> Decoded:
    """Decode a page's bytes: BOM, strict UTF-8, then the best of what is declared, GB 18030 and UTF-8.

    A cut last character is allowed in UTF-8; every gb* label is read as GB 18030. Never raises.
    """
    body = page.body
    for bom, encoding in BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :].decode(encoding, "replace"), encoding)
    whole = _utf8(body)
    if whole is not None:
        return whole
    best, fewest = None, 0
    for encoding in _candidates(page):
        reading = _read(body, encoding)
        holes = _holes(reading)
        if best is None or holes < fewest:
            best, fewest = reading, holes
        if not holes:
            break
    return best or _decoded("", "")


def _decoded(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, text.encode("utf-8", "replace"))


def _holes(reading: Decoded) -> int:
    """Count the characters that a wrong reading leaves: replacement and private use characters."""
    source = reading.source
    private = source.count(LOWER_PRIVATE) + len(UPPER_PRIVATE.findall(source))
    return private + reading.text.count(REPLACED)


def _utf8(body: bytes) -> Decoded | None:
    """Return the reading as UTF-8 without an error but a cut last character; else None."""
    try:
        return Decoded(body.decode("utf-8"), "utf-8", body)
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 3 and error.reason == "unexpected end of data":
            return Decoded(body[: error.start].decode("utf-8"), "utf-8", body[: error.start])
        return None


def _candidates(page: Page) -> list[str]:
    """Return the encodings to try, the likelier first, each once."""
    head = page.body[:HEAD_BYTES]
    declared = [found.group(1).decode("ascii") for found in XML_ENCODING.finditer(head)]
    declared += [found.group(1).decode("ascii") for found in CHARSET.finditer(head)]
    for name, value in page.headers:
        if name.lower() == "content-type":
            declared += HEADER_CHARSET.findall(value)
    known = [encoding for label in declared if (encoding := _known(label))]
    return list(dict.fromkeys([*known, "gb18030", "utf-8"]))


def _known(label: str) -> str:
    """Return Python's name for a label, GB 18030 for every gb*; empty for an unknown one and Latin-1."""
    if label.lower().startswith("gb"):
        return "gb18030"
    try:
        name = codecs.lookup(label).name
        b"".decode(name)
    except (LookupError, ValueError):
        return ""
    return "" if name in {"iso8859-1", "cp1252", "ascii", "latin-1"} else name


def _read(body: bytes, encoding: str) -> Decoded:
    try:
        reading = _decoded(body.decode(encoding, "replace"), encoding)
    except (UnicodeError, ValueError):
        return _decoded(REPLACED * len(body), encoding)
    if encoding == "gb18030" and LOWER_PRIVATE in reading.source:
        return _decoded(reading.text.translate(GB18030_LATER), encoding)
    return reading
