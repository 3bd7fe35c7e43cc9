"""Lines that are never an article's text, and how they are taken off its head and tail by whole lines."""

import re
from collections.abc import Sequence

from storage.records import Trim

LABEL = (
    r"(?:发布|公开|更新|发文|添加|录入|成文|生成)?(?:日\s?期|时\s?间)|(?:信息|文章|稿件|新闻|内容)?来\s?源|(?:文章|文字)?(?:作\s?者|编\s?辑)|责任编辑|审\s?核|"
    r"(?:浏览|访问|阅读|点击|点击浏览|阅览)(?:次数|量|数|人次)?|字\s?[号体](?:大小)?|文字大小|视力保护色|背景颜色|打印|分享(?:到|至)?|发布(?:人|者|单位|机构)"
)

LABELS_IN_LINE = re.compile(rf"(?:{LABEL})\s?(?:[：:]|(?=[\s】\]]|$))")
MAX_VALUE = 60
"""Characters of a value after a label in the line under a title."""

MAX_FURNITURE = 400
"""Characters above which a line is never furniture."""
DEPTH = 60
"""Lines from either end within which furniture is looked for."""

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("meta_label", re.compile(rf"(?:{LABEL})\s?[：:][^。，；！]{{0,40}}")),
    (
        "font_size",
        re.compile(
            r"[【\[（(]?\s?字\s?[体号]\s?[：:]?[\s\[\]【】大中小特超默认正常]{1,30}[】\]）)]?(?:\s?打印)?"
        ),
    ),
    (
        "size_buttons",
        re.compile(r"(?:[\[【(（]?(?:大|中|小|放大|正常|缩小|默认|超大)[\]】)）]?[\s|/]{0,3}){2,5}"),
    ),
    (
        "print_close",
        re.compile(
            r"(?:[【\[（(]?(?:我要纠错|打印(?:本页|此页|文章)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|返回(?:顶部|首页|上一页|列表)?|纠错|顶部|下载|复制链接)[】\]）)]?[\s|]{0,4}){1,6}"
        ),
    ),
    ("scan", re.compile(r"(?:微信)?扫一扫.{0,24}|用?微信.{0,4}扫.{0,20}|手机(?:扫描|阅读|查看).{0,16}")),
    (
        "share",
        re.compile(
            r"分享(?:到|至|本文)?\s?[：:]?.{0,60}|(?:微信|新浪微博|QQ空间|QQ好友|微博|腾讯微博|人人网|豆瓣网?|\s){2,12}"
        ),
    ),
    ("neighbours", re.compile(r"[<《]?\s?(?:上一[篇条页则]|下一[篇条页则])\s?[：:].{0,120}|没有了")),
    ("editor", re.compile(r"[（(【\[]?(?:责任编辑|责编|编辑|审核|初审|复审|终审|校对)\s?[：:/／].{0,40}")),
    (
        "related",
        re.compile(
            r"(?:相关|推荐|延伸|热门|最新)(?:稿件|阅读|链接|新闻|文章|信息|文档|推荐|报道|附件|资讯|解读)\s?[：:]?|您可能(?:对以下|还).{0,20}"
        ),
    ),
    (
        "crumbs",
        re.compile(r"(?:您?(?:现在|当前|所在)?的?(?:所在)?位置|当前位置|首页)\s?(?:是)?\s?[：:>＞»].{0,120}"),
    ),
    (
        "counter",
        re.compile(
            r"(?:您是|当前在线|本文?已?被?(?:浏览|访问|阅读)).{0,30}|(?:浏览|访问|阅读|点击)(?:次数|量|数)?\s?[：:]?\s?\d*\s?次?"
        ),
    ),
    (
        "wechat_tail",
        re.compile(
            r"预览时标签不可点.{0,60}|收录于话题.{0,40}|阅读原文|(?:阅读|赞|在看|喜欢)\s?\d{1,9}|微信号.{0,40}|功能介绍.{0,60}"
        ),
    ),
    (
        "site_foot",
        re.compile(
            r"(?:版权所有|主办单位?|承办单位?|技术支持|网站标识码|备案号|地址|邮编|Copyright|©).{0,200}|.{0,30}(?:ICP备|公网安备)\d?.{0,40}"
        ),
    ),
    ("support", re.compile(r"本网站支持IPv6|建议使用.{0,40}浏览.{0,10}")),
    ("contribute", re.compile(r"有想补充的信息\s?[?？].{0,10}|(?:点我)?投稿")),
    (
        "pages",
        re.compile(
            r"(?:首页|上一页|下一页|尾页|末页|[【\[]?\d{1,3}(?!\d)[】\]]?|共\s?\d{1,4}\s?页|\s){2,20}|第\s?\d{1,3}\s?页.{0,12}"
        ),
    ),
    (
        "info_row",
        re.compile(
            r"(?:索\s?引\s?号|发\s?布\s?(?:单\s?位|机\s?构)|文\s{0,4}号|主\s?题\s?词|公\s?开\s?分\s?类)\s?(?:[|｜：:\t].{0,200})?"
        ),
    ),
    ("editor_mark", re.compile(r"编辑\s?[/／].{1,12}")),
)
"""Name and pattern of a whole line; the first that fits names the trim."""

NEUTRAL_LENGTH = 90
"""A short line without a sentence's end may stand between furniture lines: the title, a name, a date."""

SENTENCE_END = re.compile(r"[。！；!;]$|。")


def furniture_rule(line: str) -> str:
    """Name of the pattern that a whole line fits; empty when it is text."""
    if len(line) > MAX_FURNITURE:
        return ""
    if is_meta_line(line):
        return "meta_line"
    return next((name for name, pattern in PATTERNS if pattern.fullmatch(line)), "")


def is_meta_line(line: str) -> bool:
    """True for two or more labels with short values: `发布时间：2021-03-10 来源：市政府办 浏览次数：12`."""
    labels = list(LABELS_IN_LINE.finditer(line))
    if len(labels) < 2 or labels[0].start() > 2:
        return False
    ends = [label.start() for label in labels[1:]] + [len(line)]
    values = [line[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    return all(len(value) <= MAX_VALUE and not SENTENCE_END.search(value) for value in values)


def trim(lines: Sequence[str], recurring: frozenset[str] = frozenset()) -> tuple[list[str], list[Trim]]:
    """Take furniture off the head and the tail: (lines that stay, what was taken off in page order)."""
    head = _run(lines, recurring)
    tail = {len(lines) - 1 - at: rule for at, rule in _run(lines[::-1], recurring).items()}
    rules = tail | head
    kept = [line for at, line in enumerate(lines) if at not in rules]
    return kept, [Trim(rule=rules[at], text=lines[at]) for at in sorted(rules)]


def _run(lines: Sequence[str], recurring: frozenset[str]) -> dict[int, str]:
    """Furniture within the run of short lines at the start: index -> rule."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines[:DEPTH]):
        rule = "recurring" if mask_digits(line) in recurring else furniture_rule(line)
        if rule:
            found[at] = rule
        elif len(line) > NEUTRAL_LENGTH or SENTENCE_END.search(line):
            break
    return found


DIGITS = re.compile(r"\d+")


def mask_digits(line: str) -> str:
    """A line with every number as one 0, so that counters and dates recur."""
    return DIGITS.sub("0", line)
