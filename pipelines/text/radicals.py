"""Radicals that stand for ideographs (⼯, ⻓, ⺠, as PDF files copy them) -> the unified ideographs that they look like."""

import re
from functools import cache
from pathlib import Path

FIRST, LAST = 0x2E80, 0x2FD5
"""The blocks of CJK and Kangxi radicals, both ends included."""
RADICAL = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
TABLE = Path(__file__).with_name("radicals.tsv")
REPAIR = "radical"
"""Name of the repair that puts ideographs in the place of radicals."""


@cache
def ideographs() -> dict[int, int]:
    """Return the unified ideograph of each radical, both as code points (radicals.tsv)."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {int(row[0], 16): int(row[1], 16) for row in rows}


def unify(text: str) -> tuple[str, int]:
    """Put unified ideographs in the place of radicals.

    Args:
        text: any string.

    Returns:
        The text, and the number of radicals that it had; the same text and 0 where it has none.
    """
    if not RADICAL.search(text):
        return text, 0
    return text.translate(ideographs()), len(RADICAL.findall(text))


def unify_lines(lines: list[str]) -> tuple[list[str], int]:
    """Put unified ideographs in the place of the radicals of lines: the lines, and the number of radicals."""
    done = [unify(line) for line in lines]
    count = sum(times for _, times in done)
    return ([line for line, _ in done] if count else lines), count
