"""Find what is equal inside damaged text: beside stars that mask words, and beside lost digits."""

import re
from itertools import pairwise

from pipelines.diff.edits.anchors import EqualRun
from pipelines.text.common_affix import common_suffix
from pipelines.text.number_tokens import DIGITS, NUMBER

LONG_RUN = re.compile(r"\d{3,}")
"""Digits that some copies lack though they have the fraction: 60199 of 60199.45亿元"""
QUALIFIER = re.compile(r"[多余]|左右|以[上下内]|上下|之间")
"""Belongs to a number however it is edited: 8%左右"""


def equal_beside_damage(old: str, new: str) -> list[EqualRun]:
    """Find the runs that two sides of a change share if one is the damaged form of the other.

    Args:
        old: the change in the earlier text, in normal form.
        new: the change in the later text, in normal form.

    Returns:
        Runs relative to the begins of both sides, in order; empty if neither side is masked or without its digits.
    """
    if not old or not new:
        return []
    if old[0] == new[0] and (unit := _beside_unit(old, new)):
        return unit
    if len(old) == len(new):
        return _beside_stars(old, new) if "*" in old or "*" in new else []
    return _beside_lost(old, new)


def _beside_lost(old: str, new: str) -> list[EqualRun]:
    """Return what is beside lost digits, whichever side lost them."""
    if DIGITS.search(old) or DIGITS.search(new):
        for pattern in (DIGITS, LONG_RUN):
            if pattern.sub("", old) == new:
                return _beside_digits(pattern, old)
            if pattern.sub("", new) == old:
                return [EqualRun(run.j, run.i, run.n) for run in _beside_digits(pattern, new)]
    return []


def _beside_unit(old: str, new: str) -> list[EqualRun]:
    """Return the number where only the word after it changed: 1700亿元 -> 1700多家企业 is no other number."""
    left, right = NUMBER.match(old), NUMBER.match(new)
    if not left or not right or left.group() == right.group():
        return []
    shorter, longer = sorted((left.group(), right.group()), key=len)
    n = len(shorter)
    followed = all(len(side) > n and "\u4e00" <= side[n] <= "\u9fff" for side in (old, new))
    belongs = not longer.startswith(shorter) or QUALIFIER.match(longer, n)
    if not followed or belongs:
        return []
    tail = common_suffix(old, len(old), new, len(new), min(len(old), len(new)) - n)
    return (
        [EqualRun(0, 0, n), EqualRun(len(old) - tail, len(new) - tail, tail)] if tail else [EqualRun(0, 0, n)]
    )


def _beside_digits(pattern: re.Pattern[str], full: str) -> list[EqualRun]:
    """Return what is between the digits of the full side, in both."""
    runs: list[EqualRun] = []
    i = j = 0
    for match in [*pattern.finditer(full), None]:
        end = match.start() if match else len(full)
        if end > i:
            runs.append(EqualRun(i, j, end - i))
        j += end - i
        i = match.end() if match else end
    return runs


def _beside_stars(old: str, new: str) -> list[EqualRun]:
    """Return where both sides agree, if they differ only under the stars of one."""
    unequal = [place for place, (left, right) in enumerate(zip(old, new, strict=True)) if left != right]
    if any(old[place] != "*" and new[place] != "*" for place in unequal):
        return []
    borders = [-1, *unequal, len(old)]
    return [EqualRun(a + 1, a + 1, b - a - 1) for a, b in pairwise(borders) if b - a > 1]
