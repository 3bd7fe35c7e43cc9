"""One-character edits of the pages of shells.py, by the class of place at which they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.shells import DIALECTS, TITLE, page

SEED = 3
"""Seed of the page of both nights: but for the edit, nothing changes."""
FILE_LINE = '<p><a href="./P020210203.docx">'
"""Where the last line of the body begins."""

WORD_SECTION = '<div class="WordSection1">'
"""What holds the whole text of an office suite."""

IN_TEXT = (
    ("digit_in_text", "增长6.2%，", "增长6.3%，"),
    ("digit_in_cell", ">203.7<", ">203.8<"),
    ("digit_at_row_end", ">4200</span></p>\n</td></tr>", ">4201</span></p>\n</td></tr>"),
    ("head_line", "闻雨舟", "闻雨丹"),
    ("salutation", "各位代表：", "各位代农："),
    ("paragraph", "农村公路改造提升", "农村公路改造题升"),
    ("heading", "（一）产业", "（一）产亚"),
    ("table_head", "指标名称", "指标名你"),
    ("cell", "城镇新增就业</span>", "城填新增就业</span>"),
    ("closing", "而努力奋斗！", "而努力备斗！"),
    ("note", "沿江生态带。", "沿江生态帯。"),
    ("imprint", "1月28日印", "1月29日印"),
    ("file_name", "重点建设项目清单.docx", "重点建设项目情单.docx"),
)
BESIDE_TEXT = (
    ("title_year", TITLE, TITLE.replace("2021", "2022")),
    ("title_place", TITLE, TITLE.replace("青槐", "青塊")),
    ("title_word", TITLE, TITLE.replace("报告", "报吿")),
    ("date", "2021-02-09", "2021-02-08"),
    ("publisher", "县府办", "具府办"),
    ("publisher", "青槐发布", "青塊发布"),
    ("index_no", "11990000/2021-003", "11990000/2021-004"),
    ("index_no", "002/2021-15", "002/2021-16"),
    ("file_target", "./P020210203.docx", "./P020210204.docx"),
)
"""(class of place, what stands there, what stands there after the edit); a title or date is edited at all its places."""

ROWS = (
    "技术支持中小企业500家",
    "标签：绿色工厂12家",
    "手机查看政务服务事项1200项",
    "分类：改造老旧小区120个",
    "关注我们身边的微信公众号服务300人",
    "扫一扫识别困难家庭42户",
    "编辑/出版地方志9卷",
    "转载请注明来源的稿件15篇",
    "相关链接：新建互通立交3处",
    "版权所有登记项目77件",
)
"""Rows of a project list that look like lines of a page."""
PROJECTS = ("重点项目清单", "新建望潮公园三处", *ROWS, "疏浚瀚水支流四十公里")
READING = ("更多信息", *(f"整治河渠{n}条，惠及农户{n * 12}家" for n in range(3, 9)))
TAIL_LINES = (
    ("tail_editor", "（责任编辑：闻雨舟）", "（责任编辑：闻雨丹）"),
    ("tail_source", "信息来源：县政府办", "信息来源：县攻府办"),
    ("tail_terms", "转载请注明出处", "转载请注明岀处"),
    ("tail_foot", "版权所有：泠州市人民政府", "版权所有：泠洲市人民政府"),
    ("tail_reading", "政策解读：一图读懂", "政策解读：一图渎懂"),
)
HEAD_LINES = (
    ("head_index", "索引号 000014349/2021-00001", "索引号 000014349/2021-00002"),
    ("head_kind", "公开方式：主动公开", "公开方式：主动公幵"),
    ("head_source", "信息来源：县政府办公室", "信息来源：县攻府办公室"),
    ("beside_counter", "2021-02-09 来源：县政府办 浏览次数：12", "2021-02-09 来源：县攻府办 浏览次数：57"),
)


@dataclass(frozen=True, slots=True)
class PlacedEdit:
    """A page before and after one edit."""

    place: str
    before: str
    after: str


def edits_of(shell: str, dialect: str = "clean") -> Iterator[PlacedEdit]:
    """Yield every edit for which a shell in a dialect has a place."""
    before = page(shell, dialect, SEED)
    for place, old, new in (*IN_TEXT, *BESIDE_TEXT):
        if old in before.partition("<body>")[2]:
            yield PlacedEdit(place, before, before.replace(old, new))
    for place, old, new in _moved_digits(dialect):
        yield _edited(shell, place, old, new)
    for place, lines, old, new in _more_lines():
        body = _with_lines(dialect, lines, above=place.startswith(("head", "beside")))
        yield _edited(shell, place, body, body.replace(old, new))
    body = DIALECTS[dialect] + DIALECTS[dialect]
    at = body.rindex("88公里")
    yield _edited(shell, "second_body", body, f"{body[:at]}{body[at:].replace('88', '89', 1)}")


def counters_of(shell: str, dialect: str = "clean") -> PlacedEdit:
    """Return a page on which only what changes at every visit is another: counters, lists of news."""
    later = page(shell, dialect, SEED + 1).replace(f"2021-00{SEED + 1}", f"2021-00{SEED}")
    return PlacedEdit("counter", page(shell, dialect, SEED), later)


def counter_within(shell: str, dialect: str = "clean") -> PlacedEdit:
    """Return a page on which a counter in the middle of the text is another one."""
    line = "<p>本文浏览次数：{}次</p>"
    at = DIALECTS[dialect].index("<table")
    bodies = (f"{DIALECTS[dialect][:at]}{line.format(n)}{DIALECTS[dialect][at:]}" for n in (371, 402))
    return _edited(shell, "counter", *bodies)


def _edited(shell: str, place: str, before: str, after: str) -> PlacedEdit:
    """Return the edit that puts another body into a shell."""
    return PlacedEdit(place, page(shell, "", SEED, before), page(shell, "", SEED, after))


def _moved_digits(dialect: str) -> Iterator[tuple[str, str, str]]:
    """Yield (class, body, body in which a digit went over a border): of cells, of lines, of words."""
    cells = DIALECTS[dialect]
    border = "</span></p>\n</td>\n<td valign=top><p align=center><span>"
    if f"4316{border}4200" in cells:
        yield "digits_over_cells", cells, cells.replace(f"4316{border}4200", f"43164{border}200")
    lines = _with_lines(dialect, ("完成投资112", "35亿元"), above=False)
    yield "digits_over_lines", lines, lines.replace("112", "1123").replace(">35", ">5")
    words = _with_lines(dialect, ("三年分别为5 12 30个",), above=False)
    yield "digits_over_words", words, words.replace("5 12 30", "51 2 30")
    before, after = (_with_lines(dialect, (f"浓度{number}微克",), above=False) for number in ("2_5", "25"))
    yield "digit_and_underscore", before, after


def _more_lines() -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Yield (class, lines that are added to the body, a line, the same edited)."""
    for row in ROWS:
        yield "list_row", PROJECTS, row, _next_digit(row)
    yield "read_more", READING, READING[3], _next_digit(READING[3])
    for place, old, new in TAIL_LINES:
        yield place, (old, "【打印】【关闭窗口】"), old, new
    for place, old, new in HEAD_LINES:
        yield place, (old,), old, new


def _next_digit(line: str) -> str:
    """Return a line with another last digit."""
    at = max(place for place, char in enumerate(line) if char.isdigit())
    return f"{line[:at]}{(int(line[at]) + 1) % 10}{line[at + 1 :]}"


def _with_lines(dialect: str, lines: tuple[str, ...], *, above: bool) -> str:
    """Return a body with more lines above it, or below it before its last line."""
    body, more = DIALECTS[dialect], "".join(f"<p>{line}</p>" for line in lines)
    if not above:
        return body.replace(FILE_LINE, more + FILE_LINE)
    section, opening, rest = body.rpartition(WORD_SECTION)
    return section + opening + more + rest
