"""Tree -> the rows of the 信息公开 block, from a table, a list or plain blocks."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from pipelines.parse.html import Element, names, select, size, text_of
from pipelines.parse.text_rendering import BORDER, WRITE, fold
from storage.records import Pairs

PLACEHOLDER = re.compile(
    r"网站名称|网站域名|网站标识码|栏目名称|栏目类别|文章标题|发布时间|内容来源|[\[{<]?\$.{0,40}|null|undefined|无|-+|\s*"
)
"""Values that say nothing: `网站名称`, `$[标题]`, `null`, `无`, `--`."""

LABELS = {
    "索引号": "index_no",
    "索取号": "index_no",
    "文号": "doc_no",
    "发文字号": "doc_no",
    "文件编号": "doc_no",
    "发布单位": "publisher",
    "发布机构": "publisher",
    "发文单位": "publisher",
    "发文机关": "publisher",
    "发布机关": "publisher",
    "公开单位": "publisher",
    "公开机构": "publisher",
    "信息来源": "publisher",
    "发布日期": "published",
    "公开日期": "published",
    "发布时间": "published",
    "发文日期": "published",
    "公开时间": "published",
    "生成日期": "made",
    "成文日期": "made",
}
"""Labels of the block, without inner spaces, and the field each fills; the first one found wins.

`made`, when a text was made, says when it was published where nothing else does.
"""
TITLE_LABELS = frozenset(names("标题 名称 信息名称 文件名称"))
"""Labels of a document's title."""

OTHER_LABELS = frozenset(
    names(
        "公开分类 分类 信息分类 主题分类 体裁分类 组配分类 公文种类 主题词 关键词 所属机构 有效性 时效性 信息时效 公开方式 公开形式 公开范围 "
        "公开程序 公开时限 名称 标题 信息名称 文件名称 内容概述 统一编号 废止日期 生效日期 失效日期 有效期 服务对象 责任部门 发布人"
    )
)

INDEX_LABEL = re.compile(r"索(?:\s|&\w{2,6};){0,8}[引取](?:\s|&\w{2,6};){0,8}号")
"""Stands in nearly every such block: `索 引 号`, `索&nbsp;引&nbsp;号`."""
HOLDING = etree.XPath(
    "//*[not(self::script or self::style or self::option or self::a)][text()[contains(., '索')]]"
)
"""Elements in whose own text that label may begin."""
LABEL_AT = re.compile(
    r"(?:(?<=[\s\u3000|｜【\[（(])|^)(?P<label>"
    + "|".join(
        r"\s*".join(label)
        for label in sorted((*LABELS, *OTHER_LABELS), key=lambda label: (-len(label), label))
    )
    + r")\s?[：:】\]]"
)
"""A label within a line: `索 引 号：`, `【发布机构】`."""
AROUND_VALUE = " \t\u3000|｜【[（("
"""What parts a value from the next label."""

MAX_INFO = 3000
"""Characters above which a table or a block is not an information block (guess)."""
MIN_LABELS = 3
"""Labels that it has at least (guess)."""
MAX_INDEX_LINE = 200
"""Characters above which an element is no line about a page (guess)."""
MAX_SPOTS, LEVELS = 8, 6
"""Places that are looked at outside tables, and elements around each (guesses)."""


def clean_value(value: str) -> str:
    """Fold the white space of a value; return empty for a placeholder."""
    value = " ".join(value.split())
    return "" if PLACEHOLDER.fullmatch(value) else value


def has_info(text: str) -> bool:
    """Whether a page's source names a row of the block."""
    return "索" in text and INDEX_LABEL.search(text) is not None


def read_info(root: Element) -> Pairs:
    """Read the rows of the block with the most labels; tables count before other blocks.

    Args:
        root: the tree; not changed.

    Returns:
        (label without inner spaces, value) in page order; empty where no block has MIN_LABELS labels.
    """
    for found in (_tables(root), _blocks(root)):
        cells = max(found, key=_count_labels, default=[])
        if _count_labels(cells) >= MIN_LABELS:
            return tuple(pair_cells(cells))
    return ()


def read_index(root: Element) -> str:
    """Return the index number that stands in a line of its own, where no block has it; empty without one.

    Args:
        root: the tree; not changed.
    """
    for spot in select(HOLDING, root)[:MAX_SPOTS]:
        for node in (spot, spot.getparent()):
            if node is None or node.tag == "body" or size(node) > MAX_INDEX_LINE:
                continue
            for label, value in pair_cells(list(_cells([text_of(node)]))):
                if LABELS.get(label) == "index_no" and any(char.isdigit() for char in value):
                    return value
    return ""


def _count_labels(cells: list[str]) -> int:
    return sum(bool(_label(cell)) for cell in cells)


def _tables(root: Element) -> Iterator[list[str]]:
    """Yield the cells of each small table that holds no other table."""
    for table in root.iter("table"):
        if table.find(".//table") is None and size(table) <= MAX_INFO:
            yield [text_of(cell) for cell in table.iter("td", "th")]


def _blocks(root: Element) -> Iterator[list[str]]:
    """Yield the cells of the small blocks around the label, the innermost first."""
    for spot in select(HOLDING, root)[:MAX_SPOTS]:
        node: Element | None = spot
        for _ in range(LEVELS):
            if node is None or node.tag == "body" or size(node) > MAX_INFO:
                break
            yield list(_cells(fold(str(WRITE(node)).split(BORDER))))
            node = node.getparent()


def _cells(lines: Iterable[str]) -> Iterator[str]:
    """Divide lines at the labels in them: yield each label and each value."""
    for line in lines:
        at = 0
        for found in LABEL_AT.finditer(line):
            if value := line[at : found.start()].strip(AROUND_VALUE):
                yield value
            yield found["label"]
            at = found.end()
        if value := line[at:].strip(AROUND_VALUE if at else None):
            yield value


def _label(cell: str) -> str:
    """Return the label that a cell is; empty for any other cell."""
    label = re.sub(r"[\s：:\[\]【】]", "", cell[:20])
    return label if label in LABELS or label in OTHER_LABELS else ""


def pair_cells(cells: list[str]) -> list[tuple[str, str]]:
    """Pair labels with the cell after them.

    Args:
        cells: texts of cells, in page order.

    Returns:
        (label, value); a label that another label follows, or a placeholder, has no value and is left out.
    """
    pairs = []
    for cell, after in zip(cells, [*cells[1:], ""], strict=False):
        label = _label(cell)
        if label and not _label(after) and (value := clean_value(after)):
            pairs.append((label, value))
    return pairs
