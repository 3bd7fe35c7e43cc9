"""What a page prints around a text: the lines that were trimmed, without counters, and how they changed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from storage.records import Trim

UNSETTLED = frozenset({"today"})
"""Rules of lines that are other ones at every visit: the day, the weather."""
COUNTING = frozenset(
    {
        "comments",
        "counted",
        "counter",
        "pages",
        "poll",
        "print_close",
        "rating",
        "recurring",
        "share",
        "wechat_tail",
    }
)
"""Rules of lines whose numbers are counters, whatever stands before them."""
DATED = frozenset({"info_item", "info_row"})
"""Rules of lines whose dates are said of the report; other dates are those of the page, or read as its date."""
LISTS = frozenset({"appended", "beside", "links", "menu", "neighbours", "related", "see_also"})
"""Rules of lists of other articles, whose lines come and go: only a line that stayed but for a character counts."""
WHOLE = frozenset({"summary", "twice"})
"""Rules of texts that are printed a second time: long, so only their fingerprint is kept."""

COUNTED = "浏览|阅读|点击|访问|查看|人气|评论|下载|分享|转发|点赞|收藏|在看|喜欢|热度"
NUMBER_OF_VISITS = re.compile(
    rf"(?:{COUNTED})[^\d，。；、]{{0,6}}\d[\d,]{{0,11}}|\d[\d,]{{0,11}}\s?(?:人次|[次人条位])?\s?(?:{COUNTED})|第\s?\d{{1,12}}\s?位"
)
"""A counter: `浏览次数：372`, `12次浏览`, `第12位`."""
MOMENT = re.compile(
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?|\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
)
"""A day, with or without a time: `2021-02-09 09:30`."""
DAY = "〇"
"""What stands for a day; no digit, which might seem to be the number of a counter after it."""
DIGITS = re.compile(r"\d+")

MAX_LINES = 60
"""Lines around a text that are compared; a guess."""
MAX_LINE = 80
"""Characters of such a line that are kept; the rest counts by its checksum. A guess."""
ONE_EDIT = 2
"""Characters in which a line of a list may differ to be the same line, edited; a guess."""
SAME_SHARE = 0.5
"""Share of a line's characters, at its ends, that it keeps when it is edited; a guess."""


def surroundings(trimmed: Iterable[Trim]) -> tuple[str, ...]:
    """Return what is compared of the lines around a text.

    Args:
        trimmed: what was left out of the article's text, in page order.

    Returns:
        `rule` and line, with a tab between, at most MAX_LINES; every number of a counter is 0, every date DAY.
    """
    found = [
        f"{trim.rule}\t{line}"
        for trim in trimmed
        if trim.rule not in UNSETTLED
        for piece in ([trim.text] if trim.rule in WHOLE else trim.text.split("\n", MAX_LINES)[:MAX_LINES])
        if (line := _settled(trim.rule, piece))
    ]
    return tuple(found[:MAX_LINES])


def edited_lines(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Find the lines around a text that were edited; lines that only came or went are none.

    Args:
        old: what `surroundings` returned before.
        new: what it returns now.

    Returns:
        (rule, "old -> new") of each edited line, in the order of the old page.
    """
    if old == new:
        return []
    came = list((Counter(new) - Counter(old)).elements())
    found = []
    for line in (Counter(old) - Counter(new)).elements():
        heir = next((each for each in came if _is_edited(line, each)), "")
        if heir:
            came.remove(heir)
            (rule, _, was), (_, _, now) = line.partition("\t"), heir.partition("\t")
            found.append((rule, f"{was} -> {now}"))
    return found


@lru_cache(4096)
def _settled(rule: str, line: str) -> str:
    """Return a line without counters and dates; cached, since a site has the same lines on all its pages."""
    if rule in WHOLE:
        return f"{crc32(''.join(line.split()).encode('utf-8', 'surrogatepass')):08x}"
    line = line.strip()
    if rule in COUNTING:
        line = DIGITS.sub("0", line)
    else:
        line = line if rule in DATED else MOMENT.sub(DAY, line)
        line = NUMBER_OF_VISITS.sub(lambda found: DIGITS.sub("0", found[0]), line)
        line = "" if line.isdecimal() else line
    if len(line) <= MAX_LINE:
        return line
    return f"{line[:MAX_LINE]}…{crc32(line.encode('utf-8', 'surrogatepass')):08x}"


def _is_edited(old: str, new: str) -> bool:
    """Whether a line is another one, edited: nearly all of it stayed, or half of it under the same rule."""
    (rule, _, was), (heir, _, now) = old.partition("\t"), new.partition("\t")
    if rule in WHOLE or heir in WHOLE:
        return rule == heir
    longer, kept = max(len(was), len(now)), _kept(was, now)
    if longer - kept <= ONE_EDIT and kept:
        return DIGITS.sub("0", was) != DIGITS.sub("0", now) or not {rule, heir} & LISTS
    return rule == heir and rule not in LISTS and kept >= SAME_SHARE * longer


def _kept(old: str, new: str) -> int:
    """Return how many characters two lines share at their beginning and at their end."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    return head + next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
