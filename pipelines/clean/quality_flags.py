"""Text -> flags of its damage: masked, digits_lost, cut, blob."""

import re
from collections.abc import Sequence

from pipelines.clean.paragraph_recovery import BLOB_CHARS

MASKED = re.compile(r"\*(?=[\u4e00-\u9fff])")
"""A word filter's star for a character, the last of several: `中国共产*嘉兴市`."""

SUM_LOST = re.compile(
    "亿元(?:(?<=突破..)|(?<=达到..)|(?<=达..)|(?<=实现..)|(?<=增至..)|(?<=完成..)|(?<=总额..)|(?<=收入..)|(?<=基金..))"
)
"""A sum without its number: `突破亿元`. The pattern starts with the sign, which is fast to search."""
YEAR_LOST = re.compile("年(?<=[到（(].)(?=[，,0-9])")
"""A year without its number: `到年，`, `（年12月29日`. It starts with the sign for the same reason."""

CUT_AT = 32_767
"""Characters at which a spreadsheet's cell ends (Excel's limit)."""
LONG_LINE = 80
"""Characters from which a line is no heading, signature or note; a guess."""
MASKS_NEEDED = 3
"""Masked characters from which a text is flagged; a guess."""
LOST_NEEDED = 3
"""Lost numbers from which a text is flagged; a guess."""


def flags_of(lines: Sequence[str], raw: str) -> set[str]:
    """Return the flags of a cleaned text.

    Args:
        lines: its lines after cleaning.
        raw: the text as it arrived, whose length shows where a cell cut it.
    """
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
    """Return whether the last line is a long one that ends in the middle of a sentence."""
    last = lines[-1] if lines else ""
    return len(last) >= LONG_LINE and (last[-1].isalnum() or last[-1] in "，、,；：")


def count_lost(text: str) -> int:
    """Count the numbers that were removed from a text, as far as the rest shows it."""
    return len(SUM_LOST.findall(text)) + len(YEAR_LOST.findall(text))
