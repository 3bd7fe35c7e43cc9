"""Numbering of a DOCX -> the number that stands before each paragraph, as it is counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.documents.number_formats import written
from pipelines.parse.html import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_DEPTH = 12
"""Styles that a style may be based on, one after the other (guess; a circle ends there)."""


def find(element: Element | None, path: str) -> Element | None:
    """Return the element below another by local names: `find(p, "pPr/numPr/ilvl")`."""
    return None if element is None else element.find("/".join(f"{W}{name}" for name in path.split("/")))


def value(element: Element | None, path: str, default: str = "") -> str:
    """Return the w:val of an element below another."""
    found = find(element, path)
    return default if found is None else str(found.get(f"{W}val", default))


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else default


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    format: str = "none"
    """Name of the format in WordprocessingML (ECMA-376, ST_NumberFormat)."""
    text: str = ""
    """The text around the numbers: `%1.%2`."""
    start: int = 1
    style: str = ""
    """The paragraph style that brings this level."""
    restarts: int = -1
    """How many of the levels above restart it; -1: any of them, 0: none."""
    decimal: bool = False
    """Whether it writes all numbers as decimals, the legal form: 第二章 and 2.1."""

    @classmethod
    def of(cls, element: Element) -> "Level":
        """Read a w:lvl."""
        legal = find(element, "isLgl")
        return cls(
            value(element, "numFmt", "decimal"),
            value(element, "lvlText"),
            _number(value(element, "start", "1"), 1),
            value(element, "pStyle"),
            _number(value(element, "lvlRestart"), -1),
            decimal=legal is not None and legal.get(f"{W}val", "1") not in {"0", "false", "off"},
        )


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs name it: an instance of an abstract list, with changes of its own."""

    abstract: str = ""
    levels: dict[int, Level] = field(default_factory=dict)
    restart: dict[int, int] = field(default_factory=dict)
    """Level -> the number with which it begins anew when this list is first used."""


@dataclass(slots=True)
class ListNumbering:
    """Automatic numbers of paragraphs, counted as the paragraphs are written."""

    lists: dict[str, NumberedList] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Style -> list and level that it brings; level -1 where the list says which."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Abstract list -> level -> its last number: lists of one abstract list count on."""
    begun: set[tuple[str, int]] = field(default_factory=set)
    """Lists and levels that have begun anew already."""

    @classmethod
    def of(cls, numbers: Element | None, styles: Element | None) -> "ListNumbering":
        """Read the lists that a file defines.

        Args:
            numbers: its numbering part, or None.
            styles: its styles part, or None.
        """
        known = cls(styles=_styles(styles))
        abstracts = {each.get(f"{W}abstractNumId", ""): each for each in _all(numbers, "abstractNum")}
        instances = {each.get(f"{W}numId", ""): each for each in _all(numbers, "num")}
        for name, instance in instances.items():
            known.lists[name] = _list(instance, instances, abstracts, known.styles)
        return known

    def label(self, paragraph: Element) -> str:
        """Return the number before a paragraph and count it; empty for no number or a bullet."""
        style = value(paragraph, "pPr/pStyle")
        number, level = self.styles.get(style, ("", 0))
        number = value(paragraph, "pPr/numPr/numId", number)
        own = self.lists.get(number, NumberedList())
        if level < 0:
            level = next((at for at, each in own.levels.items() if each.style == style), 0)
        level = _number(value(paragraph, "pPr/numPr/ilvl"), level)
        here = own.levels.get(level, Level())
        if here.format in {"none", "bullet"}:
            return ""
        counts = self.counts.setdefault(own.abstract, {})
        self._count(counts, number, own, level)
        label = here.text
        for each in range(level + 1):
            way = own.levels.get(each, Level("decimal"))
            shown = "decimal" if here.decimal else way.format
            label = label.replace(f"%{each + 1}", written(counts.get(each, way.start), shown))
        return label

    def _count(self, counts: dict[int, int], number: str, own: NumberedList, level: int) -> None:
        """Count a paragraph of a list at a level; what is deeper begins anew."""
        if level in own.restart and (number, level) not in self.begun:
            counts.pop(level, None)
            counts[level] = own.restart[level] - 1
        self.begun.add((number, level))
        counts[level] = counts.get(level, own.levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            restarts = own.levels.get(deeper, Level()).restarts
            if restarts < 0 or level < restarts:
                del counts[deeper]


def _all(part: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if part is None else part.iter(f"{W}{name}")


def _list(
    instance: Element,
    instances: dict[str, Element],
    abstracts: dict[str, Element],
    styles: dict[str, tuple[str, int]],
) -> NumberedList:
    """Read a list, with what it changes of its abstract one; that may be the one of a style."""
    name = value(instance, "abstractNumId")
    link = value(abstracts.get(name), "numStyleLink")
    if link in styles and styles[link][0] in instances:
        name = value(instances[styles[link][0]], "abstractNumId")
    levels = {_at(level): Level.of(level) for level in _all(abstracts.get(name), "lvl")}
    restart = {}
    for change in instance.iter(f"{W}lvlOverride"):
        own = find(change, "lvl")
        if own is not None:
            levels[_at(change)] = Level.of(own)
        if start := value(change, "startOverride"):
            restart[_at(change)] = _number(start, 1)
    return NumberedList(name, levels, restart)


def _at(element: Element) -> int:
    return _number(element.get(f"{W}ilvl", "0"))


def _styles(part: Element | None) -> dict[str, tuple[str, int]]:
    """Return the list and level of each style that has one, or is based on one that has."""
    found = {style.get(f"{W}styleId", ""): style for style in _all(part, "style")}
    lists: dict[str, tuple[str, int]] = {}
    for name, own in found.items():
        style: Element | None = own
        for _ in range(MAX_DEPTH):
            if number := value(style, "pPr/numPr/numId"):
                lists[name] = number, _number(value(style, "pPr/numPr/ilvl"), -1)
                break
            style = found.get(value(style, "basedOn"))
    return lists
