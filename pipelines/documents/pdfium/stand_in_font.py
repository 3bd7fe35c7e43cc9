"""A font in which every character is one box -> pdfium, for fonts that a PDF does not embed.

Without it a page reads otherwise on a machine with other fonts: pdfium leaves out a piece of text of one letter for which
the machine's fonts have no glyph. `any_glyph.ttf` (688 bytes, made with fontTools) has two glyphs, both the same box, and a
cmap of format 13 that leads from every code point of the first plane to it.
"""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

FONT = Path(__file__).with_name("any_glyph.ttf").read_bytes()
NAME = b"Box\0"
CHARSET_GB2312 = 134


def _tables(font: bytes) -> dict[int, bytes]:
    """Return the tables of a TrueType font by their tags as numbers."""
    found = {}
    for at in range(int.from_bytes(font[4:6], "big")):
        entry = font[12 + 16 * at : 28 + 16 * at]
        tag, _, start, size = (int.from_bytes(entry[n : n + 4], "big") for n in (0, 4, 8, 12))
        found[tag] = font[start : start + size]
    return found


TABLES = _tables(FONT)


def _given(data: bytes, buffer: int | None, size: int) -> int:
    """Copy data into a buffer of C where it has room; return the size of the data."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


CALLS: dict[str, Callable[..., Any]] = {
    "Release": lambda _: None,
    "EnumFonts": lambda *_: None,
    "MapFont": lambda *_: 1,
    "GetFont": lambda *_: 1,
    "GetFontData": lambda _, __, tag, buffer, size: _given(
        TABLES.get(tag, b"") if tag else FONT, buffer, size
    ),
    "GetFaceName": lambda _, __, buffer, size: _given(NAME, buffer, size),
    "GetFontCharset": lambda *_: CHARSET_GB2312,
    "DeleteFont": lambda *_: None,
}


def install() -> object:
    """Give pdfium the font in the place of all of the machine's; the result must live as long as pdfium is used."""
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](call) for name, call in CALLS.items()})
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info
