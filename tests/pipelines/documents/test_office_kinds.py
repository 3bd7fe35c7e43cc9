"""DOC, WPS, ODT and RTF read as the DOCX of the same report; what is not read says so."""

import pytest

from pipelines.documents.kinds import read_document
from pipelines.refine import refine
from storage.records import Page, Rejected, Report
from tests.support.paths import ROOT

DOCUMENTS = ROOT / "tests" / "documents"
ADDRESS = "https://www.lingzhou.example/a."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def body(name: str) -> bytes:
    return (DOCUMENTS / name).read_bytes()


@pytest.mark.parametrize(("kind", "name"), [("doc", "doc"), ("wps", "doc"), ("odt", "odt"), ("rtf", "rtf")])
def test_a_report_reads_as_its_docx_whatever_it_is_kept_in(kind: str, name: str) -> None:
    (outcome,) = refine(Page(url=ADDRESS + kind, body=body(f"report.{name}")))
    assert isinstance(outcome, Report)
    assert outcome.article.layout == kind
    assert outcome.article.text == "\n".join(read_document("docx", body("report.docx")).lines)
    assert (outcome.identity.region, outcome.identity.year) == ("990100", 2026)


RTF = rb"""{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}}{\*\generator x;}{\info{\title t}}
{\header head\par}\pard\f0 \'d4\'f6\'b3\'a4{\deleted 6%}{\revised 5}{\v hidden}{\super 2}\'d7\'f3\'d3\'d2\par
{\listtext\u19968?\u12289?\tab}\uc2\u24037\'b9\'a4{\*\unknown gone}\u20316\'d7\'f7{\field{\*\fldinst DATE}{\fldrslt 2026}}\par
\trowd\intbl a\par b\cell 5.8\cell\row\pard note{\footnote text\par}\par}"""


def test_rtf_is_read_as_it_is_shown() -> None:
    assert read_document("rtf", RTF).lines == [
        "增长5[2]左右",
        "一、工作2026",
        "a b\t5.8",
        "note[1]",
        "[1]text",
    ]


@pytest.mark.parametrize(
    "broken", [b"{\\rtf1 " + b"{" * 5000, b"{\\rtf1 \\u", b"{\\rtf1 }}}\\'zz\\bin99999 x"]
)
def test_broken_rtf_never_raises(broken: bytes) -> None:
    assert not read_document("rtf", broken).unreadable


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xls", OLE + "Workbook".encode("utf-16-le") + b"\1" * 600, "xls"),
        ("a.et", OLE + "Workbook".encode("utf-16-le") + b"\1" * 600, "et"),
        ("a.doc", OLE + "PowerPoint Document".encode("utf-16-le") + b"\1" * 600, "ppt"),
        ("a.wps", OLE + b"\1" * 600, "wps"),
    ],
)
def test_what_is_not_read_is_kept_and_says_so(name: str, content: bytes, kind: str) -> None:
    (outcome,) = refine(Page(url=ADDRESS + name, body=content))
    assert isinstance(outcome, Rejected)
    assert outcome.reason.startswith("a document that is not read: ")
    assert (outcome.article.layout, outcome.article.verdict.name) == (kind, "real")


def test_a_table_hidden_words_and_notes_of_odt() -> None:
    assert read_document("odt", body("report.odt")).lines[22] == "指标\t单位\t2025年完成\t2026年目标"
