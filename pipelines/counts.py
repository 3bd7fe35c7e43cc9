"""Text -> its lengths: characters, Han characters, and 字数 as official statements count."""

import re
from dataclasses import dataclass

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")
"""One Han character, 〇 included: the three of "沅桥区 2021"."""

RUN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,'][0-9A-Za-z\u00c0-\u024f]+)*")
"""A run of Latin letters or digits, which counts as one: the two of "GDP增长6.5%"."""

SPACE = re.compile(r"\s+")
"""White space, which counts as nothing."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Lengths of a text: code points, Han characters, and words as MS Word counts them (domain: 字数)."""

    chars: int
    han: int
    words: int


def count(text: str) -> Counts:
    """Count a text: a Han character or a mark counts one word, a run of Latin letters or digits one."""
    visible = SPACE.sub("", text)
    runs = RUN.findall(text)
    return Counts(len(text), len(HAN.findall(visible)), len(visible) - sum(map(len, runs)) + len(runs))
