"""Line -> is it nothing but what a page says of its article: labels with values, days, counters, buttons, in any order?"""

import re

from pipelines.boilerplate.vocabulary import (
    AMOUNT,
    COUNTER,
    DAY,
    DAY_LABEL,
    READ,
    SIZE_LABEL,
    SPOKEN,
    TOOL,
    WHO_LABEL,
)

MAX_VALUE = 24
"""Characters of a name after a label."""
MIN_PIECES = 2

TIME = r"[\s\-T]{0,3}\d{1,2}\s?[:：]\s?\d\d(?:\s?[:：]\s?\d\d)?"
SIZES = r"(?:(?:[TA字]\s?)?[大中小](?![\u4e00-\u9fff])|[TA字]\s?[+\-]|默认|超大|正常)[\]】)）\s\[【(（|/]*"

PIECE = re.compile(
    rf"(?P<page>(?:{DAY_LABEL})\s?[：:]\s?(?:{DAY}(?:{TIME})?)?|{DAY}{TIME}|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|{COUNTER}|已?(?:{READ}|{SPOKEN}){AMOUNT}?\s?[：:]\s?(?:加载中|正在加载)?[.…]{{0,6}}|{SIZE_LABEL}\s?[：:]?\s?[\[【(（]?(?:{SIZES}){{1,6}}|(?:{SIZES}){{2,6}}|分享(?:到|至)?\s?[：:]"
    rf"|(?:语音)?(?:播报|朗读)|(?:{TOOL}))"
    rf"|(?P<day>{DAY})|(?P<who>(?:{WHO_LABEL})\s?[：:|｜])",
    re.IGNORECASE,
)
"""One of them, by whether a page alone says it, or a text might as well."""
DATED = re.compile(DAY)
BETWEEN = re.compile(r"[\s|/｜、\[\]【】（）()]*")
PROSE = re.compile("[，。；！？,;!?]")


def is_meta_line(line: str) -> bool:
    """True for two or more of them, of which one a page alone says: `2021-03-10 来源：市政府办 浏览次数：12 【打印】`."""
    at, pieces, page = _next(line, 0), 0, False
    dated = DATED.match(line, at) is not None
    while at < len(line):
        found = PIECE.match(line, at)
        if not found:
            return False
        pieces += 1
        page = page or found.lastgroup == "page" or (dated and found.lastgroup == "who")
        at = found.end()
        if found.lastgroup == "who" and (at := _value_end(line, at)) < 0:
            return False
        at = _next(line, at)
    return page and pieces >= MIN_PIECES


def _next(line: str, at: int) -> int:
    """Where the next piece begins."""
    between = BETWEEN.match(line, at)
    return between.end() if between else at


def _value_end(line: str, at: int) -> int:
    """Where the value of a label ends: before the next piece, or with the line; -1 where it is none."""
    following = PIECE.search(line, at)
    end = following.start() if following else len(line)
    value = line[at:end].strip(" []【】（）()|/")
    return -1 if len(value) > MAX_VALUE or PROSE.search(value) else end
