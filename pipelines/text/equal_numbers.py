"""Two numbers as written -> whether they say the same: 12.43亿元 and 124300万元, 8% and 百分之八."""

import re
from decimal import Decimal

from pipelines.text.dates import ONE_YEAR, find_dates, read_year
from pipelines.text.numerals import UNITS, read_numeral

SAME_FIGURE = "same_figure"
"""The note of a number that was written otherwise and says the same."""
LONGEST = 40
"""Characters above which a piece of text is more than a number; a guess."""
FIGURE = re.compile(
    r"(?P<share>百分之)?(?:(?P<digits>\d{1,20}(?:[.,·]\d{1,20}){0,4})|(?P<words>[零〇一二三四五六七八九十百千万亿两点]{1,12}))"
    r"(?P<more>[多余]?)(?P<scale>[百千万亿]{0,3})(?P<rest>[^\d零〇一二三四五六七八九十百千万亿两点]{0,8})"
)
"""12.43亿元 or 百分之二十五左右 or 1,200人"""


def is_same_figure(old: str, new: str) -> bool:
    """Whether two numbers in normal form have one value, unit and qualifier, however written."""
    if max(len(old), len(new)) > LONGEST:
        return False
    before, after = _figure(old) or _date(old), _figure(new) or _date(new)
    return before is not None and before == after


def _date(word: str) -> tuple[str, str] | None:
    """(ISO year, month or day, what follows) of a date or a year, however its digits are written: 二〇二一年 is 2021年."""
    dates = find_dates(word)
    if dates and dates[0].span[0] == 0:
        return dates[0].iso, word[dates[0].span[1] :]
    year = ONE_YEAR.match(word)
    read = read_year(year[1]) if year else None
    return (str(read), word[year.end() :]) if year and read else None


def _figure(word: str) -> tuple[Decimal, str, str] | None:
    """(value, unit with qualifier, 多 or 余) of a number; None where it is not read."""
    match = FIGURE.fullmatch(word)
    if match is None:
        return None
    value = read_numeral((match["digits"] or match["words"]).replace("·", "."))
    if value is None:
        return None
    for scale in match["scale"]:
        value *= UNITS[scale]
    unit = f"%{match['rest']}" if match["share"] else match["rest"]
    return value, unit, match["more"]
