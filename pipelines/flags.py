"""Text -> flags that say what is wrong with it: masked, digits_lost, cut, twice, blob."""

import re

MASKED = re.compile(r"[\u4e00-\u9fff]\*{1,3}(?=[\u4e00-\u9fff])")
"""A word filter's star for a character: `中国共产*嘉兴市`."""

SUM_LOST_AFTER = ("突破", "达到", "达", "超过", "超", "实现", "增至", "完成", "总额", "收入", "基金")
"""A sum whose number was removed: `突破亿元`."""
YEAR_LOST_AFTER = ("到", "（", "(", "，", ",")
"""A year whose number was removed: `到年，`, `（年12月29日`."""
YEAR_GOES_ON = tuple("，,0123456789")

CUT_AT = 32_767
"""Characters at which a spreadsheet's cell ends."""
BLOB_CHARS = 3000
"""Characters of a line above which it is a text whose paragraphs were lost."""
MASKS_NEEDED = 3
LOST_NEEDED = 2


def flags_of(text: str) -> set[str]:
    """Flags of a text as it stands."""
    flags = set()
    if "*" in text and len(MASKED.findall(text)) >= MASKS_NEEDED:
        flags.add("masked")
    if count_lost(text) >= LOST_NEEDED:
        flags.add("digits_lost")
    if len(text) in {CUT_AT, CUT_AT - 1}:
        flags.add("cut")
    if max(map(len, text.split("\n"))) > BLOB_CHARS:
        flags.add("blob")
    return flags


def count_lost(text: str) -> int:
    """How many numbers were removed from a text, as far as what is left shows it."""
    sums = sum(part.endswith(SUM_LOST_AFTER) for part in text.split("亿元")[:-1])
    parts = text.split("年")
    years = sum(
        part.endswith(YEAR_LOST_AFTER) and after.startswith(YEAR_GOES_ON)
        for part, after in zip(parts, parts[1:], strict=False)
    )
    return sums + years
