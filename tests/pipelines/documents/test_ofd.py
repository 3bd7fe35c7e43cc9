"""OFD files read as the report that they were made of; what they only wrap around it is no text."""

import io
import zipfile

import pytest
from rapidfuzz.distance import Indel

from pipelines.documents.kinds import read_document
from pipelines.documents.reading import Reading
from tests.support.paths import CORPUS, ROOT

DOCUMENTS = ROOT / "tests" / "documents"
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_of(name: str) -> str:
    kind = name.rpartition(".")[2]
    return "\n".join(read_document(kind, (DOCUMENTS / name).read_bytes()).lines)


def ofd(*pages: str, order: tuple[int, ...] = (), document: str = "Doc_0/Document.xml") -> bytes:
    """An OFD file; each page is the XML inside its layer. `order` is that in which the document lists them."""
    buffer = io.BytesIO()
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/P{at}.xml"/>' for at in order or range(len(pages)))
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(
            "OFD.xml",
            f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>{document}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        packed.writestr(
            "Doc_0/Document.xml", f"<ofd:Document {NAMESPACE}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        )
        for at, page in enumerate(pages):
            content = (
                f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
            )
            packed.writestr(f"Doc_0/Pages/P{at}.xml", content)
    return buffer.getvalue()


def placed(text: str, x: float, y: float, more: str = "") -> str:
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 160 7" Size="5" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(text) - 1} 5">{text}</ofd:TextCode></ofd:TextObject>'
    )


def read(body: bytes) -> Reading:
    return read_document("ofd", body)


@pytest.mark.parametrize("name", ["report_template.ofd", "report_blocks.ofd"])
def test_a_report_reads_as_its_docx(name: str) -> None:
    assert text_of(name) == text_of("report.docx")


def test_a_report_that_easyofd_wrote_has_its_letters() -> None:
    assert Indel.normalized_similarity(text_of("report_easyofd.ofd"), text_of("report.docx")) > 0.995


def test_pages_come_in_the_order_of_the_document_and_text_by_height() -> None:
    first = placed("第二行。", 20, 40) + placed("第一行。", 20, 20)
    body = ofd(placed("后一页。", 20, 20), first, order=(1, 0))
    assert read(body).lines == ["第一行。", "第二行。", "后一页。"]


def test_letters_set_one_by_one_and_hidden_ones() -> None:
    letters = "".join(placed(letter, 20 + 5 * at, 20) for at, letter in enumerate("增长6%"))
    assert read(ofd(letters + placed("样稿", 20, 90, 'Visible="false"'))).lines == ["增长6%"]


def test_private_letters_are_flagged_and_many_are_no_text() -> None:
    assert read(ofd(placed("增长\ue11e左右的目标已经顺利实现。", 20, 20))).lines == [
        "增长\ufffd左右的目标已经顺利实现。"
    ]
    assert "private" in read(ofd(placed("\ue11e\ueb06左右", 20, 20))).unreadable


def test_cells_of_a_ruled_table_are_apart() -> None:
    lines = "".join(f"M 0 {y} L 90 {y} " for y in (0, 10, 20)) + "".join(
        f"M {x} 0 L {x} 20 " for x in (0, 30, 90)
    )
    drawn = f'<ofd:PathObject Boundary="18 18 90 20"><ofd:AbbreviatedData>{lines}</ofd:AbbreviatedData></ofd:PathObject>'
    cells = placed("增长", 20, 20) + placed("5.5", 50, 20) + placed("就业", 20, 30) + placed("5", 50, 30)
    assert read(ofd(drawn + cells)).lines == ["增长\t5.5", "就业\t5"]


def test_a_page_that_is_not_there_and_a_page_without_text_are_said() -> None:
    assert read(ofd(placed("文", 1, 1), order=(7,))).damaged
    assert read(ofd("")).flags == {"scanned"}


def test_entities_are_not_followed() -> None:
    declared = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("OFD.xml", f"{declared}<OFD><DocBody><DocRoot>&x;</DocRoot></DocBody></OFD>")
    assert not read(buffer.getvalue()).lines


@pytest.mark.corpus
def test_every_sample_is_opened_or_refused_in_a_line() -> None:
    samples = sorted((CORPUS / "ofd_samples").glob("*.ofd"))
    if not samples:
        pytest.skip("no samples of OFD beside the checkout")
    found = {path.name: read(path.read_bytes()) for path in samples}
    assert [name for name, each in found.items() if not (each.lines or each.flags)] == []
