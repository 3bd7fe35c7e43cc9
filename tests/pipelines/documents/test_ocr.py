"""What a machine recognises on images is flagged; without the extra a picture is kept and says what is missing."""

import re
import sqlite3
from pathlib import Path

import pytest

from pipelines.documents import ocr
from pipelines.documents.kinds import read_document
from pipelines.documents.ocr import full_width, is_installed
from tests.support.commands import yange
from tests.support.paths import ROOT
from tests.support.pdfs import pages_that_share
from tests.support.shells import TEXT

DOCUMENTS = ROOT / "tests" / "documents"
needs_ocr = pytest.mark.skipif(not is_installed(), reason="rapidocr is an extra: make ocr")
SIGNIFICANT = re.compile(r"[^\u4e00-\u9fff0-9]")


@needs_ocr
def test_a_page_at_150_dots_an_inch_has_all_its_characters_and_digits() -> None:
    read = read_document("png", (DOCUMENTS / "page_150dpi.png").read_bytes())
    report = read_document("docx", (DOCUMENTS / "report.docx").read_bytes())
    assert read.flags == {"ocr", "scanned"}
    assert read.lines == report.lines[: len(read.lines)]


def test_a_recognised_report_is_marked_wherever_its_numbers_are_shown(tmp_path: Path) -> None:
    folder = tmp_path / "www.lingzhou.example"
    folder.mkdir()
    (folder / "a.txt").write_text("\n".join(TEXT), encoding="utf-8")
    yange(tmp_path, "add", str(folder))
    with sqlite3.connect(tmp_path / "a.db") as archive:
        archive.execute(
            "UPDATE versions SET flags = '[\"ocr\",\"scanned\"]', kind = 'government_work_report'"
        )
        archive.execute("UPDATE copies SET kind = 'government_work_report'")
    assert "2021〔OCR〕" in yange(tmp_path, "targets", "990121").stdout
    assert "ocr scanned" in yange(tmp_path, "targets", "990121", "--format", "csv").stdout


def test_without_the_extra_a_scan_is_kept_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    for kind, body in (("png", b"\x89PNG"), ("pdf", pages_that_share(b"q Q\n", 2))):
        read = read_document(kind, body)
        assert "make ocr" in read.unreadable
        assert "scanned" in read.flags


def test_half_width_signs_beside_chinese_characters_are_full_width() -> None:
    assert full_width("各位代表:") == "各位代表："
    assert full_width("新增(含转移)5.13万人, 其中") == "新增（含转移）5.13万人，其中"
    assert full_width("AI (GDP): 5") == "AI (GDP): 5"
