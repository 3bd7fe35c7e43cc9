"""Reasons why a pair of years is odd, in English -> the same in Chinese."""

import re
from collections.abc import Sequence

SAID: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^the old text ", "旧文本"),
        (r"^the new text ", "新文本"),
        (r"is empty$", "是空的"),
        (r"^both texts are the same$", "两个文本相同"),
        (r"^the years are swapped: (\S+) stands before (\S+)$", r"年份颠倒：\1 在前，\2 在后"),
        (r"^both texts are of (\S+)$", r"两个文本都是 \1 年的"),
        (r"^two places: (\S+) and (\S+)$", r"是两个地方：\1 与 \2"),
        (r"is too short for a report \((\d+) characters\)$", r"太短，不像一份报告（\1 字）"),
        (r"is a plan, not a work report$", "是规划，不是政府工作报告"),
        (r"is masked or has lost digits: its numbers were not read$", "有遮蔽或数字脱落，其中数字未读取"),
        (r"holds much of its text twice$", "大部分内容重复了两遍"),
        (
            r"is less than half as long as the other: cut, or of another kind$",
            "不到另一文本的一半长：被截断，或不是同类文本",
        ),
        (
            r"^the years are (\d+) apart: what became of the promises was not judged$",
            r"相隔 \1 年：未判断目标的完成情况",
        ),
        (r"is less than half as long as the other$", "不到另一文本的一半长"),
        (r"has no plan part: cut, or of another kind$", "没有讲今年任务的部分：被截断，或不是同类文本"),
    )
)
"""What a reason may say and how it reads in Chinese; a reason that is not in the table stays as it is."""


def odd_zh(reason: str) -> str:
    """A reason in Chinese."""
    for pattern, words in SAID:
        reason = pattern.sub(words, reason)
    return reason
