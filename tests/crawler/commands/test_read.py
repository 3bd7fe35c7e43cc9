"""scrapy read: one JSON line an article, whatever the file is, and no archive touched."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from crawler.commands.read import describe, file_page
from pipelines.render.json_article import article_json
from pipelines.stages import refine
from storage.records import Page
from tests.support.paths import ROOT
from tests.support.shells import LINES, ROWS, TITLE, page

KEYS = {
    *(
        [
            "entry",
            "status",
            "reason",
            "verdict",
            "layout",
            "rule",
            "title",
            "kind",
            "region",
            "candidates",
            "region_name",
            "level",
            "year",
            "meeting",
            "meeting_date",
            "date_precision",
        ]
    ),
    *(
        [
            "post",
            "acting",
            "speaker",
            "published",
            "publisher",
            "index_no",
            "doc_no",
            "flags",
            "notes",
            "attachments",
            "imprint",
            "text",
            "body",
        ]
    ),
}


def scrapy(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )


def read(*args: str) -> list[dict[str, Any]]:
    done = scrapy("read", "--format", "json", *args)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def save_docx(path: Path) -> Path:
    document = docx.Document()
    for line in LINES[:14]:
        document.add_paragraph(line)
    grid = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, cells in zip(grid.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for line in LINES[17:]:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_many_files_of_many_kinds_in_one_run(tmp_path: Path) -> None:
    html, text, junk = tmp_path / "a.html", tmp_path / "b.txt", tmp_path / "c.bin"
    html.write_text(page("jcms", "word"), encoding="utf-8")
    text.write_text("\n".join(LINES), encoding="utf-8")
    junk.write_bytes(b"\x00\x01\x02" * 500)
    word = save_docx(tmp_path / "d.docx")
    first, second, third, fourth = read(str(html), str(text), str(junk), str(word))
    assert set(first) >= KEYS
    assert [each["file"] for each in (first, second, third, fourth)] == [
        str(path) for path in (html, text, junk, word)
    ]
    assert first["text"] == fourth["text"] == "\n".join(LINES)
    assert second["text"] == first["text"].replace("\t", " ")
    assert (third["status"], third["verdict"], third["text"]) == ("rejected", "error", "")
    assert third["reason"]
    assert first["title"] == TITLE
    assert (first["status"], first["region"], first["year"]) == ("report", "990121", 2021)


def test_a_missing_file_is_one_line_and_exit_code_two() -> None:
    done = scrapy("read", "no-such-page.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == "scrapy read: no file no-such-page.html"


def test_a_person_is_told_rule_and_what_was_trimmed(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(page("flat", "clean"), encoding="utf-8")
    (outcome,) = refine(file_page(file))
    told = "\n".join(describe(outcome, "a.html", full=True))
    assert "rule         densest" in told
    assert "page_title: " + TITLE in told
    assert "  " + LINES[4] in told


def test_the_address_given_makes_links_absolute(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(page("trs", "clean"), encoding="utf-8")
    (outcome,) = refine(file_page(file, "https://www.example.gov.cn/zwgk/202102/t1.html"))
    (attached,) = article_json(outcome, "a.html")["files"]
    assert attached["url"] == "https://www.example.gov.cn/zwgk/202102/P020210203.docx"


def test_a_rejected_page_has_all_keys_and_a_reason() -> None:
    (outcome,) = refine(Page(url="https://www.example.gov.cn/", status=404, body=b"x"))
    told = article_json(outcome, "https://www.example.gov.cn/")
    assert set(told) >= KEYS
    assert told["reason"] == "missing: status 404"


def test_types_kept_unread_are_flagged() -> None:
    (outcome,) = refine(
        Page(url="https://www.example.gov.cn/a.wps", body=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600)
    )
    told = article_json(outcome, "a.wps")
    assert "unread" in told["flags"]
    assert told["layout"] == "wps"


def pdf(*pages: bytes) -> bytes:
    """A PDF with a page for each content stream."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = pypdf.PdfWriter()
    for content in pages:
        blank = writer.add_blank_page(width=595, height=842)
        stream = DecodedStreamObject()
        stream.set_data(content)
        blank[NameObject("/Contents")] = stream
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_scanned_pdf_is_flagged_not_emptied() -> None:
    (outcome,) = refine(Page(url="https://www.example.gov.cn/a.pdf", body=pdf(b"", b"")))
    told = article_json(outcome, "a.pdf")
    assert {"pdf", "scanned"} <= set(told["flags"])
    assert told["verdict"] == "real"


@pytest.mark.corpus
def test_lists_among_the_seeds_are_split(corpus: Path) -> None:
    counts = {path.name[:3]: len(refine(file_page(path))) for path in corpus.glob("seeds/*.txt")}
    assert counts == {"000": 1, "001": 10, "002": 1, "003": 1, "004": 5}
