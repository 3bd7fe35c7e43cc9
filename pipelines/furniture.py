"""Lines that are never an article's text, and how they are taken off its head and tail by whole lines."""

import re
from collections.abc import Sequence

from storage.records import Trim

DAY = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
LABEL = (
    r"(?:发布|公开|更新|发文|添加|录入|成文|生成)?(?:日\s?期|时\s?间)|(?:信息|文章|稿件|新闻|内容)?来\s?源|(?:文章|文字)?(?:作\s?者|编\s?辑)|责任编辑|审\s?核|"
    r"(?:浏览|访问|阅读|点击|点击浏览|阅览)(?:次数|量|数|人次)?|字\s?[号体](?:大小)?|文字大小|视力保护色|背景颜色|打印|分享(?:到|至)?|发布(?:人|者|单位|机构)"
)

CREDIT = (
    r"(?:文章|信息|稿件|新闻|内容|文字|责任)?(?:录入|编辑|发布|发稿|撰稿|供稿|投稿|拟稿|审稿|来源|[一二三初复终]审)[人者员]?|作者|审\s?核[人员]?|责编|编审"
    r"|(?:阅读|点击|浏览|访问)(?:次数|量|数|人次)?"
)
CREDITS = re.compile(rf"(?:^|(?<=[\s\u3000（(【\[|]))(?:{CREDIT})\s?[：:]")
"""Labels of who put an article in, in the line below it: `文章录入：admin 责任编辑：admin`, `一审：某 二审：某`."""
PRESS_CREDIT = re.compile(r"(?:来源|编辑|作者|发布)\s?[：:]")
"""Alone it may belong to a text: `来源：县统计局`, `编辑：某`; in brackets before a site's name it does not."""
SITES = ("网", "网站", "客户端", "公众号")
CREDIT_STARTS = tuple("（(【[")
MAX_CREDIT = 24
"""Characters of a name after such a label."""

LABELS_IN_LINE = re.compile(rf"(?:{LABEL})\s?(?:[：:]|(?=[\s】\]]|$))")
DATED_START = re.compile(rf"[\[（(]?{DAY}")
MAX_VALUE = 60
"""Characters of a value after a label in the line under a title."""

MAX_FURNITURE = 240
"""Characters above which a line is never furniture."""
DEPTH = 60
"""Lines from either end within which furniture is looked for."""

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

EITHER_END: Patterns = (
    (
        "font_size",
        re.compile(
            r"[【\[（(]?\s?字\s?[体号]\s?[：:]?[\s\[\]【】大中小特超默认正常]{1,30}[】\]）)]?(?:\s?打印)?"
        ),
    ),
    (
        "size_buttons",
        re.compile(r"(?:[\[【(（]?(?:大|中|小|放大|正常|缩小|默认|超大|T\+|T-)[\]】)）]?[\s|/]{0,3}){2,6}"),
    ),
    (
        "print_close",
        re.compile(
            r"(?:[【\[（(]?(?:我要(?:纠错|打印|收藏)|打印(?:本[页稿文]|此[页文稿]|文章|正文|预览)?|关闭(?:此?窗口|本页|页面)?|(?:加入|添加)?收藏(?:本页|此文|夹)?"
            r"|返回(?:顶部|首页|上一页|列表)?|纠错|顶部|TOP|下载|举报|(?:发表|查看|我要|我来说?)评论|告诉好友|推荐给?好友|发送邮件|字[号体]\s?[：:]?(?:\s?[大中小]){2,3}"
            r"|复制链接|点赞|在看|保存|朗读|更多|全屏|加大|还原|减小|【?字[号体]\s?[：:]?)[】\]）)]?[\s|/]{0,4}\d{0,6}[\s|/]{0,4}){1,10}"
        ),
    ),
    (
        "scan",
        re.compile(
            r"(?:微信)?扫一扫.{0,24}|扫描(?:此|下方)?二维码.{0,24}|用?微信.{0,4}扫.{0,20}|手机(?:扫描|阅读|查看).{0,16}"
        ),
    ),
    (
        "share",
        re.compile(
            r"分享(?:到|至)?\s?[：:].{0,60}|(?=.{0,40}(?:微信|易信|微博|分享|QQ|朋友圈|收藏|点赞|T\+))"
            r"(?:分享|收藏|点赞|微信|易信|新浪|腾讯|微博|QQ|空间|好友|朋友圈|人人网|豆瓣|复制链接|更多|[\d\s|+\-T到至和·/])+"
        ),
    ),
    (
        "counter",
        re.compile(
            r"(?:您是|当前在线|本文?已?被?(?:浏览|访问|阅读)).{0,30}|(?:浏览|访问|阅读|点击)(?:次数|量|数)?\s?[：:]?\s?\d*\s?次?"
        ),
    ),
    (
        "pages",
        re.compile(
            r"(?:(?:首页|上一页|下一页|尾页|末页|[【\[]?\d{1,3}(?!\d)[】\]]?|共\s?\d{1,4}\s?页)\s{0,3}){2,20}|第\s?\d{1,3}\s?页.{0,12}"
        ),
    ),
    ("placeholder", re.compile("[\ue000-\uf8ff\\s【】\\[\\]|]{1,20}")),
)
"""What may stand above or below an article. Name and pattern of a whole line."""

HEAD: Patterns = (
    ("today", re.compile(r"今天是.{0,80}")),
    ("meta_label", re.compile(rf"[【\[（(]?(?:{LABEL})\s?[：:][^。，；！]{{0,40}}")),
    (
        "timestamp",
        re.compile(rf"[\[（(]?{DAY}[\s-]{{0,3}}\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?[\]）)]?(?:\s?星期.)?"),
    ),
    ("date_line", re.compile(r"[\[（(]?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\]）)]?")),
    (
        "counted",
        re.compile(
            r"[^。；！]{1,60}(?:浏览|访问|阅读|点击|人气|评论)(?:次数|量|数|人次)?\s?[：:]?\s?\d{1,9}\s?次?"
        ),
    ),
    (
        "crumbs",
        re.compile(
            r"(?:您?(?:现在|当前|所在)?的?(?:所在)?位置|当前位置)\s?(?:是)?\s?[：:>＞»].{0,120}|首页\s?[>＞»].{0,120}"
        ),
    ),
    (
        "info_row",
        re.compile(
            r"(?:索\s?引\s?号|发\s?布\s?(?:单\s?位|机\s?构)|文\s{0,4}号|主\s?题\s?词|公\s?开\s?分\s?类)\s?(?:[|｜：:\t].{0,200})?"
        ),
    ),
    ("client", re.compile(r".{0,20}(?:安装|下载|打开).{0,12}(?:客户端|APP).{0,40}", re.IGNORECASE)),
)
"""What stands above an article only."""

TAIL: Patterns = (
    (
        "neighbours",
        re.compile(
            r"[<《·]?\s?(?:上|下)一(?:[篇条页则]|个)(?:文章|信息|新闻|主题|内容|公告)?\s?(?:[：:].{0,120})?|(?:[：:]\s?)?(?:已经)?没有了"
        ),
    ),
    (
        "terms",
        re.compile(r"版权声明\s?[：:](?=.{0,200}(?:本[网站]|转载)).{1,230}"),
    ),
    ("empty_label", re.compile(r"(?:相关附件|附件下载|相关文件)\s?[：:]?")),
    (
        "editor",
        re.compile(
            r"[（(【\[]?\s?(?:本文)?(?:责任编辑|责编|值班编辑|网站编辑|初审|复审|终审)\s?[：:/／].{0,40}"
        ),
    ),
    ("editor_mark", re.compile(r"(?:文字)?编辑\s?[/／].{1,12}")),
    (
        "related",
        re.compile(
            r"(?:相关|推荐|延伸|热门|最新|精彩)(?:稿件|阅读|链接|新闻|文章|信息|文档|推荐|报道|资讯|解读|图集|视频)\s?[：:]?|您可能(?:对以下|还|感兴趣).{0,20}"
        ),
    ),
    ("keywords", re.compile(r"(?:关键[字词]|标签|tags?)\s?[：:].{0,60}", re.IGNORECASE)),
    (
        "wechat_tail",
        re.compile(
            r"预览时标签不可点.{0,60}|收录于话题.{0,40}|阅读原文|(?:阅读|赞|在看|喜欢)\s?\d{1,9}|微信号\s?[：:].{0,40}|功能介绍.{0,60}"
        ),
    ),
    (
        "site_foot",
        re.compile(
            r"(?:版权所有|技术支持|网站标识码|备案号|Copyright|©|网站地图|联系我们).{0,200}|.{0,60}(?:ICP备|公网安备).{0,80}"
            r"|主办(?:单位)?\s?[：:].{0,80}(?:承办|技术支持|标识码|备案).{0,80}"
        ),
    ),
    (
        "support",
        re.compile(
            r"本网站支持IPv6|建议使用.{0,40}浏览.{0,10}|(?:扫码|扫描|长按).{0,12}(?:关注|下载).{0,20}"
        ),
    ),
    ("contribute", re.compile(r"有想补充的信息\s?[?？].{0,10}|(?:点我)?投稿")),
    (
        "comments",
        re.compile(
            r"\d{0,7}\s?(?:条|人)(?:评论|跟贴|跟帖|参与)?|(?:我要|我来|发表|查看|网友|最新|热门)(?:评论|反馈|留言).{0,20}|加载(?:更多|中).{0,10}"
        ),
    ),
)
"""What stands below an article only."""


def _either(patterns: Patterns) -> re.Pattern[str]:
    """One pattern that tries all; its last group names the rule."""
    return re.compile("|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in patterns), re.IGNORECASE)


HEAD_LINE = _either((*EITHER_END, *HEAD))
TAIL_LINE = _either((*EITHER_END, *TAIL))

NEUTRAL_LENGTH = 90
"""A short line without a sentence's end may stand between furniture lines: the title, a name, a date."""

SENTENCE_ENDS = tuple("。！；!;")
CLAUSE = re.compile("[，。；！？,;!?]")
SENTENCE_END = re.compile(r"[。！；!;]$|。")


def furniture_rule(line: str, end: re.Pattern[str]) -> str:
    """Name of the pattern that a whole line fits at one end of an article; empty when it is text."""
    if len(line) > MAX_FURNITURE:
        return ""
    if is_meta_line(line):
        return "meta_line"
    if found := end.fullmatch(line):
        return found.lastgroup or ""
    return "credits" if end is TAIL_LINE and is_credits(line) else ""


def is_credits(line: str) -> bool:
    """True for a line of nothing but such labels and the names after them: `（信息来源：县政府办）`."""
    bare = line[1:-1] if line.startswith(CREDIT_STARTS) and line[-1] in "）)】]" else line
    labels = list(CREDITS.finditer(bare))
    if not labels or labels[0].start():
        return False
    ends = [label.start() for label in labels[1:]] + [len(bare)]
    values = [bare[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)]
    if len(labels) == 1 and PRESS_CREDIT.match(bare) and (bare is line or not values[0].endswith(SITES)):
        return False
    return all(len(value) <= MAX_CREDIT and not CLAUSE.search(value) for value in values)


def is_meta_line(line: str) -> bool:
    """True for two or more labels with short values: `发布时间：2021-03-10 来源：市政府办 浏览次数：12`."""
    labels = list(LABELS_IN_LINE.finditer(line))
    if len(labels) < 2 or (labels[0].start() > 2 and not DATED_START.match(line)):
        return False
    ends = [label.start() for label in labels[1:]] + [len(line)]
    values = [line[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    return all(len(value) <= MAX_VALUE and not SENTENCE_END.search(value) for value in values)


COUNTED = frozenset({"share", "print_close", "comments"})
"""Rules whose line may have a bare number before it: how often it was clicked."""


SENTENCES = frozenset({"terms"})
"""Rules whose line may end as a sentence."""


def trim(
    lines: Sequence[str], recurring: frozenset[str] = frozenset(), title: str = ""
) -> tuple[list[str], list[Trim]]:
    """Take furniture off the head and the tail: (lines that stay, what was taken off in page order).

    A line that is the page's title goes too when furniture follows: it is the page's, not the article's.
    """
    head = _run(lines, HEAD_LINE, recurring)
    head |= {at - 1: "page_title" for at in head if at and at - 1 not in head and _is(lines[at - 1], title)}
    backward = _run(lines[::-1], TAIL_LINE, recurring)
    tail = {len(lines) - 1 - at: rule for at, rule in backward.items()}
    for at in [at for at, rule in tail.items() if rule == "related"]:
        tail |= {after: tail.get(after, "related") for after in range(at, len(lines))}
    rules = tail | head
    kept = [line for at, line in enumerate(lines) if at not in rules]
    return kept, [Trim(rule=rules[at], text=lines[at]) for at in sorted(rules)]


def _is(line: str, title: str) -> bool:
    return bool(title) and "".join(line.split()) == "".join(title.split())


def _run(lines: Sequence[str], end: re.Pattern[str], recurring: frozenset[str]) -> dict[int, str]:
    """Furniture within the run of short lines at one end: index from that end -> rule."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines[:DEPTH]):
        if len(line) > MAX_FURNITURE:
            break
        rule = "recurring" if mask_digits(line) in recurring else furniture_rule(line, end)
        if line.endswith(SENTENCE_ENDS) and rule not in SENTENCES:
            break
        if rule == "empty_label" and len(found) < at:
            rule = ""
        if rule:
            found[at] = rule
            if at and rule in COUNTED and lines[at - 1].isdigit():
                found[at - 1] = rule
        elif len(line) > NEUTRAL_LENGTH or "。" in line:
            break
    return found


DIGITS = re.compile(r"\d+")


def mask_digits(line: str) -> str:
    """A line with every number as one 0, so that counters and dates recur."""
    return DIGITS.sub("0", line)
