"""Automatic numbers are those that Word shows: restarted lists, Roman numerals, letters, legal forms, styles."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipelines.documents.number_formats import written
from tests.support.docx_lines import lines

NS = nsdecls("w")


def level(at: int, how: str, around: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>{more}<w:lvlText w:val="{around}"/></w:lvl>'


def numbered(levels: str, instances: str, items: list[tuple[str, int]]) -> list[str]:
    """The numbers before items, each of a list and a level; `instances` are the lists of one abstract list."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="90">{levels}</w:abstractNum>'))
    for instance in parse_xml(f"<w:all {NS}>{instances}</w:all>"):
        numbering.append(instance)
    for number, at in items:
        own = f'<w:numPr {NS}><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
        document.add_paragraph("文")._p.get_or_add_pPr().append(parse_xml(own))
    return [line.removesuffix("文") for line in lines(document)]


def a_list(number: str, change: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="90"/>{change}</w:num>'


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def test_a_list_of_the_same_kind_counts_on_unless_it_begins_anew() -> None:
    levels = level(0, "chineseCounting", "（%1）")
    items = [("91", 0), ("91", 0), ("92", 0), ("92", 0), ("93", 0)]
    assert numbered(levels, a_list("91") + a_list("92", RESTART) + a_list("93"), items) == [
        "（一）", "（二）", "（一）", "（二）", "（三）",
    ]  # fmt: skip


def test_a_legal_form_writes_the_numbers_above_as_decimals() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert numbered(levels, a_list("91"), [("91", 0), ("91", 1), ("91", 0), ("91", 1)]) == [
        "第一章", "1.1", "第二章", "2.1",
    ]  # fmt: skip


def test_a_level_may_count_on_whatever_stands_above_it() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    assert numbered(levels, a_list("91"), [("91", 0), ("91", 1), ("91", 0), ("91", 1)]) == [
        "I.",
        "1)",
        "II.",
        "2)",
    ]


def test_a_list_may_change_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    assert numbered(level(0, "decimal", "%1."), a_list("91", own), [("91", 0), ("91", 0)]) == ["a)", "b)"]


@pytest.mark.parametrize(
    ("number", "way", "text"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (28, "upperLetter", "BB"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (10, "ideographDigital", "一〇"),
        (5, "decimalFullWidth", "５"),
        (7, "decimalZero", "07"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "unknown", "2"),
    ],
)
def test_formats_of_numbers(number: int, way: str, text: str) -> None:
    assert written(number, way) == text
