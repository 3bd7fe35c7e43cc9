"""Line -> is it nothing but what a page says of its article: labels with values, days, counters, buttons, in any order?"""

import re

from pipelines.page_words import AMOUNT, COUNTER, DAY, READ, SIZE_LABEL, SPOKEN, TOOL

MAX_VALUE = 24
"""Characters of a name after a label."""
MIN_PIECES = 2

DAY_LABEL = (
    r"(?:发布|公开|更新|发文|添加|录入|成文|生成|信息(?:发布)?|发稿|撰稿|刊发|刊登|发表|上网|上传|创建|修改|编辑)?"
    r"(?:日\s?期|时\s?间)|(?:发布|发表|更新)于?"
)
WHO_LABEL = (
    r"(?:文章|信息|稿件|新闻|内容|文字|图文|责任|值班|执行|本期|网站|发布|发文|供稿|来稿|报送|撰稿|拟稿|制发|公开|审核)?"
    r"(?:来\s?源|作\s?者|编\s?辑|录\s?入|发\s?布|供\s?稿|撰\s?稿|拟\s?稿|审\s?稿|审\s?核|签\s?发|校\s?对|责\s?编|稿\s?源|摘自|转自|出处"
    r"|机构|机关|单位|部门|信息员|通讯员|记者|摄影|投稿)(?:人|者|员|单位)?"
)
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
