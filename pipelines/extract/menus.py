"""Lines of a page saved as text -> its article's lines: menus above and lists below are left out."""

import re
from collections.abc import Sequence

from pipelines.boilerplate.duplicate_lines import drop_summary
from pipelines.boilerplate.line_patterns import TAIL_LINE
from pipelines.boilerplate.trimming import is_labelled
from storage.records import Trim

RUNNING = 60
"""Characters of a line that is running text; half as many will do when it ends as a sentence."""
SENTENCE_ENDS = "。！？!?；;”"

MANY = 8
"""Lines before the first running text from which they may hold a menu."""
NEAR = 15
"""Lines before the first running text among which the article's own head stands."""
OWN_HEAD = re.compile(
    r"政府工作报告|人民代表大会|会议上|代表[：:！!]|(?:主席|省长|市长|区长|县长|州长|旗长|盟长|专员|总理)\s?\S{0,8}$|^[（(—–-]"
)
"""A line of an article's own head: `——2026年2月4日在某省第十四届人民代表大会…`."""
PAGE_HEAD = re.compile(r"(?:阅读|评论|浏览|访问|点击|内容摘要|正文)(?:次数|量|数)?\s?[：:]?\s?\d{0,9}\s?次?")
"""The last of these before the running text parts the page's head from the article's: `评论：`."""

TAIL_START = re.compile(
    r"标签云|标签|上一[篇条].*|下一[篇条].*|相关.{2,4}[：:]?|推荐.{2,4}|热门.{2,4}|最新.{2,4}|猜你喜欢|评论|分享|打印|关闭|[|｜©]|主办.*|版权.*|网站.{2,4}|返回.{0,4}"
    r"|国务院.{0,6}|地方政府网站|友情链接.*|关于我们|联系我们|顶一下|踩一下|收藏|点赞|\[?\d+%?\]?|.{0,20}ICP备.*"
)
"""A line with which what stands below an article begins: `标签云`."""


def leave_menus(lines: Sequence[str]) -> tuple[list[str], list[Trim]]:
    """Leave out what stands above and below the running text of a page: (the article's lines, what was left out)."""
    lines, trims = drop_summary(lines)
    running = [at for at, line in enumerate(lines) if _runs(line)]
    if not running:
        return list(lines), trims
    start = _head_start(lines, running[0])
    end = _tail_start(lines, running[-1] + 1)
    trims += [Trim(rule="menu", text="\n".join(part)) for part in (lines[:start], lines[end:]) if part]
    return list(lines[start:end]), trims


def _runs(line: str) -> bool:
    if len(line) >= RUNNING:
        return "，" in line or "," in line or "。" in line
    return len(line) >= RUNNING // 2 and line[-1] in SENTENCE_ENDS


def _head_start(lines: Sequence[str], first: int) -> int:
    """Where the article's own head begins; 0 when nothing above looks like a page's."""
    heads = [at for at in range(first) if PAGE_HEAD.fullmatch(lines[at])]
    if first < MANY and not heads:
        return 0
    near = range(max(first - NEAR, heads[-1] + 1 if heads else 0), first)
    return next((at for at in near if OWN_HEAD.search(lines[at]) and not is_labelled(lines[at])), first)


def _tail_start(lines: Sequence[str], after: int) -> int:
    """Where what stands below the article begins."""
    found = (
        at
        for at in range(after, len(lines))
        if TAIL_START.fullmatch(lines[at]) or TAIL_LINE.fullmatch(lines[at])
    )
    return next(found, len(lines))
