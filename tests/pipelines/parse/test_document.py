"""Radicals become ideographs when a page is opened, whatever it is made of, and their number is kept."""

import io

import docx
import pytest

from pipelines.parse.document import open_page
from storage.records import Page
from tests.support.reading import articles_on

LINES = (
    "各位代表：",
    "⼆、今年的主要任务",
    "今年⼯作的总体要求是：稳中求进，持续改善⺠⽣，促进就业增⻓，抓好重点项目建设。",
)
READ = (
    "各位代表：",
    "二、今年的主要任务",
    "今年工作的总体要求是：稳中求进，持续改善民生，促进就业增长，抓好重点项目建设。",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)


@pytest.mark.parametrize(
    "body",
    [
        f"<body><div class=TRS_Editor>{BODY}</div>".encode(),
        f"<body><div class=TRS_Editor>{BODY}</div>".encode("gb18030"),
        f"<body><div class=TRS_Editor>{BODY}</div>".encode("ascii", "xmlcharrefreplace"),
        "\n".join(LINES).encode(),
    ],
    ids=["html", "gb18030", "references", "text"],
)
def test_radicals_are_read_as_ideographs_and_noted(body: bytes) -> None:
    (article,) = articles_on(Page(url="https://www.example.gov.cn/a.html", body=body))

    assert article.text == "\n".join(READ)
    assert [(repair.rule, repair.count) for repair in article.repairs] == [("radical", 5)]


def test_a_page_without_radicals_is_left_as_it_is() -> None:
    body = "<p>第①章　Ⅲ类“⿰”&#12345;</p>".encode()
    document = open_page(Page(url="https://www.example.gov.cn/a.html", body=body))

    assert (document.source, document.radicals) == (body, 0)


def test_a_word_file_is_read_likewise() -> None:
    document, held = docx.Document(), io.BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(held)
    (article,) = articles_on(Page(url="https://www.example.gov.cn/a.docx", body=held.getvalue()))

    assert article.text == "\n".join(READ)
    assert [(repair.rule, repair.count) for repair in article.repairs] == [("radical", 5)]
