"""Find the places where a line break ends a number, though the normal form joins its digits to others."""

import re

from pipelines.text.normal import Normal
from storage.lazy_imports import np

BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
"""Characters that end a line."""
CELL = frozenset("\t|｜") | BREAKS
"""Characters that end a table cell, whatever is on their other side."""
CUTTING = BREAKS | {"\t"}
"""Characters over which no number reaches: they end a line or a cell."""
SIGN = re.compile(r"[-+±](?=\d)")
SHARE = re.compile(r"[\d.]{1,40}(?:%|‰|℃|个?百分点)")
"""5.6% or 2个百分点"""
FIGURE = re.compile(r"[\d.,]{1,40}")
DIGIT, NUMERAL = "0123456789", "零〇一二三四五六七八九十百千万亿两"
DIGITS_ALONE = re.compile(r"(?:^|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r\v\f\x85\u2028\u2029]*\d{1,20}$")
"""The end of a text whose last line has digits alone, as that of a page number."""
LOOK_BACK = 64
"""Characters before a break that are searched for a line of digits; longer than any number."""


def number_cuts(normal: Normal) -> list[int]:
    """Find the places over which no number reaches.

    Digits do not continue with digits of another line (24 / 2021年), numerals not with numerals, and a line of digits alone
    continues with nothing; a unit on the next line stays with its number (24 / 亿元).

    Returns:
        Places in the normal form, ascending.
    """
    offsets = np.frombuffer(normal.offsets, dtype=np.int32)
    gaps = np.flatnonzero(np.diff(offsets[:-1]) > 1) + 1
    return [place for place in gaps.tolist() if _cuts(normal, place)]


def _cuts(normal: Normal, place: int) -> bool:
    """Whether what was dropped before a character ends the number on its left."""
    left, right = normal.text[place - 1], normal.text[place]
    if not (right in DIGIT or left in DIGIT or (left in NUMERAL and right in NUMERAL)):
        return False
    end = normal.offsets[place - 1] + 1
    if CUTTING.isdisjoint(normal.raw[end : normal.offsets[place]]):
        return False
    if left not in DIGIT or right in DIGIT:
        return True
    start = max(end - LOOK_BACK, 0)
    return bool(DIGITS_ALONE.search(normal.raw[start:end]))


def cell_signs(normal: Normal) -> frozenset[int]:
    """Return the places of signs that begin a table cell (the - of -5.6%), in the normal form."""
    return frozenset(
        match.start() for match in SIGN.finditer(normal.text) if _begins_cell(normal, match.start())
    )


def _begins_cell(normal: Normal, place: int) -> bool:
    """Whether a sign begins a table cell and a whole figure follows it: only blanks or a rule precede it."""
    raw, text, offsets = normal.raw, normal.text, normal.offsets
    at = offsets[place]
    if offsets[place + 1] != at + 1:
        return False
    before = raw[at - 1] if at else "\n"
    after_blanks = at > 1 and before.isspace() and raw[at - 2].isspace()
    is_apart = before in CELL or after_blanks or (before.isspace() and text[place - 1] not in DIGIT)
    if not is_apart:
        return False
    figure = FIGURE.match(text, place + 1)
    if figure is None or SHARE.match(text, place + 1):
        return figure is not None
    end = offsets[figure.end() - 1] + 1
    return end == len(raw) or raw[end].isspace() or raw[end] in CELL
