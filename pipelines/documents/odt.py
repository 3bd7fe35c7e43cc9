"""ODT -> its lines as an office suite shows them: numbers of lists in, deleted and hidden words out, notes last."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.documents.number_formats import written
from pipelines.documents.packed_xml import PackedXml, attribute, local, within
from pipelines.parse.html import Element, names
from pipelines.parse.superscripts import RAISED, write_raised

CONTENT, STYLES = "content.xml", "styles.xml"
UNSEEN = frozenset(
    names(
        "tracked-changes sequence-decls ruby-text annotation annotation-end hidden-text hidden-paragraph forms"
    )
)
"""Elements whose text is not shown: what was deleted lies in tracked-changes."""
BLOCKS = frozenset(names("p h"))
MAX_BLANKS = 100
"""Blanks that one element stands for (guess)."""
FORMATS: dict[str, str] = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "甲, 乙, 丙, ...": "ideographTraditional", "子, 丑, 寅, ...": "ideographZodiac",
    "①, ②, ③, ...": "decimalEnclosedCircle", "１, ２, ３, ...": "decimalFullWidth",
}  # fmt: skip
"""How ODF and LibreOffice name ways of numbering -> how WordprocessingML does."""


@dataclass(frozen=True, slots=True)
class OdtLevel:
    """How one level of a list is numbered."""

    format: str
    before: str
    after: str
    shown: int
    """Levels whose numbers are shown."""
    start: int

    @classmethod
    def of(cls, element: Element) -> "OdtLevel":
        """Read a text:list-level-style-number."""
        return cls(
            FORMATS.get(attribute(element, "num-format"), attribute(element, "num-format")),
            attribute(element, "num-prefix"),
            attribute(element, "num-suffix"),
            int(attribute(element, "display-levels", "1")),
            int(attribute(element, "start-value", "1")),
        )


@dataclass(slots=True)
class OdtWriter:
    """Writes blocks as lines."""

    lists: dict[str, dict[int, OdtLevel]]
    hidden: frozenset[str]
    """Styles of text that is not shown, or struck out."""
    raised: frozenset[str]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """List style -> level -> its last number."""
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def blocks(self, parent: Element, style: str = "", level: int = 0) -> Iterator[str]:
        """Yield the lines inside an element; `style` and `level` are those of the list around it."""
        for child in parent:
            kind = local(child)
            if kind in BLOCKS:
                yield from self.paragraph(child)
            elif kind == "list":
                yield from self.items(child, attribute(child, "style-name") or style, level + 1)
            elif kind == "table":
                yield from self.rows(child)
            elif kind not in UNSEEN:
                yield from self.blocks(child, style, level)

    def items(self, parent: Element, style: str, level: int) -> Iterator[str]:
        """Yield the lines of a list's items, their numbers before the first."""
        counts = self.counts.setdefault(style, {})
        if attribute(parent, "continue-numbering") != "true" and not attribute(parent, "continue-list"):
            for deeper in [each for each in counts if each >= level]:
                del counts[deeper]
        for item in parent:
            if local(item) not in {"list-item", "list-header"}:
                continue
            first = next((each for each in item), None)
            numbered = local(item) == "list-item" and first is not None and local(first) in BLOCKS
            label = self.label(style, level, attribute(item, "start-value")) if numbered else ""
            for at, line in enumerate(self.blocks(item, style, level)):
                yield label + line if at == 0 and line else line

    def label(self, style: str, level: int, start: str) -> str:
        """Count an item and return its number; empty for a bullet."""
        levels, counts = self.lists.get(style, {}), self.counts.setdefault(style, {})
        own = levels.get(level)
        if own is None or not own.format:
            return ""
        counts[level] = int(start) if start.isdecimal() else counts.get(level, own.start - 1) + 1
        shown = [
            written(counts.get(each, 1), levels[each].format)
            for each in range(max(level - own.shown + 1, 1), level + 1)
            if each in levels
        ]
        return own.before + ".".join(shown) + own.after

    def paragraph(self, paragraph: Element) -> Iterator[str]:
        """Yield the lines of a paragraph, then those of its text boxes."""
        outer, self.boxes = self.boxes, []
        if attribute(paragraph, "style-name") not in self.hidden:
            pieces: list[str] = []
            self._collect(paragraph, pieces)
            yield from (" ".join(line.split()) for line in "".join(pieces).split("\n"))
        boxes, self.boxes = self.boxes, outer
        for box in boxes:
            yield from self.blocks(box)

    def rows(self, table: Element) -> Iterator[str]:
        """Yield a table's rows, each one line with tabs between cells."""
        for row in within(table, "table-row"):
            cells = [cell for cell in row if local(cell) in {"table-cell", "covered-table-cell"}]
            texts = [" ".join(" ".join(self.blocks(cell)).split()) for cell in cells]
            if any(texts):
                yield "\t".join(texts)

    def _collect(self, element: Element, pieces: list[str]) -> None:
        """Collect the shown text of an element; notes and text boxes apart."""
        pieces.append(element.text or "")
        for child in element:
            kind = local(child)
            if kind in {"line-break", "tab", "s"}:
                count = attribute(child, "c", "1")
                blanks = min(int(count) if count.isdecimal() else 1, MAX_BLANKS)
                pieces.append("\n" if kind == "line-break" else " " * blanks)
            elif kind == "note":
                self._note(child, pieces)
            elif kind == "text-box":
                self.boxes.append(child)
            elif attribute(child, "style-name") in self.raised and kind == "span":
                text = "".join(str(piece) for piece in child.itertext())
                pieces.append(
                    write_raised("".join(pieces)[-8:], text, (child.tail or "")[:1])
                    if RAISED.fullmatch(text)
                    else text
                )
            elif kind not in UNSEEN and not (
                kind == "span" and attribute(child, "style-name") in self.hidden
            ):
                self._collect(child, pieces)
            pieces.append(child.tail or "")

    def _note(self, note: Element, pieces: list[str]) -> None:
        """Write a note's mark where it stands, and its text after all others."""
        at = len(self.notes)
        pieces.append(f"[{at + 1}]")
        self.notes.append("")
        lines = [line for body in within(note, "note-body") for line in self.blocks(body) if line]
        self.notes[at] = f"[{at + 1}]" + " ".join(lines)


def read_odt(body: bytes) -> list[str]:
    """Read the lines of an ODT file, notes last.

    Args:
        body: its bytes.

    Returns:
        Lines without empty ones.

    Raises:
        TooLargeError: it unpacks to more than the bounds.
        Exception: whatever zipfile and lxml raise on damaged files.
    """
    package = PackedXml.open(body)
    content = package.xml(CONTENT)
    styles = package.xml_if_there(STYLES)
    parts = [part for part in (styles, content) if part is not None]
    writer = OdtWriter(
        {name: levels for part in parts for name, levels in _lists(part)},
        frozenset(name for part in parts for name in _styles(part, "hidden")),
        frozenset(name for part in parts for name in _styles(part, "raised")),
    )
    text = next(within(content, "text"), None)
    lines = [] if text is None else list(writer.blocks(text))
    return [line for line in (*lines, *writer.notes) if line]


def _lists(part: Element) -> Iterator[tuple[str, dict[int, OdtLevel]]]:
    """Yield the list styles of a part with their numbered levels, from 1."""
    for style in within(part, "list-style"):
        levels = within(style, "list-level-style-number")
        yield (
            attribute(style, "name"),
            {int(attribute(each, "level", "1")): OdtLevel.of(each) for each in levels},
        )


def _styles(part: Element, what: str) -> Iterator[str]:
    """Yield the styles whose text is hidden or struck out, or raised."""
    for style in within(part, "style"):
        for found in within(style, "text-properties"):
            struck = attribute(found, "text-line-through-style", "none") != "none"
            is_hidden = attribute(found, "display") == "none" or struck
            is_raised = attribute(found, "text-position").startswith("super")
            if is_hidden if what == "hidden" else is_raised:
                yield attribute(style, "name")
