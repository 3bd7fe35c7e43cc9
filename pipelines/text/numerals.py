"""Numerals as Chinese texts write them -> numbers: 二十五, 廿四, 两千, 3万5千, 一万五千亿, 12.5, 二〇二一."""

import re
from decimal import Decimal

ZEROS = "零〇○◯0０OoＯｏΟοОо"
"""What is written for a nought between Chinese digits: Latin, Greek and Cyrillic letters too (二OO八年)."""
DIGITS = (
    dict.fromkeys(ZEROS, 0)
    | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
    | {digit: value for value, digit in enumerate("１２３４５６７８９", 1)}
    | {digit: value for value, digit in enumerate("123456789", 1)}
    | {"两": 2}
)
"""One character -> the digit that it stands for."""
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
UNITS = TENS | SCALES
NAUGHT = "零〇○◯"
HAN_DIGITS = f"{NAUGHT}一二三四五六七八九两"
"""Digits in Chinese characters, for character classes."""
HAN_NUMERALS = f"{HAN_DIGITS}十百千万亿"
"""Digits and units in Chinese characters, for character classes."""

PIECE = re.compile(
    rf"(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<words>[{HAN_DIGITS}]+(?:点[{HAN_DIGITS}]+)?)|(?P<unit>[十百千万亿])|(?P<decimals>点[{HAN_DIGITS}]+)"
)
"""1,200.5 or 二 or 七点五 or 万 or, after a unit, 点五"""
SHORTHAND = {100: 10, 1000: 100, 10**4: 1000, 10**8: 10**7}
"""Unit before a last bare digit -> what the digit counts: 三万五 is 35000."""


def read_numeral(words: str) -> Decimal | None:
    """Read a whole string as one number that is not negative.

    Args:
        words: digits, Chinese numerals or a mixture, without unit of measure and without white space; ASCII digits
            may have a decimal point and commas between groups of three; full-width digits are read one by one.

    Returns:
        The value, or None for a string that is not built like a number (二十三十, 6,5, 三四, an empty one).
    """
    words = words.replace("廿", "二十").replace("卅", "三十")
    if is_positional(words):
        return Decimal("".join(str(DIGITS[char]) for char in words))
    parts: list[tuple[Decimal, int]] = []
    position = 0
    has_naught = False
    while position < len(words):
        piece = PIECE.match(words, position)
        if piece is None:
            return None
        position = piece.end()
        if piece["unit"]:
            scaled = _scaled(parts, UNITS[piece["unit"]])
            has_naught = False
        elif piece["decimals"]:
            scaled = bool(parts) and _add_decimals(parts, piece["decimals"][1:])
        else:
            has_naught = piece[0][0] in NAUGHT
            scaled = _added(parts, piece)
        if not scaled:
            return None
    _expand_shorthand(parts, words, has_naught=has_naught)
    return sum((value for value, _ in parts), Decimal(0)) if parts else None


def read_integer(words: str) -> int | None:
    """Read a whole string as a whole number; None for what is no number or has decimals."""
    value = read_numeral(words)
    return int(value) if value is not None and value == int(value) else None


def read_digits(words: str) -> int | None:
    """Read a number whose digits are written one by one in any script: 二〇二一, 2021, 二OO八, 二〇; else None."""
    digits = "".join(str(DIGITS.get(char, "?")) for char in words)
    return int(digits) if digits.isdecimal() else None


def is_positional(words: str) -> bool:
    """Whether digits stand one by one without units: 二〇二一, 三六五, 一〇; but not 三四, which is three or four."""
    if not words or any(char not in DIGITS for char in words) or words.isascii():
        return False
    return len(words) != 2 or any(char in ZEROS for char in words[1:])


def _scaled(parts: list[tuple[Decimal, int]], unit: int) -> bool:
    """Multiply what stands before a unit by it, as in 一万五千亿; False where larger units cannot follow."""
    low = Decimal(0)
    while parts and parts[-1][1] < unit:
        low += parts.pop()[0]
    if unit not in SCALES.values():
        low = low or Decimal(1)
        if low >= 10 and low == int(low) and unit == 10:
            return False
    value = (low or Decimal(1)) * unit
    if parts and value >= parts[-1][1]:
        return False
    parts.append((value, unit))
    return True


def _added(parts: list[tuple[Decimal, int]], piece: re.Match[str]) -> bool:
    """Append a digit or a figure as a part of its own; False where none can follow."""
    value = Decimal(piece["figure"].replace(",", "")) if piece["figure"] else _of_words(piece["words"])
    if value is None:
        return False
    if parts and (parts[-1][1] == 1 or value >= parts[-1][1]):
        return False
    parts.append((value, 1))
    return True


def _of_words(words: str) -> Decimal | None:
    """五 -> 5, 零五 -> 5, 七点五 -> 7.5, 二〇二一 -> 2021; None for 三四."""
    whole, _, decimals = words.partition("点")
    bare = whole.lstrip(NAUGHT) or "零"
    if len(bare) > 1 and not is_positional(bare):
        return None
    return Decimal(f"{read_digits(bare)}.{''.join(str(DIGITS[char]) for char in decimals) or 0}")


def _add_decimals(parts: list[tuple[Decimal, int]], digits: str) -> bool:
    """Add the decimals of 十二点五 to the last part, which then ends."""
    value, unit = parts.pop()
    parts.append((value + Decimal(f"0.{read_digits(digits):0{len(digits)}d}"), min(unit, 1)))
    return True


def _expand_shorthand(parts: list[tuple[Decimal, int]], words: str, *, has_naught: bool) -> None:
    """三万五 is 35000, 三万零五 is 30005, 3万5 is not a usual way to write and stays 30005."""
    if len(parts) < 2 or has_naught or words[-1] not in HAN_DIGITS or words[-2] not in UNITS:
        return
    value, _ = parts[-1]
    parts[-1] = (value * SHORTHAND.get(parts[-2][1], 1), 1)
