"""Lines -> lines without repetitions: a body printed twice, a summary that repeats the opening."""

import re
from collections.abc import Iterator, Sequence

from storage.records import Trim

LONG = 40
"""Characters from which a line is long enough to recognise a copy of it; a guess."""
SAME = 0.9
"""Share of the second copy's long lines that the first copy must contain; a guess."""
MIN_LONG = 3
"""Long lines that a second copy must have; a guess."""

SUMMARY_LABEL = re.compile(r"^[【\[]?(?:内容)?(?:摘\s?要|提\s?要|概述|核心提示|导语|简介)[】\]]?\s?[：:]?\s?")
"""What stands before a summary: `内容摘要：`."""
SUMMARY_WITHIN = 12
"""Lines at the head among which a summary is looked for; a guess."""
MIN_SUMMARY = 50
"""Characters below which a line is too short for a summary; a guess."""
REACH = 1500
"""Characters after a summary within which the words that it repeats begin; a guess."""


def strip_blanks(text: str) -> str:
    """Remove white space, and the question marks that some pages have instead of it."""
    return "".join(text.split()).replace("?", "")


def drop_second(lines: Sequence[str]) -> tuple[list[str], list[Trim]]:
    """Drop the second of two copies of a body.

    Args:
        lines: lines of an article, in page order.

    Returns:
        The lines that stay, and the copy that was dropped; no trim where the body is printed once.
    """
    longs = [at for at, line in enumerate(lines) if len(line) >= LONG]
    if len(longs) < 2 * MIN_LONG:
        return _halve(lines)
    start = lines[longs[0]]
    again = next((at for at in longs[MIN_LONG:] if lines[at] == start), 0)
    if not again:
        return list(lines), []
    first, second = {lines[at] for at in longs if at < again}, [lines[at] for at in longs if at >= again]
    if len(second) < MIN_LONG or sum(line in first for line in second) < SAME * len(second):
        return list(lines), []
    begin = again
    while (
        begin - 1 > longs[0]
        and longs[0] - (again - begin) - 1 >= 0
        and lines[begin - 1] == lines[longs[0] - (again - begin) - 1]
    ):
        begin -= 1
    return list(lines[:begin]), [Trim(rule="twice", text="\n".join(lines[begin:]))]


def _halve(lines: Sequence[str]) -> tuple[list[str], list[Trim]]:
    """Drop the second copy inside one long line without breaks: lines that stay, and the copy."""
    for at, line in enumerate(lines):
        again = line.find(line[:LONG], LONG) if len(line) > 20 * LONG else -1
        if again > 0 and len(line) - again > len(line) * 0.4 and line.startswith(line[again:].rstrip()):
            kept = [*lines[:at], line[:again].rstrip(), *lines[at + 1 :]]
            return kept, [Trim(rule="twice", text=line[again:])]
    return list(lines), []


def _reached(lines: Sequence[str], reach: int) -> Iterator[str]:
    """Yield lines up to a number of characters; the last one is cut."""
    for line in lines:
        yield line[:reach]
        reach -= len(line)
        if reach <= 0:
            return


def drop_summary(lines: Sequence[str]) -> tuple[list[str], list[Trim]]:
    """Drop a summary at the head that repeats the opening word for word.

    Args:
        lines: lines of an article, in page order.

    Returns:
        The lines that stay, and the summary with its label; no trim where the text has no such summary.
    """
    for at, line in enumerate(lines[:SUMMARY_WITHIN]):
        words = strip_blanks(SUMMARY_LABEL.sub("", line)).rstrip("…. ")
        if len(words) < MIN_SUMMARY:
            continue
        if words not in strip_blanks("".join(_reached(lines[at + 1 :], REACH + len(words)))):
            return list(lines), []
        begin = at - 1 if at and SUMMARY_LABEL.fullmatch(lines[at - 1]) else at
        return [*lines[:begin], *lines[at + 1 :]], [
            Trim(rule="summary", text="\n".join(lines[begin : at + 1]))
        ]
    return list(lines), []
