"""DOCX -> its lines as an office suite shows them.

Insertions, fields, text boxes, automatic numbers and footnotes are read; what was deleted never is.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml

from pipelines.parse.html import Element, names
from pipelines.parse.superscripts import LOOK_BACK, RAISED, write_raised

MAX_UNPACKED = 60_000_000
"""Bytes that a DOCX may unpack to; more is a zip bomb (guess)."""
MAX_XML = 16_000_000
"""Bytes of its XML (guess; the largest reports have two million)."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSEEN = frozenset(names("del moveFrom Fallback instrText delText delInstrText pPr rPr sectPr"))
"""Elements whose text is not shown: deletions, the origin of a move, field codes, a drawing's second copy."""
CONTROLS = frozenset(names("sdt sdtContent customXml ins moveTo"))
"""Elements that only wrap rows and cells."""
BREAKS = frozenset(names("br cr"))
HIDING = ("vanish", "webHidden", "strike", "dstrike")
"""Properties of a run that is not shown, or struck out."""
OFF = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off."""
SIGNS = {"tab": " ", "noBreakHyphen": "-"}
"""Elements that stand for a character."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class TooLargeError(ValueError):
    """Raised by `read_lines` for a file beyond the bounds."""


def read_lines(body: bytes) -> list[str]:
    """Read the lines of a DOCX, notes last.

    Args:
        body: bytes of the file.

    Returns:
        Lines without empty ones; a table's row is one line with tabs between cells.

    Raises:
        TooLargeError: it unpacks to more than the bounds.
        Exception: whatever zipfile, python-docx and lxml raise on damaged files.
    """
    _hold_bounds(body)
    document = docx.Document(io.BytesIO(body)).part
    numbers, styles = (
        _related(document, kind) for kind in (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES)
    )
    writer = Writer(numbers=ListNumbering.of(numbers, styles))
    lines = list(writer.blocks(document.element))
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        lines += writer.notes(_related(document, kind))
    return [line for line in lines if line]


def _hold_bounds(body: bytes) -> None:
    """Raise for a file that unpacks to more than the bounds, before any of it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        members = [(member.filename, member.file_size) for member in packed.infolist()]
    unpacked = sum(size for _, size in members)
    if (
        unpacked > MAX_UNPACKED
        or sum(size for name, size in members if name.endswith((".xml", ".rels"))) > MAX_XML
    ):
        raise TooLargeError(f"{unpacked} bytes unpacked")


def _related(document: Part, kind: str) -> Element | None:
    """Return the part of a kind that a document refers to (numbering, styles, notes); None without one."""
    for relation in document.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Element | None, path: str, default: str = "") -> str:
    """Return the w:val of an element below another: `_value(p, "pPr/numPr/ilvl")`."""
    found = None if element is None else element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return default if found is None else str(found.get(f"{W}val", default))


def _is_hidden(run: Element) -> bool:
    """Return whether a run is hidden or struck out."""
    marks = (run.find(f"{W}rPr/{W}{name}") for name in HIDING)
    return any(mark is not None and mark.get(f"{W}val", "1") not in OFF for mark in marks)


def _shown(run: Element, pieces: list[str]) -> list[Element]:
    """Return the parts of a run that are still to be read; a superscript of digits is written to `pieces` at once."""
    if _is_hidden(run):
        return []
    if _value(run, "rPr/vertAlign") == "superscript":
        raised = "".join(text.text or "" for text in run.iter(f"{W}t"))
        if RAISED.fullmatch(raised.strip()):
            pieces.append(write_raised("".join(pieces[-LOOK_BACK:]), raised, _text_after(run)))
            return []
    return list(run)


def _text_after(run: Element) -> str:
    """Return the text of the run after a run; empty where there is none."""
    after = run.getnext()
    return "" if after is None else "".join(text.text or "" for text in after.iter(f"{W}t"))


def _inside(parent: Element, kind: str) -> Iterator[Element]:
    """Yield rows of a table or cells of a row, also in content controls, but not those of tables inside."""
    for child in parent:
        if _local(child) == kind:
            yield child
        elif _local(child) in CONTROLS:
            yield from _inside(child, kind)


@dataclass(slots=True)
class ListNumbering:
    """Automatic numbers of paragraphs, counted as the paragraphs are written."""

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    """(list, level) -> how its number is written, the text around it, the first one."""
    lists: dict[str, str] = field(default_factory=dict)
    """Number of a list as paragraphs name it -> the list."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Style -> list and level that it brings."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbers: Element | None, styles: Element | None) -> "ListNumbering":
        """Read the lists that a file defines.

        Args:
            numbers: its numbering part, or None.
            styles: its styles part, or None.
        """
        known = cls()
        for abstract in [] if numbers is None else numbers.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                start = _value(level, "start", "1")
                known.levels[abstract.get(f"{W}abstractNumId", ""), int(level.get(f"{W}ilvl", "0"))] = (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText"),
                    int(start) if start.isdecimal() else 1,
                )
        for num in [] if numbers is None else numbers.iter(f"{W}num"):
            known.lists[num.get(f"{W}numId", "")] = _value(num, "abstractNumId")
        for style in [] if styles is None else styles.iter(f"{W}style"):
            if number := _value(style, "pPr/numPr/numId"):
                known.styles[style.get(f"{W}styleId", "")] = number, int(_value(style, "pPr/numPr/ilvl", "0"))
        return known

    def label(self, paragraph: Element) -> str:
        """Return the number before a paragraph and count it; empty for no number or a bullet."""
        number, level = self.styles.get(_value(paragraph, "pPr/pStyle"), ("", 0))
        number = _value(paragraph, "pPr/numPr/numId", number)
        level = int(_value(paragraph, "pPr/numPr/ilvl", str(level)))
        own = self.lists.get(number, "")
        how, around, first = self.levels.get((own, level), ("none", "", 1))
        if how in {"none", "bullet"}:
            return ""
        counts = self.counts.setdefault(own, {})
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        for each in range(level + 1):
            way = self.levels.get((own, each), ("decimal", "", 1))
            around = around.replace(f"%{each + 1}", _written(counts.get(each, way[2]), way[0]))
        return around


def chinese(number: int) -> str:
    """Write a number up to 99 in Chinese: 12 is 十二; any other in digits."""
    tens, ones = number // 10, number % 10
    if not 0 < number < 100:
        return str(number)
    ten = f"{NUMERALS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + NUMERALS[ones]


NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")


def _written(number: int, way: str) -> str:
    """Return a number as a list writes it.

    Args:
        number: the number.
        way: name of the list's format in WordprocessingML (ECMA-376, ST_NumberFormat).
    """
    if "hinese" in way or way in {"ideographTraditional", "japaneseCounting", "taiwaneseCountingThousand"}:
        return chinese(number)
    if way == "decimalEnclosedCircle" and 0 < number <= len(CIRCLED):
        return CIRCLED[number - 1]
    if way in {"upperLetter", "lowerLetter"}:
        return chr((ord("A") if way == "upperLetter" else ord("a")) + (number - 1) % 26)
    return str(number)


@dataclass(slots=True)
class Writer:
    """Writes blocks as lines."""

    numbers: ListNumbering
    order: dict[tuple[str, str], int] = field(default_factory=dict)
    """Kind and id of a note -> its place among those that the text refers to."""

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables inside an element, in order."""
        for child in parent:
            kind = _local(child)
            if kind == "p":
                yield from self.paragraph(child)
            elif kind == "tbl":
                yield from self.rows(child)
            elif kind not in UNSEEN:
                yield from self.blocks(child)

    def paragraph(self, paragraph: Element) -> Iterator[str]:
        """Yield the lines of a paragraph, then those of its text boxes."""
        pieces: list[str] = []
        boxes: list[Element] = []
        self._collect(paragraph, pieces, boxes)
        lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
        if any(lines) and (label := self.numbers.label(paragraph)):
            lines[0] = label + lines[0]
        yield from lines
        for box in boxes:
            yield from self.blocks(box)

    def rows(self, table: Element) -> Iterator[str]:
        """Yield a table's rows, each one line with tabs between cells."""
        for row in _inside(table, "tr"):
            cells = [" ".join(" ".join(self.blocks(cell)).split()) for cell in _inside(row, "tc")]
            if any(cells):
                yield "\t".join(cells)

    def notes(self, part: Element | None) -> Iterator[str]:
        """Yield the footnotes or end notes that the text refers to, in the order of their marks."""
        kind = "" if part is None else _local(part).removesuffix("s")
        texts = {note.get(f"{W}id", ""): note for note in ([] if part is None else part)}
        for (what, own), place in self.order.items():
            if what == kind and own in texts:
                lines = [line for line in self.blocks(texts[own]) if line]
                yield from [f"[{place}]{lines[0]}", *lines[1:]] if lines else []

    def _collect(self, element: Element, pieces: list[str], boxes: list[Element]) -> None:
        """Collect the text of an element that is shown; text boxes apart."""
        waiting: list[Any] = list(reversed(element))
        while waiting:
            child = waiting.pop()
            kind = _local(child)
            if kind == "t":
                pieces.append(child.text or "")
            elif kind in BREAKS:
                pieces.append("\n" if child.get(f"{W}type") in {None, "textWrapping"} else " ")
            elif kind in SIGNS:
                pieces.append(SIGNS[kind])
            elif kind in {"footnoteReference", "endnoteReference"}:
                place = self.order.setdefault(
                    (kind.removesuffix("Reference"), child.get(f"{W}id", "")), len(self.order) + 1
                )
                pieces.append(f"[{place}]")
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind == "r":
                waiting += reversed(_shown(child, pieces))
            elif kind not in UNSEEN:
                waiting += reversed(child)
