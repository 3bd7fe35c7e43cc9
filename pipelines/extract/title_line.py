"""Lines of a document without a page around it -> its title: the line that names a document, whatever the file's format."""

import re
from collections.abc import Sequence

HEAD_LINES, OWN_LINES = 6, 12
"""Lines of a document, and of its text without menus, among which its title is looked for; guesses."""
MAX_TITLE = 120
"""Characters above which a line is no title; a guess."""
CELL = "|"
"""Parts the cells of a table that was saved as text."""
CRUMBS = re.compile(r"[|>＞»]|位置\s?[：:]")
"""A line of a page's way to a document, or of a table."""
ESCAPED_BREAK = re.compile(r"\\r\\n|\\n(?![a-zA-Z])")
"""Line breaks written out as characters."""
COMMENT = re.compile(r"<!--.*?-->|<!--|-->")
"""A comment, or one of its marks, left in a title: `-->`."""

BROKEN_TITLE = re.compile(r"[\u4e00-\u9fff0-9“”、]{12,60}(?:发展|规划|关于|制定|工作|社会|和|的)")
"""The first line of a title that goes on in the next: `中共某市委关于制定某市国民经济和社会发展`."""
TITLE_LABEL = re.compile(r"^(?:标题|题名|名称)\s?[：:]\s?")
NAMES_DOCUMENT = re.compile(r"(?:报\s?告|规划|纲要|建议|决定|公报|通知|意见|方案)(?:$|[）)》])")
"""The end of a document's title: `2020年政府工作报告`."""
YEAR = re.compile(r"(?:19|20)\d\d年|[一二]九?[〇○零九]?[〇○零一二三四五六七八九]{2}年")

SAYS_REPORT = re.compile(r"(?!各位|同志们)[^\n]{0,120}政府工作报告")
"""A first line that speaks of a report, as of a text about one that has no title."""
LEADING = re.compile(
    r"[^\s，。：:—（(\d]\S{0,40}?(?:报告|纲要)(?:[（(]草案[）)]的报告)?(?=[\s—（(－-]|(?:19|20)\d\d年)"
)
"""A title that goes on with the line under it: `政府工作报告 ——2004年1月22日在…`."""
ABOUT = re.compile(r"\S{0,30}关于.{4,80}?的(?:通知|意见|决定|批复|公告|通报|函)(?=\S)")
"""A title that goes on with whom it addresses: `关于加强纳税信用建设的通知各省、自治区、直辖市…`."""
HAN = re.compile(r"[\u4e00-\u9fff]")
NO_TITLE = re.compile(
    r"^(?:各位|同志们|现在[，,]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(—–－-])"
    r"|[。；;：:，,]$|在.{2,40}(?:会议|大会).{0,4}[上）)]|^\S{0,20}(?:[省市区县州旗]长|主席|专员|盟长|总理)\s?\S{0,6}$"
    r"|^\S{2,8}\s?[：:]|文\s?件$|文\s?件\S|〔(?:19|20)\d\d〕|\[(?:19|20)\d\d\]"
)
"""A line of a speech's head, a letterhead, a sentence, a label, the beginning of a section: `各位代表：`, `青政办发〔2021〕3号`."""


def title_in(whole: Sequence[str], own: Sequence[str] = ()) -> str:
    """Find the title of a document.

    Args:
        whole: the lines of the document, in order.
        own: those of its text, without menus; empty where these are not told apart.

    Returns:
        A line of the head that names a document, one with a year first; else the text's first line where it may be a
        title; empty where it may not.
    """
    whole, own = (
        _without_breaks(lines) for lines in (whole[:HEAD_LINES], own[:OWN_LINES] or whole[:OWN_LINES])
    )
    shorts = [line for line in (*whole, *own) if not CRUMBS.search(line) and len(line) <= MAX_TITLE]
    named = [
        line for line in shorts if NAMES_DOCUMENT.search(line) and not line.startswith(("—", "-", "（", "("))
    ]
    named = named or [
        leading[0] for line in (*whole, *own) if (leading := LEADING.match(TITLE_LABEL.sub("", line)))
    ]
    named = named or [about[0] for line in shorts if (about := ABOUT.match(line))]
    dated = [line for line in named if YEAR.search(line)]
    first = own[0] if own and (may_be_title(own[0]) or SAYS_REPORT.match(own[0])) else ""
    title = TITLE_LABEL.sub("", next(iter(dated or named), first))
    if own[1:2] == [title] and BROKEN_TITLE.fullmatch(own[0]):
        title = own[0] + title
    return title[:MAX_TITLE]


def may_be_title(line: str) -> bool:
    """Return whether a line may be a title: it has a Chinese character, and is no line of a speech's head or text."""
    return len(line) <= MAX_TITLE and HAN.search(line) is not None and not NO_TITLE.search(line)


def clean_title(title: str) -> str:
    """Return what a page states as its title; empty for a salutation or what has no letter, such as `-->`."""
    bare = " ".join(COMMENT.sub(" ", title).split())
    return bare if any(char.isalnum() for char in bare) and not bare.startswith("各位代表") else ""


def _without_breaks(lines: Sequence[str]) -> list[str]:
    """Return lines without what follows a break that was written out, and without marks of comments."""
    firsts = [ESCAPED_BREAK.split(line, maxsplit=1)[0] for line in lines]
    return [bare for line in firsts if (bare := COMMENT.sub("", line).strip())]
