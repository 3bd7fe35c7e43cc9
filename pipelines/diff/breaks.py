"""Normal text -> the places where a line break ends a number, though the normal form joins its digits to others."""

import re

from pipelines.diff.normal import Normal

BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
"""Characters that end a line."""
DIGIT, NUMERAL = "0123456789", "零〇一二三四五六七八九十百千万亿两"
DIGITS_ALONE = re.compile(r"(?:^|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r\v\f\x85\u2028\u2029]*\d{1,20}$")
"""The end of a text whose last line holds digits alone, as that of a page number does."""
LOOK_BACK = 64
"""Characters before a break that are looked at for a line of digits."""


def number_cuts(normal: Normal) -> list[int]:
    """Places of the normal form, in order, over which no number reaches.

    Digits do not go on with digits of another line (24 / 2021年), numerals not with numerals, and a line of digits
    alone goes on with nothing; a unit on the next line stays with its number (24 / 亿元).
    """
    import numpy as np

    offsets = np.frombuffer(normal.offsets, dtype=np.int32)
    gaps = np.flatnonzero(np.diff(offsets[:-1]) > 1) + 1
    return [place for place in gaps.tolist() if _cuts(normal, place)]


def _cuts(normal: Normal, place: int) -> bool:
    left, right = normal.text[place - 1], normal.text[place]
    if not (right in DIGIT or left in DIGIT or (left in NUMERAL and right in NUMERAL)):
        return False
    end = normal.offsets[place - 1] + 1
    if BREAKS.isdisjoint(normal.raw[end : normal.offsets[place]]):
        return False
    if left not in DIGIT or right in DIGIT:
        return True
    start = max(end - LOOK_BACK, 0)
    return bool(DIGITS_ALONE.search(normal.raw[start:end]))
