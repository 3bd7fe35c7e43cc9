"""Lines -> mended lines: named repairs of texts that arrive damaged; no character of a word ever changes."""

import re
from collections.abc import Callable, Sequence

from storage.records import Repair

PAGE_BREAK = re.compile(r"#PAGE_BREAK#|</?pagebreak\s?/?>|\[NextPage\]", re.IGNORECASE)
"""Marks of client-side paging left in a text: `#PAGE_BREAK#`."""

ESCAPED_BREAK = re.compile(r"\\r\\n|\\n(?![a-zA-Z])")
"""Line breaks written out as characters: `\\\\r\\\\n`."""

CELL_BAR = re.compile(r"[ \t]*\|$")
"""A cell's border left at the end of a line: `2021年2月19日印 |`."""

PINYIN_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def repair(lines: Sequence[str]) -> tuple[list[str], tuple[Repair, ...]]:
    """Apply every repair in order: (mended lines, the repairs that did something with their counts)."""
    current = list(lines)
    whole = "\n".join(lines)
    done = []
    for name, sign, mend in REPAIRS:
        if not any(mark in whole for mark in sign):
            continue
        current, count = mend(current)
        if count:
            done.append(Repair(rule=name, count=count))
    return current, tuple(done)


def _drop_page_breaks(lines: list[str]) -> tuple[list[str], int]:
    return _substitute(lines, PAGE_BREAK, "")


def _break_escaped(lines: list[str]) -> tuple[list[str], int]:
    text, count = ESCAPED_BREAK.subn("\n", "\n".join(lines))
    return (_lines(text), count) if count else (lines, 0)


def _drop_bars(lines: list[str]) -> tuple[list[str], int]:
    return _substitute(lines, CELL_BAR, "")


def _substitute(lines: list[str], pattern: re.Pattern[str], by: str) -> tuple[list[str], int]:
    changed = [pattern.subn(by, line) for line in lines]
    count = sum(times for _, times in changed)
    return ([line for line, _ in changed if line.strip()], count) if count else (lines, 0)


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := part.strip())]


REPAIRS: tuple[tuple[str, str, Callable[[list[str]], tuple[list[str], int]]], ...] = (
    ("page_break", "#<[", _drop_page_breaks),
    ("escaped_break", "\\", _break_escaped),
    ("cell_bar", "|", _drop_bars),
)
"""Name, characters without any of which there is nothing to mend, and function, in the order in which they are applied."""
