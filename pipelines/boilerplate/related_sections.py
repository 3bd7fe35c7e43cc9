"""Lines -> lines without the sections that a site appends: related reading, comments, polls."""

import re
from collections.abc import Sequence

from pipelines.boilerplate.counted_things import is_project_list
from storage.records import Trim

HEADINGS = frozenset(
    f"{kind}{what}"
    for kind in (
        "相关",
        "延伸",
        "推荐",
        "热门",
        "热点",
        "往期",
        "精彩",
        "更多",
        "关联",
        "最新",
        "猜你",
        "网友",
        "全部",
        "最热",
    )
    for what in (
        "链接",
        "阅读",
        "新闻",
        "文章",
        "信息",
        "文档",
        "报道",
        "资讯",
        "稿件",
        "推荐",
        "解读",
        "视频",
        "图集",
        "评论",
        "留言",
        "回顾",
        "喜欢",
        "内容",
        "专题",
    )
) | {
    "猜您喜欢",
    "为您推荐",
    "为你推荐",
    "大家都在看",
    "评论列表",
    "文章评论",
    "用户评论",
    "发表评论",
    "共享此文章",
    "看过本文的还看过",
}
"""Headings of such sections without their marks: `相关阅读：`, `【延伸阅读】`, `最新评论`."""
MARKS = " \u3000：:>》【】[]〖〗·■●▶◆|｜—-"
"""Marks around a heading."""
MAX_HEADING = 24
"""Characters of a heading with its marks; a guess."""

COUNTED = re.compile(r"(?:共?\s?\d{1,7}\s?条)?评论(?:\s?[(（]\s?\d{0,7}\s?[)）])?")
"""A heading with the number of comments: `3 条评论`, `评论(12)`."""
ASKED = re.compile(
    r"您对.{0,14}(?:满意|评价).{0,8}|您(?:觉得|认为).{0,20}(?:有用|有帮助|满意).{0,6}|(?:本|此|该|这篇)(?:文|文章|页面|信息|内容)对您.{0,4}(?:有用|有帮助|帮助).{0,6}"
)
"""The question of a poll: `您对本页内容是否满意？`."""

WITHIN = 60
"""Lines from the end within which such a section begins; a guess."""
MAX_SHARE = 0.5
"""Characters of the section at most, as a share of those before it; a guess."""
MAX_LINE = 300
"""Characters above which a line is the article's, not a section's; a guess."""
ARTICLE_LINE = re.compile(
    r"各位代表|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附\s?[件表录注]|注\s?[：:释]|.{0,4}名词解释|.*\.(?:docx?|pdf|wps|xlsx?|ofd)\s?$"
)
"""A line that only an article has: where one follows a heading, nothing is dropped."""


def drop_appended(lines: Sequence[str]) -> tuple[list[str], list[Trim]]:
    """Drop everything from the heading of an appended section to the end.

    Args:
        lines: lines of an article, in page order.

    Returns:
        The lines that stay, and the section that was dropped; no trim where nothing is appended.
    """
    start = max(len(lines) - WITHIN, 1)
    for at in range(start, len(lines)):
        if len(lines[at]) <= MAX_HEADING and _heads(lines[at]) and _is_appended(lines[:at], lines[at:]):
            return list(lines[:at]), [Trim(rule="appended", text="\n".join(lines[at:]))]
    return list(lines), []


def _heads(line: str) -> bool:
    """Return whether a line is the heading of such a section."""
    bare = line.strip(MARKS)
    return (
        bare in HEADINGS
        or ("评论" in bare and COUNTED.fullmatch(bare) is not None)
        or ("您" in bare and ASKED.fullmatch(bare) is not None)
    )


def _is_appended(before: Sequence[str], section: Sequence[str]) -> bool:
    """Return whether a section is short enough and has no line of an article."""
    if sum(map(len, section)) > MAX_SHARE * sum(map(len, before)):
        return False
    if is_project_list(section[1:]):
        return False
    return not any(len(line) > MAX_LINE or ARTICLE_LINE.match(line) for line in section)
