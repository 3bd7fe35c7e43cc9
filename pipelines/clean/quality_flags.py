"""Text -> flags of its damage: masked, digits_lost, garbled, cut, blob."""

import re
from collections.abc import Sequence
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_alternatives
from pipelines.clean.paragraph_recovery import BLOB_CHARS

MASKED = re.compile(r"\*(?=[\u4e00-\u9fff])")
"""A word filter's star for a character, the last of several: `中国共产*嘉兴市`."""

SUM_LOST = re.compile(
    "亿元(?:(?<=突破..)|(?<=达到..)|(?<=达..)|(?<=实现..)|(?<=增至..)|(?<=完成..)|(?<=总额..)|(?<=收入..)|(?<=基金..))"
)
"""A sum without its number: `突破亿元`. The pattern starts with the sign, which is fast to search."""
YEAR_LOST = re.compile("年(?<=[到（(].)(?=[，,0-9])")
"""A year without its number: `到年，`, `（年12月29日`. It starts with the sign for the same reason."""

DAMAGE = read_alternatives(Path(__file__).with_name("garbled.txt"))
LOST = tuple(
    (found[0][0], found.re)
    for each in DAMAGE
    if each.section == "lost" and (found := re.search(each.source, each.example))
)
"""What no text has by itself, U+FFFD, `<U+00A0>`, names of glyphs: the character it begins with, and its pattern.

A single character is found ten times faster than a pattern.
"""
CODE_SIGN = "<U+"
"""Begins a character that a copy wrote as its code point; a repair writes it as itself."""
MISREAD = tuple(each.source for each in DAMAGE if each.section == "misread")
"""Marks of a text that was read in a wrong encoding: 锛 for a comma."""
MISREAD_SIGNS = tuple(dict.fromkeys(mark[0] for mark in MISREAD))
"""Their first characters, which are found faster."""
MISREAD_NEEDED = 2
"""Such marks from which a text is garbled; a guess."""
QUESTION = "?"
BLANKED = re.compile(r"(?:^|\n)\?+(?=[\u4e00-\u9fff])|\?{2,}")
"""Question marks that stand for blanks: at a line's beginning, or several."""
BLANKED_NEEDED = 3
"""Such places from which a text is garbled; a guess."""

CUT_AT = 32_767
"""Characters at which a spreadsheet's cell ends (Excel's limit)."""
LONG_LINE = 80
"""Characters from which a line is no heading, signature or note; a guess."""
STOPS = "。！？!?…；;"
"""Marks that end a sentence."""
GOES_ON = "，、,；：（(“"
"""Marks with which no text ends."""
AFTERWARDS = re.compile(
    r"来源|出处|作者|编辑|点击|更多|查看|阅读|下载|详见|搜索|关注|公众号|官网|网站|www\.|http|附[件表录]|链接|秘书处|办公室|印发|>>|\d日|\.\w{3,4}$"
)
"""What may follow a text in its last line: `来源：某网`, `2021年2月19日印`, `>>>更多内容，点击阅读`."""
MAX_NAME = 20
"""Characters before it, as of the name of an office; a guess."""
PAUSE = re.compile(r"[，、,；：]")
"""A pause within a sentence, which no such name has."""
CLOSING = re.compile(
    r"(?:奋斗|努力|贡献|篇章|辉煌|谢谢(?:大家|各位)?|胜利|前进|答卷|局面|复兴|明天|未来|台阶|业绩|成就|步伐|步|目标)[”』」）)]?$"
)
"""How a report closes; then only its last mark is missing."""
CLOSING_CHARS = 8
"""Characters at the end of a line that these words stand in."""
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
    if is_garbled(text) or CODE_SIGN in raw:
        flags.add("garbled")
    if CUT_AT - 1 <= len(raw) <= CUT_AT or breaks_off(lines):
        flags.add("cut")
    if max(map(len, lines), default=0) > BLOB_CHARS:
        flags.add("blob")
    return flags


def breaks_off(lines: Sequence[str]) -> bool:
    """Return whether the last line is a long one that ends in the middle of a sentence.

    A text that lacks only its last mark, and one that a credit or a link follows in its last line, is whole.
    """
    last = lines[-1].rstrip() if lines else ""
    if len(last) < LONG_LINE:
        return False
    if last[-1] in GOES_ON:
        return True
    return last[-1].isalnum() and not CLOSING.search(last[-CLOSING_CHARS:]) and not _is_followed(last)


def _is_followed(last: str) -> bool:
    """Return whether what stands after the last sentence of a line is a credit or the label of a link."""
    stop = max(map(last.rfind, STOPS))
    rest = last[stop + 1 :]
    following = AFTERWARDS.search(rest) if stop >= 0 else None
    name = rest[: following.start()] if following else rest
    return following is not None and len(name) <= MAX_NAME and not PAUSE.search(name)


def is_garbled(text: str) -> bool:
    """Return whether characters of a text were lost, or were read in a wrong encoding (garbled.txt)."""
    if any(sign in text and lost.search(text) for sign, lost in LOST):
        return True
    if any(map(text.__contains__, MISREAD_SIGNS)) and sum(map(text.count, MISREAD)) >= MISREAD_NEEDED:
        return True
    return text.count(QUESTION) >= BLANKED_NEEDED and len(BLANKED.findall(text)) >= BLANKED_NEEDED


def count_lost(text: str) -> int:
    """Count the numbers that were removed from a text, as far as the rest shows it."""
    return len(SUM_LOST.findall(text)) + len(YEAR_LOST.findall(text))
