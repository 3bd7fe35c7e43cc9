"""Two numbers as written -> whether they say the same: 12.43亿元 and 124300万元, 8% and 百分之八."""

import re
from decimal import Decimal

from pipelines.text.numerals import UNITS, read_numeral

SAME_FIGURE = "same_figure"
"""The note of a number that was written otherwise and says the same."""
FIGURE = re.compile(
    r"(?P<share>百分之)?(?:(?P<digits>\d{1,20}(?:[.,]\d{1,20}){0,4})|(?P<words>[零〇一二三四五六七八九十百千万亿两点]{1,12}))"
    r"(?P<more>[多余]?)(?P<scale>[百千万亿]{0,3})(?P<rest>[^\d零〇一二三四五六七八九十百千万亿两点]{0,8})"
)
"""12.43亿元 or 百分之二十五左右 or 1,200人"""


def is_same_figure(old: str, new: str) -> bool:
    """Whether two numbers in normal form have one value, unit and qualifier, but are written in different ways."""
    before, after = _figure(old), _figure(new)
    return before is not None and before == after


def _figure(word: str) -> tuple[Decimal, str, str] | None:
    """(value, unit with qualifier, 多 or 余) of a number; None where it is not read."""
    match = FIGURE.fullmatch(word)
    if match is None:
        return None
    value = read_numeral(match["digits"] or match["words"])
    if value is None:
        return None
    for scale in match["scale"]:
        value *= UNITS[scale]
    unit = f"%{match['rest']}" if match["share"] else match["rest"]
    return value, unit, match["more"]
