"""Element -> lines: blocks and br make lines, a data table's row is one line."""

import re
from collections.abc import Iterable
from itertools import pairwise

from lxml import etree

from pipelines.parse.html import Element, names, text_of, writable
from pipelines.parse.superscripts import mark_raised

BLOCK_TAGS = frozenset(
    names(
        "p div br tr td th li h1 h2 h3 h4 h5 h6 table tbody thead tfoot caption ul ol dl dt dd "
        "section article header footer main aside nav figure figcaption blockquote pre center "
        "form fieldset legend hr address body html details summary map marquee menu dir col "
        "colgroup"
    )
)
"""Tags that end a line and begin another, whatever style they carry; any other tag breaks nothing."""

BORDER = "\ue0f2"
"""Stands where a block begins or ends until the text is cut there; private use, never in what is returned."""

WRITE = etree.XSLT(
    etree.XML(
        f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
        <xsl:output method="text"/>
        <xsl:template match="{"|".join(sorted(BLOCK_TAGS))}">{BORDER}<xsl:apply-templates/>{BORDER}</xsl:template>
        </xsl:stylesheet>"""
    )
)
"""Element -> its text with the borders of its blocks, written in one walk; what is no element or text is left out."""

LINE_BREAK = re.compile(r"[\r\n]+")

BLANK_RUN = re.compile(r"[\r\n][ \t\r\n]*+")
"""White space of a source text from its first line break on."""
INDENT = re.compile(r"[\u3000\xa0]{2}")
"""What begins a source line that is indented, where a page counts on pre-wrapped text: `\n　　`."""
FOUR_BLANKS = ("\n    ", "\r    ")
"""The end of white space before a Chinese character that is indented by blanks."""

WRAPPED_ROWS, WRAPPED_LONG, LONG_ROW = 8, 5, 40
"""Source lines of a text, long ones, and their characters, from which breaks are its own (guesses)."""
ROW_ENDS = tuple("。！？；：!?;:”）)")

PRE_BREAK = re.compile(r"\r\n?|\n")

MAX_CELL = 120
"""Characters above which a cell is a block of text and its table a layout table (guess)."""


def lines_of(element: Element) -> list[str]:
    """Read an element's lines, white space folded, empty ones dropped. The element's tree is changed."""
    tags = {inner.tag for inner in element.iterdescendants("table", "pre", "sup")}
    if "sup" in tags:
        mark_raised(element)
    if "table" in tags:
        for table in reversed(list(element.iter("table"))):
            _write_rows(data_rows(table))
    if "pre" in tags or element.tag == "pre":
        _mark_breaks(element)
    return fold(str(WRITE(element)).split(BORDER))


def fold(pieces: Iterable[str]) -> list[str]:
    """Fold white space; pieces become lines, those without a character are dropped.

    A printable piece has no white space but blanks, and no mark of this module: it is a line as it is. One blank is
    looked for before two, which takes longer: most lines have none.
    """
    lines: list[str] = []
    for piece in filter(None, map(str.strip, pieces)):
        if piece.isprintable() and (" " not in piece or "  " not in piece):
            lines.append(piece)
        else:
            lines += _fold_odd(piece)
    return lines


def _fold_odd(bare: str) -> list[str]:
    """Return the lines of a piece in which its own line breaks or its cells may count."""
    if bare.startswith(ROW_MARK):
        return ["\t".join(" ".join(cell.split()) for cell in bare[1:].split("\t")).strip()]
    if BREAK_MARK in bare:
        return fold(bare.split(BREAK_MARK))
    if "\n" in bare or "\r" in bare:
        parts = [" ".join(_unwrap(part).split()) for piece in indented_pieces(bare) for part in _rows(piece)]
        return [part for part in parts if part]
    line = " ".join(bare.split())
    return [line] if line else []


def indented_pieces(text: str) -> list[str]:
    """The pieces of a source text that begin with an indented line each, in one walk over its white space."""
    pieces, start = [], 0
    for run in BLANK_RUN.finditer(text):
        end = run.end()
        if INDENT.match(text, end):
            pieces.append(text[start : run.start()])
            start = end
        elif "\u2e80" <= text[end : end + 1] <= "\u9fff" and text.endswith(FOUR_BLANKS, run.start(), end):
            pieces.append(text[start : end - 5])
            start = end - 4
    return [*pieces, text[start:]]


def _unwrap(text: str) -> str:
    """Return a text without its source's line breaks; no space between two Chinese characters."""
    rows = [row for part in LINE_BREAK.split(text) if (row := part.strip(" \t"))]
    if len(rows) < 2:
        return text
    joined = rows[:1]
    for before, row in pairwise(rows):
        joined += [row] if _is_wide(before[-1]) and _is_wide(row[0]) else [" ", row]
    return "".join(joined)


def _is_wide(character: str) -> bool:
    """Whether a character is a Chinese one or a full-width mark."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _rows(text: str) -> list[str]:
    """Return the source lines of a text that is shown as it is wrapped; else the text itself.

    It is shown so where every long line ends a sentence.
    """
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) < WRAPPED_ROWS:
        return [text]
    longs = [row for row in rows if len(row) >= LONG_ROW]
    shown = len(longs) >= WRAPPED_LONG and all(row.rstrip().endswith(ROW_ENDS) for row in longs)
    return rows if shown else [text]


BREAK_MARK = "\ue0f1"
"""Marks a line break of preformatted text, likewise."""
ROW_MARK = "\ue0f0"
"""Marks a data table's row until its white space is folded; private use, never in what is returned."""


def data_rows(table: Element) -> list[tuple[Element, list[str]]]:
    """Read a table of figures: short cells in two or more rows and columns.

    Args:
        table: the table; not changed.

    Returns:
        (row, texts of its cells) in page order; empty for a table that lays out a page.
    """
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [(row, [cell for cell in row if cell.tag in {"td", "th"}]) for row in table.iter("tr")]
    filled = sum(1 for _, cells in rows if cells)
    wide = sum(1 for _, cells in rows if len(cells) > 1)
    if wide < 2 or wide * 2 < filled:
        return []
    read = [(row, [text_of(cell) for cell in cells]) for row, cells in rows]
    short = all(len(text) <= MAX_CELL for _, texts in read if len(texts) > 1 for text in texts)
    return read if short else []


def _write_rows(rows: list[tuple[Element, list[str]]]) -> None:
    """Put a data table's rows in its place, one line each, cells apart."""
    for row, texts in rows:
        del row[:]
        row.text = ROW_MARK + writable("\t".join(texts)) if any(texts) else None


def _mark_breaks(element: Element) -> None:
    """Mark the line breaks of preformatted text, which other text has not."""
    for pre in element.iter("pre"):
        if next(pre.iterancestors("pre"), None) is not None:
            continue
        for inner in pre.iter():
            inner.text = PRE_BREAK.sub(BREAK_MARK, writable(inner.text or ""))
            if inner is not pre:
                inner.tail = PRE_BREAK.sub(BREAK_MARK, writable(inner.tail or ""))
