"""Element -> lines: blocks and br make lines, a data table's row is one line, inline tags break nothing."""

import re
from collections.abc import Iterable

from lxml import etree

from pipelines.markup import Element, chunks, text_of

INLINE_TAGS = (
    *[
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
    ],
    *[
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "meta",
        "link",
    ],
)
"""Tags that never break a line, whatever style they carry."""

ZERO_WIDTH = "\u200b\ufeff\u200d\u200c\u200e\u200f\u2060\u00ad\u202a\u202b\u202c\u202d\u202e"
ZERO_WIDTH_RUN = re.compile(f"[{ZERO_WIDTH}]+")

SEPARATOR = "\x1e"
"""Stands between pieces of text while they are folded together; no page keeps control characters."""

WRAP = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""A line break of the source between two Chinese characters: no space stands for it."""

INDENT = re.compile(r"[\r\n][ \t\r\n]*(?=[\u3000\xa0]{2})|[\r\n](?=[ ]{4}[\u2e80-\u9fff])")
"""A source line that begins indented, where a page counts on pre-wrapped text: `\n　　`."""

PRE_BREAK = re.compile(r"\r\n?|\n")

MAX_CELL = 120
"""Characters above which a cell is a block of text and its table a layout table."""


def lines_of(element: Element) -> list[str]:
    """Read an element's lines, white space folded, empty ones dropped. The element's tree is changed."""
    for table in reversed(list(element.iter("table"))):
        if table is not element and is_data(table):
            _write_rows(table)
    for pre in element.iter("pre"):
        _break_lines(pre)
    etree.strip_elements(element, etree.Comment, with_tail=False)
    etree.strip_tags(element, *INLINE_TAGS)
    return fold(chunks(element))


def fold(pieces: Iterable[str]) -> list[str]:
    """Fold white space and zero-width characters; pieces become lines, those without a character go."""
    whole = SEPARATOR.join(pieces)
    if any(mark in whole for mark in ZERO_WIDTH):
        whole = ZERO_WIDTH_RUN.sub("", whole)
    lines: list[str] = []
    for piece in whole.split(SEPARATOR):
        bare = piece.strip()
        if "\n" in bare or "\r" in bare:
            lines += [" ".join(WRAP.sub("", part).split()) for part in INDENT.split(bare)]
        elif bare.startswith(ROW_MARK):
            lines.append("\t".join(" ".join(cell.split()) for cell in bare[1:].split("\t")).strip())
        elif bare:
            lines.append(" ".join(bare.split()))
    return [line for line in lines if line]


ROW_MARK = "\ue0f0"
"""Marks a data table's row until its white space is folded; private use, never in what is returned."""


def is_data(table: Element) -> bool:
    """True for a table of short cells in two or more rows and columns: a table of figures, no page layout."""
    rows = [[text_of(cell) for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2 or len(wide) * 2 < len(rows):
        return False
    if table.find(".//table") is not None:
        return False
    return all(len(cell) <= MAX_CELL for row in wide for cell in row)


def _write_rows(table: Element) -> None:
    """Put a data table's rows in its place, one line each, cells apart."""
    for row in list(table.iter("tr")):
        cells = [text_of(cell) for cell in row if cell.tag in {"td", "th"}]
        for cell in list(row):
            row.remove(cell)
        row.text = ROW_MARK + "\t".join(cells) if any(cells) else None


def _break_lines(pre: Element) -> None:
    """Make each line break of preformatted text a br."""
    for element in list(pre.iter()):
        if isinstance(element.tag, str):
            element.text = _after_breaks(element, element.text, inside=True)
            if element is not pre:
                element.tail = _after_breaks(element, element.tail, inside=False)


def _after_breaks(element: Element, text: str | None, *, inside: bool) -> str | None:
    if not text or not PRE_BREAK.search(text):
        return text
    first, *rest = PRE_BREAK.split(text)
    parent = element if inside else element.getparent()
    if parent is None:
        return text
    at = 0 if inside else parent.index(element) + 1
    for offset, part in enumerate(rest):
        line = etree.Element("br")
        line.tail = part
        parent.insert(at + offset, line)
    return first
