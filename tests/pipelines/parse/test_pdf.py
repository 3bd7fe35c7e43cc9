"""PDF files as offices export them come out as paragraphs, without running heads and page numbers."""

import io
import subprocess
import sys

import pytest
from pypdf import PdfReader

from pipelines.extract.content import read_pdf
from pipelines.parse.pdf import read_page
from pipelines.parse.pdf_budget import Budget
from tests.support.paths import ROOT
from tests.support.pdfs import Placed, pages_that_share, pdf, typeset
from tests.support.shells import TABLE_AT, TEXT

WITHIN_LIMIT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from pipelines.extract.content import read_pdf
lines, flags = read_pdf(sys.stdin.buffer.read())
print((lines, sorted(flags)))
"""
"""Read a PDF in a process that is killed after 20 s of CPU, ten times what a file may take."""
PARAGRAPHS = [*TEXT[:TABLE_AT], *TEXT[TABLE_AT - 3 : TABLE_AT], *TEXT[5:TABLE_AT], *TEXT[TABLE_AT:]]


@pytest.mark.parametrize("width", [18, 23, 28])
@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("", ""),
        ("", "— {} —"),
        ("青槐县人民政府文件", "{}"),
        ("政府工作报告", "第 {} 页"),
        ("第{}期", "{}/9"),
    ],
)
def test_paragraphs_of_a_typeset_text_come_back(width: int, head: str, number: str) -> None:
    lines, flags = read_pdf(typeset(PARAGRAPHS, head=head, number=number, width=width, rows=8))
    assert flags == {"pdf"}
    assert ["".join(line.split()) for line in lines] == ["".join(line.split()) for line in PARAGRAPHS]


def test_lines_without_indents_are_joined_by_their_width() -> None:
    text = (
        "全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活持续改善，社会大局和谐稳定。"
    )
    wrapped = [text[at : at + 20] for at in range(0, len(text), 20)]
    page: list[Placed] = [
        (72, 740 - 30 * row, line)
        for row, line in enumerate([*wrapped, "一、任务", *wrapped, "（一）产业", *wrapped])
    ]
    assert read_pdf(pdf([page]))[0] == [text, "一、任务", text, "（一）产业", text]


def test_pieces_of_a_line_are_one_line() -> None:
    page: list[Placed] = [
        (104, 700, "增长"),
        (136, 700, "7.5%"),
        (168, 700, "左右，财政收入增长。"),
        (104, 670, "二、任务"),
    ]
    assert read_pdf(pdf([page]))[0] == ["增长7.5%左右，财政收入增长。", "二、任务"]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    page: list[Placed] = [
        (104, 740 - 30 * row, line)
        for row, line in enumerate(["上文。", "正文。", "12", "下文。", "末文。", "完。"])
    ]
    assert read_pdf(pdf([page] * 2))[0].count("12") == 2


@pytest.mark.parametrize(
    ("content", "count", "form"),
    [
        (b"q Q\n" * 500, 200, b"q Q"),
        (b"0 0 m\n" * 30_000, 9, b"q Q"),
        (b"/X Do\n" * 400, 20, b"q Q\n" * 500),
    ],
)
def test_pages_that_share_much_work_are_given_up_before_they_take_minutes(
    content: bytes, count: int, form: bytes
) -> None:
    body = pages_that_share(content, count, form)
    done = subprocess.run(
        [sys.executable, "-c", WITHIN_LIMIT], cwd=ROOT, input=body, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "([], ['pdf', 'unread'])"


def test_pages_that_share_little_are_read() -> None:
    assert read_pdf(pages_that_share(b"q Q\n" * 20, 200))[1] == {"pdf", "scanned"}


def test_a_long_typeset_text_takes_less_than_its_budget() -> None:
    body = typeset(PARAGRAPHS * 12, rows=22)
    budget = Budget(len(body))
    before = budget.left
    lines = [line for page in PdfReader(io.BytesIO(body)).pages for line in read_page(page, budget)]
    assert lines
    assert before - budget.left < before / 2


def test_the_head_of_a_speech_has_its_lines() -> None:
    head = [
        "——2026年1月27日在泠州市第五届人民代表大会第六次会",
        "议上",
        "泠州市人民政府市长 方长水",
        "各位代表：",
    ]
    text = "现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和列席人员提出意见。"
    wrapped = [text[at : at + 24] for at in range(0, len(text), 24)] * 3
    page: list[Placed] = [(72, 760 - 20 * row, line) for row, line in enumerate([*head, *wrapped])]
    assert read_pdf(pdf([page]))[0][:4] == [head[0] + head[1], *head[2:], text]
