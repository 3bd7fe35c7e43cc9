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
from pipelines.parse.document import Document
from pipelines.parse.text_rendering import fold
from storage.records import Trim

CELL = "|"
"""Parts the cells of a table that was saved as text."""
INFO_LINES = 12
"""First lines among which the rows of the 信息公开 block, and a title, are looked for (guess)."""
TITLE_LINES = 6
"""First lines of a page among which its title is looked for (guess)."""
BROKEN_TITLE = re.compile(r"[\u4e00-\u9fff0-9“”、]{12,60}(?:发展|规划|关于|制定|工作|社会|和|的)")
"""The first line of a title that continues in the next: `中共某市委关于制定某市国民经济和社会发展`."""
TITLE_LABEL = re.compile(r"^(?:标题|题名|名称)\s?[：:]\s?")
NAMES_DOCUMENT = re.compile(r"(?:报告|规划|纲要|建议|决定|公报|通知|意见|方案)(?:$|[）)》])")
"""The end of a document's title: `2020年政府工作报告`."""
YEAR = re.compile(r"(?:19|20)\d\d年|[一二]九?[〇○零九]?[〇○零一二三四五六七八九]{2}年")
MAX_TITLE = 120
"""Characters above which a line is not a title (guess)."""
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
        title=_text_title(whole, lines),
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


def _text_title(whole: list[str], lines: list[str]) -> str:
    """Return the title: a line of the head that names a document, else the article's first line.

    A line with a year counts before others.
    """
    shorts = [
        line
        for line in (*whole[:TITLE_LINES], *lines[:INFO_LINES])
        if CELL not in line and len(line) <= MAX_TITLE
    ]
    named = [
        line for line in shorts if NAMES_DOCUMENT.search(line) and not line.startswith(("——", "（", "("))
    ]
    dated = [line for line in named if YEAR.search(line)]
    title = TITLE_LABEL.sub("", next(iter(dated or named or lines[:1]), ""))
    if lines[1:2] == [title] and BROKEN_TITLE.fullmatch(lines[0]):
        title = lines[0] + title
    return title[:MAX_TITLE]


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
