"""Number -> how a list writes it: digits, Chinese numerals, Roman ones, letters, signs."""

from collections.abc import Callable

NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")
FORMAL: tuple[str, ...] = ("", *"壹贰叁肆伍陆柒捌玖")
DIGITS = "〇一二三四五六七八九"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
SIGNS: dict[str, str] = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": STEMS,
    "ideographZodiac": BRANCHES,
}
"""Format -> its signs for 1, 2, …; after the last one digits follow."""
CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    }
)
LEGAL = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
BY_DIGIT = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"})
FULL_WIDTH = frozenset({"decimalFullWidth", "decimalFullWidth2"})
TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MAX_ROMAN, MAX_LETTERS = 4000, 780
"""Numbers from which Roman numerals, and letters, are digits: M has no bigger sign, 780 letters are 30 in a row."""


def written(number: int, way: str) -> str:
    """Write a number as a list does.

    Args:
        number: the number.
        way: name of the list's format in WordprocessingML (ECMA-376, ST_NumberFormat); an unknown one is decimal.
    """
    signs = SIGNS.get(way, "")
    if 0 < number <= len(signs):
        return signs[number - 1]
    return WAYS[way](number) if way in WAYS else _latin(number, way)


def _by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(max(number, 0)))


def _latin(number: int, way: str) -> str:
    """Write Roman numerals and letters; digits for any other way."""
    if way in {"upperLetter", "lowerLetter"} and 0 < number <= MAX_LETTERS:
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if way == "upperLetter" else letters.lower()
    if way in {"upperRoman", "lowerRoman"} and 0 < number < MAX_ROMAN:
        return roman(number) if way == "upperRoman" else roman(number).lower()
    return str(number)


def chinese(number: int, numerals: tuple[str, ...] = NUMERALS, ten: str = "十") -> str:
    """Write a number up to 99 in Chinese: 12 is 十二; any other in digits.

    Args:
        number: the number.
        numerals: those of 0 to 9, of which 0 is empty.
        ten: the sign for ten; the formal one always has a numeral before it, 壹拾贰.
    """
    tens, ones = number // 10, number % 10
    if not 0 < number < 100:
        return str(number)
    bare = tens == 1 and numerals is NUMERALS
    return (f"{'' if bare else numerals[tens]}{ten}" if tens else "") + numerals[ones]


def roman(number: int) -> str:
    """Write a number from 1 to 3999 in Roman capitals."""
    text = ""
    for worth, sign in ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


WAYS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(CHINESE, chinese),
    **dict.fromkeys(LEGAL, lambda number: chinese(number, FORMAL, "拾")),
    **dict.fromkeys(BY_DIGIT, _by_digit),
    **dict.fromkeys(FULL_WIDTH, lambda number: str(number).translate(TO_FULL_WIDTH)),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
}
"""Format -> how it writes a number, beside signs, Roman numerals and letters."""
