"""Keep list items together with their numbers where an item came or went: 四 -> 五 of （四）."""

import re

from pipelines.diff.edits.anchors import EqualRun
from pipelines.diff.edits.semantic_cleanup import GuardedText

NUMERAL = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
MARKER = re.compile(rf"(?P<head>[(第]?)(?P<number>{NUMERAL})(?P<tail>[)、.章节条编]|部分)$")
"""The number before the words of an item, in normal form: (四) or 四、 or 4. or 第四节"""
LONGEST = 7
"""Most characters of an item number."""
STEPS = range(4)
"""Places by which a piece that came may slide to begin and end behind an item number; guess."""

Marker = re.Match[str]


def keep_item_numbers(runs: list[EqualRun], old: GuardedText, new: GuardedText) -> list[EqualRun]:
    """Give a piece that came or went between two item numbers the first of them, not the second.

    Args:
        runs: in order.
        old: the earlier text.
        new: the later text.

    Returns:
        Runs in order, still equal on both sides.
    """
    result = runs[:1]
    for right in runs[1:]:
        result += _between(result.pop(), right, old, new)
    return result


def _between(left: EqualRun, right: EqualRun, old: GuardedText, new: GuardedText) -> list[EqualRun]:
    """Return two runs, corrected if the text between them ends with another item number than it follows."""
    i, j = left.i + left.n, left.j + left.n
    if (i == right.i) == (j == right.j):
        return [left, right]
    came = i == right.i
    grown, still, begin, stop, place = (new, old, j, right.j, i) if came else (old, new, i, right.i, j)
    if grown.length(begin, stop) != stop - begin:
        return [left, right]
    text = grown.normal.text
    for step in STEPS[: right.n]:
        if step and text[begin + step - 1] != text[stop + step - 1]:
            break
        first, second = _marker(grown, begin + step), _marker(grown, stop + step)
        if first and second and _differ(first, second) and _marker(still, place + step):
            size, width = len(first.group()), len(second.group())
            if left.n + step <= size:
                break
            at = place + step - size
            head, tail = len(second["head"]), len(second["tail"])
            cut = EqualRun(left.i, left.j, left.n + step - size)
            pair = _pair(at, stop + step - width, head, came=came)
            rest = _pair(at + size - tail, stop + step - tail, right.n - step + tail, came=came)
            return [cut, *([pair] if head else []), rest]
    return [left, right]


def _pair(still: int, grown: int, n: int, *, came: bool) -> EqualRun:
    """Return a run from its places in the text that stayed and in the text that grew."""
    return EqualRun(still, grown, n) if came else EqualRun(grown, still, n)


def _marker(side: GuardedText, place: int) -> Marker | None:
    """Return the match of the item number that begins a line and ends at a place; None without one."""
    match = MARKER.search(side.normal.text, max(place - LONGEST, 0), place)
    while match and not (match.start() == 0 or side.begins_line(match.start())):
        match = MARKER.search(side.normal.text, match.start() + 1, place)
    return match


def _differ(first: Marker, second: Marker) -> bool:
    """Whether two item numbers have one shape and different numbers."""
    same = (first["head"], first["tail"]) == (second["head"], second["tail"])
    digits = first["number"].isdecimal() == second["number"].isdecimal()
    return same and digits and first["number"] != second["number"]
