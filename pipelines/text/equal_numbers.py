"""Two numbers as written -> whether they say the same: 12.43亿元 and 124300万元, 8% and 百分之八."""

import re
from decimal import Decimal

from pipelines.text.dates import ONE_YEAR, find_dates, read_year

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
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
    value = _of_digits(match["digits"]) if match["digits"] else _of_words(match["words"])
    if value is None:
        return None
    for scale in match["scale"]:
        value *= SCALES[scale]
    unit = f"%{match['rest']}" if match["share"] else match["rest"]
    return value, unit, match["more"]


def _of_digits(digits: str) -> Decimal | None:
    """1,234.5 -> 1234.5, 6·5 -> 6.5; None for what is no plain number (1.2.3)."""
    plain = digits.replace(",", "").replace("·", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _of_words(words: str) -> Decimal | None:
    """二十五 -> 25, 七点五 -> 7.5, 三万二千 -> 32000; None where a numeral is not built like one."""
    whole, _, part = words.partition("点")
    if any(digit not in DIGITS for digit in part):
        return None
    if len(whole) > 1 and all(char in DIGITS for char in whole):
        return None if part else Decimal("".join(str(DIGITS[char]) for char in whole))
    total = section = digit = 0
    for char in whole:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
        elif char in TENS:
            section, digit = section + (digit or 1) * TENS[char], 0
        else:
            total, section, digit = (total + section + digit) * SCALES[char], 0, 0
    decimals = "".join(str(DIGITS[char]) for char in part) or "0"
    return Decimal(f"{total + section + digit}.{decimals}")
