"""DOCX -> its lines as an office suite shows them.

Insertions, fields, text boxes, automatic numbers, embedded documents and footnotes are read; what was deleted never is.
"""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pipelines.documents.list_numbering import ListNumbering, W, find, value
from pipelines.documents.packed_xml import PackedXml, joined, local, parse_xml
from pipelines.parse.html import Element, names
from pipelines.parse.superscripts import LOOK_BACK, RAISED, write_raised

STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Names of the strict form of the standard, and what everybody else calls the same (ISO/IEC 29500-1 and -4)."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAIN_PART = "word/document.xml"

UNSEEN = frozenset(
    names(
        "del moveFrom Fallback instrText delText delInstrText pPr rPr sectPr rt rubyPr tblPr tblGrid trPr tcPr"
    )
)
"""Elements whose text is not shown: deletions, the origin of a move, field codes, a drawing's second copy, a reading."""
CONTROLS = frozenset(names("sdt sdtContent customXml ins moveTo"))
"""Elements that only wrap rows and cells."""
BREAKS = frozenset(names("br cr"))
HIDING = ("vanish", "webHidden", "strike", "dstrike")
"""Properties of a run that is not shown, or struck out."""
OFF = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off."""
SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
"""Elements that stand for a character."""
DELETED_MARKS = ("pPr/rPr/del", "pPr/rPr/moveFrom")
"""What says that a paragraph's end was deleted: its words go on in the next one."""
DELETED = {"tr": ("trPr/del",), "tc": ("tcPr/cellDel",)}
"""What says that a row or a cell was deleted."""

ReadChunk = Callable[[bytes], list[str]]
"""Bytes of a document inside a document -> its lines."""


def read_lines(body: bytes, read_chunk: ReadChunk) -> list[str]:
    """Read the lines of a DOCX, notes last.

    Args:
        body: bytes of the file.
        read_chunk: reads a document that stands whole inside this one (altChunk).

    Returns:
        Lines without empty ones; a table's row is one line with tabs between cells.

    Raises:
        TooLargeError: it unpacks to more than the bounds.
        Exception: whatever zipfile and lxml raise on damaged files.
    """
    package = PackedXml.open(body)
    main = next((part.target for part in _relations(package, "") if part.kind == "officeDocument"), MAIN_PART)
    parts = _relations(package, main)
    of_kind = {part.kind: _part(package, part.target) for part in parts if part.kind in READ}
    chunks = {part.name: part.target for part in parts if part.kind == "aFChunk"}
    writer = Writer(
        ListNumbering.of(of_kind.get("numbering"), of_kind.get("styles")),
        lambda name: read_chunk(package.read(chunks[name])) if chunks.get(name, "") in package else [],
    )
    document = _part(package, main)
    lines = [] if document is None else list(writer.blocks(document))
    for kind in ("footnotes", "endnotes"):
        lines += writer.notes(of_kind.get(kind))
    return [line for line in lines if line]


READ = frozenset(names("numbering styles footnotes endnotes"))
"""Kinds of parts that are read beside the text."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to, inside the file."""

    name: str
    kind: str
    target: str


def _relations(package: PackedXml, part: str) -> list[Relation]:
    """Return what a part refers to inside the file; the file itself is the part without a name."""
    folder, name = posixpath.split(part)
    written = package.xml_if_there(posixpath.join(folder, "_rels", f"{name}.rels"))
    return [
        Relation(
            each.get("Id", ""),
            each.get("Type", "").rpartition("/")[2],
            joined(folder, each.get("Target", "")),
        )
        for each in ([] if written is None else written)
        if each.get("TargetMode") != "External"
    ]


def _part(package: PackedXml, name: str) -> Element | None:
    """Parse a part, with the usual names for the strict ones; None without it."""
    if name not in package:
        return None
    source = package.read(name)
    for strict, usual in STRICT:
        source = source.replace(strict, usual)
    return parse_xml(source)


def _is_hidden(run: Element) -> bool:
    """Return whether a run is hidden or struck out."""
    marks = (find(run, f"rPr/{name}") for name in HIDING)
    return any(mark is not None and mark.get(f"{W}val", "1") not in OFF for mark in marks)


def _shown(run: Element, pieces: list[str]) -> list[Element]:
    """Return the parts of a run that are still to be read; a superscript of digits is written to `pieces` at once."""
    if _is_hidden(run):
        return []
    if value(run, "rPr/vertAlign") == "superscript":
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
        if local(child) == kind:
            if not any(find(child, mark) is not None for mark in DELETED[kind]):
                yield child
        elif local(child) in CONTROLS:
            yield from _inside(child, kind)


@dataclass(slots=True)
class Writer:
    """Writes blocks as lines."""

    numbers: ListNumbering
    chunk: Callable[[str], list[str]]
    """Name of a document inside this one -> its lines."""
    order: dict[tuple[str, str], int] = field(default_factory=dict)
    """Kind and id of a note -> its place among those that the text refers to."""
    unended: str = ""
    """Text of paragraphs whose end was deleted."""

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables inside an element, in order."""
        for child in parent:
            kind = local(child)
            if kind == "p":
                yield from self.paragraph(child)
            elif kind == "tbl":
                yield from self.rows(child)
            elif kind == "altChunk":
                yield from self.chunk(child.get(RELATION, ""))
            elif kind not in UNSEEN:
                yield from self.blocks(child)
        if self.unended and local(parent) in ENDS_TEXT:
            yield self.unended
            self.unended = ""

    def paragraph(self, paragraph: Element) -> Iterator[str]:
        """Yield the lines of a paragraph, then those of its text boxes."""
        pieces: list[str] = []
        boxes: list[Element] = []
        self._collect(paragraph, pieces, boxes)
        lines = [" ".join(line.split()) for line in (self.unended + "".join(pieces)).split("\n")]
        self.unended = ""
        if any(find(paragraph, mark) is not None for mark in DELETED_MARKS):
            self.unended = lines.pop()
        elif any(lines) and (label := self.numbers.label(paragraph)):
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
        kind = "" if part is None else local(part).removesuffix("s")
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
            kind = local(child)
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


ENDS_TEXT = frozenset(names("body tc txbxContent footnote endnote"))
"""Elements at whose end a paragraph ends, even one without an end."""
