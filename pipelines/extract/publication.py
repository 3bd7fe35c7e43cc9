"""Texts around an article -> the day on which it was published, and the source, as they state them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from pipelines.boilerplate.metadata_line import is_meta_line
from pipelines.boilerplate.vocabulary import DAY, READ, SIZE_LABEL
from pipelines.extract.date_formats import iso_day

MARK = r"\s?[：:】\]]?\s{0,3}"
"""What stands between a label and its value: `发布日期：`, `【发布日期】`."""
LABELLED = re.compile(rf"(?P<what>[\u4e00-\u9fff]{{0,4}})(?:日\s?期|时\s?间){MARK}(?P<day>{DAY})")
"""A labelled day: `发布日期：2021-03-10`, `更新时间 2021年3月10日`."""
SAID = re.compile(rf"(?:发布|发表|刊发|刊登)于?{MARK}(?P<day>{DAY})")
"""The same without 日期: `发布于：2021-03-10`."""
OFFICE = r"[^\s：:|｜【\[（(]{2,30}(?:[局队厅委办部院会社报网台处署]|中心|政府|办公室)"
"""A name that ends as one of an office or a paper."""
SOURCED = re.compile(
    r"(?:来\s?源|稿\s?源|发布(?:机构|单位))\s?[：:】\]]\s{0,3}"
    rf"((?:{OFFICE}(?:\s{{1,3}}(?=\S{{4}}){OFFICE}(?=[\s|｜【\[]|$)){{1,2}})|[^\s：:|｜【\[]{{2,40}}+(?!\s?[：:]))"
)
"""A labelled source: `信息来源：市政府办公室`; two offices with a blank between are two, and another label is no value."""

MADE = ("成文", "生成", "印发", "创建", "录入", "添加")
"""A day on which a text was made, not published; it counts where no other is stated."""
NOT_ITS_OWN = (
    *("当前", "现在", "系统", "打印", "访问", "服务器", "北京", "刷新", "浏览", "查询", "下载", "登录"),
    *("截止", "截至", "有效", "废止", "失效", "生效", "施行", "实施", "执行", "开始", "结束"),
    *("会议", "召开", "开会", "活动", "报名", "任职", "出生"),
)
"""Whose day is not the text's publication: `当前时间`, `会议时间`."""

ANY_DAY = re.compile(DAY)
LONE_DAY = re.compile(rf"[\[【（(]?\s?{DAY}(?:[\s\-T]{{0,3}}\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?\s?[\]】）)]?")
"""A text that is nothing but a day: `2021-03-10 10:20`."""
TODAY = re.compile(r"星期|周[一二三四五六日]|今天|今日|现在|当前|农历")
"""What is next to the day on which a page was called up."""
ABOUT = re.compile(rf"来\s?源|稿\s?源|作者|编辑|{READ}|{SIZE_LABEL}|打印|次数")
"""What a line about an article has next to its day."""
MAX_LINE = 160
"""Characters above which a text is not a line about an article (guess)."""


def stated(above: Iterable[str], own: Iterable[str], visited: str = "") -> tuple[str, str]:
    """Read the day of publication and the source from the texts around an article.

    A labelled day counts before one by itself, and that before the day on which the text was made.

    Args:
        above: texts above the article, the nearest first; read only as far as needed.
        own: first lines of the article.
        visited: ISO date of the visit in UTC, or empty; a day by itself within a day of it may be that of the visit
            and does not count.

    Returns:
        (day as written, source); each empty where no text states it.
    """
    near = _near(visited)
    day = lone = made = source = ""
    for text, is_own in chain(((each, False) for each in above), ((each, True) for each in own)):
        if day and source:
            break
        for what, value in () if day else _labelled(text):
            if what.endswith(MADE):
                made = made or value
            else:
                day = value
                break
        if not day and not lone and (alone := _lone(text, is_own=is_own)):
            lone = "" if iso_day(alone) in near else alone
        if not source and (sourced := SOURCED.search(text)):
            source = sourced.group(1)
    return day or lone or made, source


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what is before 日期, day) of the labelled days of a text that may be those of its publication."""
    for found in chain(LABELLED.finditer(text), SAID.finditer(text)):
        what = found.groupdict().get("what") or ""
        if not what.endswith(NOT_ITS_OWN):
            yield what, found["day"]


def _lone(text: str, *, is_own: bool) -> str:
    """Return the only day of a line about an article that labels none; empty for any other text.

    `2021-03-10 来源：县政府办`. The first days in an article itself are its speech's.
    """
    text = text.strip()
    if len(text) > MAX_LINE or TODAY.search(text):
        return ""
    days = ANY_DAY.findall(text)
    labelled = LABELLED.finditer(text)
    if len(days) != 1 or any(found["what"].endswith(NOT_ITS_OWN) for found in labelled):
        return ""
    about = is_meta_line(text) if is_own else LONE_DAY.fullmatch(text) or ABOUT.search(text)
    return days[0] if about else ""


def _near(visited: str) -> frozenset[str]:
    """Return the day of a visit, the one before and the one after, as it may be written anywhere on earth."""
    try:
        day = date.fromisoformat(visited)
    except ValueError:
        return frozenset()
    return frozenset((day + timedelta(days=shift)).isoformat() for shift in (-1, 0, 1))


def may_state(text: str) -> bool:
    """Whether a text may state a day or a source."""
    return "源" in text or ANY_DAY.search(text) is not None
