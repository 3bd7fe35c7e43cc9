"""Text -> flags that say what is wrong with it: masked, digits_lost, cut, twice, blob."""

import re
from collections.abc import Sequence

from pipelines.clean.paragraph_recovery import BLOB_CHARS

MASKED = re.compile(r"\*(?=[\u4e00-\u9fff])")
"""A word filter's star for a character, the last of several: `中国共产*嘉兴市`."""

SUM_LOST = re.compile(
    "亿元(?:(?<=突破..)|(?<=达到..)|(?<=达..)|(?<=实现..)|(?<=增至..)|(?<=完成..)|(?<=总额..)|(?<=收入..)|(?<=基金..))"
)
"""A sum whose number was removed: `突破亿元`. It begins with its sign, for which a text is searched quickly."""
YEAR_LOST = re.compile("年(?<=[到（(].)(?=[，,0-9])")
"""A year whose number was removed: `到年，`, `（年12月29日`; likewise."""

CUT_AT = 32_767
"""Characters at which a spreadsheet's cell ends."""
LONG_LINE = 80
"""Characters of a line that is no heading, signature or note."""
MASKS_NEEDED = 3
LOST_NEEDED = 3


def flags_of(lines: Sequence[str], raw: str) -> set[str]:
    """Flags of a text that was cleaned: its lines, and the text as it arrived."""
    text = "\n".join(lines)
    flags = set()
    if "*" in text and len(MASKED.findall(text)) >= MASKS_NEEDED:
        flags.add("masked")
    if count_lost(text) >= LOST_NEEDED:
        flags.add("digits_lost")
    if CUT_AT - 1 <= len(raw) <= CUT_AT or breaks_off(lines):
        flags.add("cut")
    if max(map(len, lines), default=0) > BLOB_CHARS:
        flags.add("blob")
    return flags


def breaks_off(lines: Sequence[str]) -> bool:
    """True when the last line is a long one that ends in the middle of a sentence."""
    last = lines[-1] if lines else ""
    return len(last) >= LONG_LINE and (last[-1].isalnum() or last[-1] in "，、,；：")


def count_lost(text: str) -> int:
    """How many numbers were removed from a text, as far as what is left shows it."""
    return len(SUM_LOST.findall(text)) + len(YEAR_LOST.findall(text))
