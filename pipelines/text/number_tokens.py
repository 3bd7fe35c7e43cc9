"""Find the numbers of a normal text as whole tokens: with sign, unit, percent sign and qualifier."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|万|千|百)"
MEASURES = (
    "个百分点 百分点 微克/立方米 毫克/升 人民币 美元 欧元 日元 港元 元 标准煤 吨 公斤 斤 克 平方公里 平方千米 平方米 "
    "立方米 公里 千米 米 公顷 亩 千瓦时 千瓦 兆瓦 度 人次 人 户 家 个 项 所 座 条 件 辆 台 套 张 名 位 次 倍 天 年 月 日 "
    "小时 分钟 微克 毫克 岁 标箱 标准箱 箱 例 起 宗 处 届 期 批 种 类 级 层 栋 床 间 头 只 株 万 村 号"
)
NUMERALS = "零〇一二三四五六七八九十百千万亿两"
NUMBER = re.compile(
    rf"[\d{NUMERALS}](?:"
    rf"(?<=\d)\d{{0,19}}(?:[.,]\d{{1,20}}){{0,4}}(?:多|余)?{SCALE}?(?:多|余)?"
    rf"(?:%|‰|℃|{'|'.join(MEASURES.split())})?(?:左右|以上|以下|以内|上下|之间)?"
    rf"|(?<=百)分之[零〇一二三四五六七八九十百点]{{1,12}}(?:左右|以上|以下|以内|上下)?"
    rf"|(?<=[{NUMERALS}])[{NUMERALS}]{{1,11}})"
)
"""1,234.5亿元 or 8%左右 or 3个百分点以上 or 百分之八 or 三十六

It begins with a character class, so that a search skips other text fast; its length is bounded, so that a page of
digits is not one number.
"""
SIGN = frozenset("-+±负")
SIGNED = frozenset("长速幅率比为是达在至到降仅约和与")
"""Characters before a sign that cannot be a dash or a range: 增长-5.6%"""
SIGNED_SHARE = frozenset(",、:;(")
"""The same before a share or a degree: (-5.6%、2%)"""
SHARE = re.compile(r"[\d.]+(?:%|‰|℃|个?百分点)")
"""5.6% or 2个百分点"""
DIGITS = re.compile(r"\d+(?:\.\d+)?")
"""The digits that some copies lack in a number: 36 or 7.5"""

ONES = b"\x01" * 256
"""Longer than any number."""


@dataclass(frozen=True, slots=True)
class NumberTokens:
    """The numbers of a text, asked by place; spans are half-open and ascending."""

    starts: "array[int]" = field(repr=False)
    ends: "array[int]" = field(repr=False)
    torn: bytearray = field(repr=False)
    """1 at each place where a cut would tear a number."""

    def around(self, place: int) -> tuple[int, int] | None:
        """Return the span of the number that a cut at `place` would tear; None if the cut is clean."""
        if not self.torn[place]:
            return None
        index = bisect_right(self.starts, place) - 1
        return self.starts[index], self.ends[index]

    def spans(self, start: int, end: int) -> bool:
        """Whether exactly one number fills the text from `start` to `end`."""
        index = bisect_left(self.starts, start)
        return index < len(self.starts) and (self.starts[index], self.ends[index]) == (start, end)


def find_numbers(text: str, cuts: Iterable[int] = (), signs: frozenset[int] = frozenset()) -> NumberTokens:
    """Find all numbers of a text.

    Args:
        text: in normal form.
        cuts: places over which no number reaches, ascending.
        signs: places of characters that are signs of the numbers after them, wherever they stand.

    Returns:
        The numbers in order; they do not overlap.
    """
    starts, ends, torn = array("i"), array("i"), bytearray(len(text) + 1)
    for begin, stop in pairwise((0, *cuts, len(text))):
        for match in NUMBER.finditer(text, begin, stop):
            start, end = match.span()
            start -= start - 1 in signs or _is_signed(text, start, begin)
            starts.append(start)
            ends.append(end)
            torn[start + 1 : end] = ONES[: end - start - 1]
    return NumberTokens(starts, ends, torn)


def _is_signed(text: str, start: int, begin: int) -> bool:
    """Whether the character right before a number is its sign and can be nothing else."""
    if start - 2 < begin or text[start - 1] not in SIGN:
        return False
    before = text[start - 2]
    return before in SIGNED or (before in SIGNED_SHARE and SHARE.match(text, start) is not None)


def words_of(text: str) -> Iterator[str]:
    """Yield the numbers of a piece of normal text, as written; its first character may be a sign."""
    for match in NUMBER.finditer(text):
        start = match.start()
        signed = (start == 1 and text[0] in SIGN) or _is_signed(text, start, 0)
        yield text[start - signed : match.end()]
