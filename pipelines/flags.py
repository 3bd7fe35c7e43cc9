"""Text -> flags that say what is wrong with it: masked, digits_lost, cut, twice, blob."""

import re

MASKED = re.compile(r"[\u4e00-\u9fff]\*{1,3}(?=[\u4e00-\u9fff])")
"""A word filter's star for a character: `中国共产*嘉兴市`."""

LOST_AFTER = ("突破", "达到", "达", "超过", "超", "实现", "增至", "完成", "总额", "收入", "基金")
LOST_UNITS = ("亿元", "万元", "亿美元")
LOST_SUMS = tuple(verb + unit for verb in LOST_AFTER for unit in LOST_UNITS)
"""A sum whose number was removed: `突破亿元`."""
LOST_YEARS = ("到年，", "到年,", "（年1", "(年1", "，年1", "在年基础")
"""A year whose number was removed: `到年,`, `(年12月29日`."""

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
    if sum(map(text.count, (*LOST_SUMS, *LOST_YEARS))) >= LOST_NEEDED:
        flags.add("digits_lost")
    if len(text) in {CUT_AT, CUT_AT - 1}:
        flags.add("cut")
    if any(len(line) > BLOB_CHARS for line in text.split("\n")):
        flags.add("blob")
    return flags
