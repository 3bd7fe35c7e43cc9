"""A DOCX reads as an office suite shows it: insertions in, deletions out, numbers counted, boxes and notes kept."""

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from pipelines.documents.kinds import read_document
from pipelines.documents.number_formats import chinese
from tests.support.docx_lines import lines, saved

NS = nsdecls("w")
BOXES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def relate_notes(document: Document, notes: str) -> None:
    """Give a document the part that holds its footnotes, as an office suite writes it."""
    source = f"<w:footnotes {NS}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, source, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add(paragraph: Paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml))


def test_insertions_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("增长")
    add(paragraph, f'<w:ins {NS} w:id="1" w:author="a"><w:r><w:t>7%</w:t></w:r></w:ins>')
    add(paragraph, f'<w:del {NS} w:id="2" w:author="a"><w:r><w:delText>6%</w:delText></w:r></w:del>')
    add(paragraph, f'<w:moveFrom {NS} w:id="3" w:author="a"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>')
    add(paragraph, f"<w:r {NS}><w:t>左右。</w:t></w:r>")
    gone = document.add_paragraph()
    add(gone, f'<w:del {NS} w:id="4" w:author="a"><w:r><w:delText>整段删除。</w:delText></w:r></w:del>')
    assert lines(document) == ["增长7%左右。"]


@pytest.mark.parametrize("wrapper", ["hyperlink", "smartTag", "sdt", "fldSimple", "customXml"])
def test_words_inside_a_wrapper_are_read(wrapper: str) -> None:
    document = docx.Document()
    inner = "<w:r><w:t>2021年</w:t></w:r>"
    inner = f"<w:sdtContent>{inner}</w:sdtContent>" if wrapper == "sdt" else inner
    add(document.add_paragraph("自"), f"<w:{wrapper} {NS}>{inner}</w:{wrapper}>")
    assert lines(document) == ["自2021年"]


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>盒中文字</w:t></w:r></w:p></w:txbxContent>"
    add(
        document.add_paragraph("前文"),
        f'<w:r {NS} {BOXES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert lines(document) == ["前文", "盒中文字"]


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{around}"/></w:lvl>'
        for at, (how, around) in enumerate(
            [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in (
        (0, "回顾"),
        (1, "产业"),
        (2, "工业"),
        (2, "农业"),
        (1, "民生"),
        (0, "任务"),
        (1, "开局"),
    ):
        paragraph = document.add_paragraph(text)
        number = f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))
    assert lines(document) == [
        "一、回顾",
        "（一）产业",
        "1.工业",
        "2.农业",
        "（二）民生",
        "二、任务",
        "（一）开局",
    ]


def test_footnotes_follow_the_text_in_the_order_of_their_marks() -> None:
    document = docx.Document()
    for own, words in ((7, "两园一带"), (3, "双百工程")):
        add(document.add_paragraph(words), f'<w:r {NS}><w:footnoteReference w:id="{own}"/></w:r>')
    notes = "".join(
        f'<w:footnote w:id="{own}"><w:p><w:r><w:footnoteRef/><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for own, text in ((0, ""), (3, "指一百个村。"), (7, "指两个园区。"))
    )
    relate_notes(document, notes)
    assert lines(document) == ["两园一带[1]", "双百工程[2]", "[1]指两个园区。", "[2]指一百个村。"]


def test_a_merged_cell_is_read_once_and_a_table_in_a_cell_is_part_of_it() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "目标"
    merged = table.cell(1, 0).merge(table.cell(1, 1))
    merged.text = "合计"
    merged.add_table(1, 1).cell(0, 0).text = "其中"
    assert lines(document) == ["指标\t目标", "合计 其中"]


def test_numbers_are_written_in_chinese() -> None:
    assert [chinese(number) for number in (1, 10, 11, 20, 35, 99, 100)] == [
        "一",
        "十",
        "十一",
        "二十",
        "三十五",
        "九十九",
        "100",
    ]


@pytest.mark.parametrize(
    "document", [b"<w:document", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\0" * 99]
)
def test_a_damaged_document_is_unread_or_empty(document: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("word/document.xml", document)
    assert read_document("docx", buffer.getvalue()).lines == []


def test_hidden_and_struck_out_runs_are_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新增就业")
    for name in ("hidden", "strike", "double_strike"):
        setattr(paragraph.add_run("4100").font, name, True)
    shown = paragraph.add_run("4200")
    shown.font.hidden = shown.font.strike = False
    paragraph.add_run("人。")
    assert lines(document) == ["新增就业4200人。"]


def test_a_superscript_joins_no_number() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新增就业4200")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("人，投资10")
    paragraph.add_run("4").font.superscript = True
    paragraph.add_run("万元，面积80m")
    paragraph.add_run("2").font.superscript = True
    assert lines(document) == ["新增就业4200[2]人，投资10⁴万元，面积80m2"]


def test_deleted_rows_cells_and_paragraph_ends_are_not_read() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{at}"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NS} w:id="1" w:author="a"/>'))
    gone = table.rows[2].cells[1]._tc.get_or_add_tcPr()
    gone.append(parse_xml(f'<w:cellDel {NS} w:id="2" w:author="a"/>'))
    first = document.add_paragraph("前半句，")
    document.add_paragraph("后半句。")
    first._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {NS}><w:del w:id="3" w:author="a"/></w:rPr>'))
    assert lines(document) == ["格0\t格1", "格4", "前半句，后半句。"]


def test_a_reading_above_characters_is_not_read() -> None:
    document = docx.Document()
    ruby = "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>kūn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>堃</w:t></w:r></w:rubyBase></w:ruby>"
    add(document.add_paragraph("方"), f"<w:r {NS}>{ruby}</w:r>")
    assert lines(document) == ["方堃"]


@pytest.mark.parametrize(
    "chunk",
    ["<html><body><p>第一段。</p><script>x</script><p>第二段。</p></body></html>", "第一段。\n第二段。"],
)
def test_a_document_inside_the_document_is_read_in_its_place(chunk: str) -> None:
    document = docx.Document()
    document.add_paragraph("前文。")
    package = document.part.package
    part = Part(PackURI("/word/chunk.html"), "text/html", chunk.encode(), package)
    own = document.part.relate_to(part, f"{OFFICE}/aFChunk")
    document.element.body.insert(1, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{own}"/>'))
    document.add_paragraph("后文。")
    assert lines(document) == ["前文。", "第一段。", "第二段。", "后文。"]


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_the_strict_form_of_the_standard_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("严格形式。")
    usual, buffer = zipfile.ZipFile(io.BytesIO(saved(document))), io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as strict:
        for name in usual.namelist():
            source = usual.read(name)
            source = source.replace(
                OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            usual_name = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            strict.writestr(
                name, source.replace(usual_name, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            )
    assert read_document("docx", buffer.getvalue()).lines == ["严格形式。"]


def test_a_file_that_unpacks_to_much_more_is_too_large() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 20_000_000)
    assert read_document("docx", buffer.getvalue()).too_large
