"""Text document -> PageContent: without the menus above the article and the lists below it."""

import re
from collections.abc import Sequence

from pipelines.boilerplate.duplicate_lines import drop_summary
from pipelines.boilerplate.line_patterns import TAIL_LINE
from pipelines.boilerplate.trimming import is_labelled
from pipelines.extract.entries import split_text
from pipelines.extract.info_table import pair_cells
from pipelines.extract.metadata import read_fields
from pipelines.extract.page_content import PageContent
from pipelines.extract.title_line import CELL, title_in
from pipelines.parse.document import Document
from pipelines.parse.text_rendering import fold
from storage.records import Trim

INFO_LINES = 12
"""First lines among which the rows of the 信息公开 block are looked for (guess)."""
CUT_SIZES = range(32_766, 32_769)
"""Characters of a text that a spreadsheet's cell cut."""


HEAD_CHARS = 4000
"""Characters of a text in which its notices are looked for (guess)."""

RUNNING = 60
"""Characters of a line that is running text (guess); half as many when it ends as a sentence does."""
SENTENCE_ENDS = "。！？!?；;”"

MANY = 8
"""Lines before the first running text from which they may hold a menu (guess)."""
NEAR = 15
"""Lines before the first running text among which the article's own head is (guess)."""
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


def read_text(document: Document) -> PageContent:
    """Read a page that was saved as text.

    Returns:
        Its content; `entries` where the text is a list of whole articles, flag `cut` where a spreadsheet cut it.
    """
    raw = document.text.splitlines()
    whole = fold(raw)
    entries = split_text(raw)
    lines, trimmed = leave_menus(whole)
    info = tuple(
        pair_cells([cell for line in whole[:INFO_LINES] if CELL in line for cell in line.split(CELL)])
    )
    return PageContent(
        document=document,
        title=title_in(whole, lines),
        layout="text",
        rule="text",
        lines=lines,
        entries=entries,
        shown=sum(map(len, whole)),
        head=document.text[:HEAD_CHARS],
        fields=read_fields((), info),
        trimmed=tuple(trimmed),
        flags=frozenset({"cut"} if len(document.text.strip()) in CUT_SIZES else ()),
    )


def leave_menus(lines: Sequence[str]) -> tuple[list[str], list[Trim]]:
    """Remove what is above and below the running text of a page, and a summary that repeats the opening.

    Args:
        lines: lines of the page, without empty ones.

    Returns:
        (lines of the article, what was left out); all lines where none is running text.
    """
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
    """Return the index of the line where the article's own head begins; 0 without a page's head above."""
    heads = [at for at in range(first) if PAGE_HEAD.fullmatch(lines[at])]
    if first < MANY and not heads:
        return 0
    near = range(max(first - NEAR, heads[-1] + 1 if heads else 0), first)
    return next((at for at in near if OWN_HEAD.search(lines[at]) and not is_labelled(lines[at])), first)


def _tail_start(lines: Sequence[str], after: int) -> int:
    """Return the index of the first line below the article, or the number of lines."""
    found = (
        at
        for at in range(after, len(lines))
        if TAIL_START.fullmatch(lines[at]) or TAIL_LINE.fullmatch(lines[at])
    )
    return next(found, len(lines))
