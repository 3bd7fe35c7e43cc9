"""What stands outside the element of an article and is its own: an index number in a line, files below it."""

import pytest

from pipelines.extract.content import read
from pipelines.extract.page_content import PageContent
from pipelines.parse.document import open_page
from storage.records import Page
from tests.support.archive_site import html, report

PAGE = html(report()).decode()
FILE = '<a href="/P1.docx">清单.docx</a>'


def content(above: str = "", below: str = "") -> PageContent:
    """What a page says with something above and below the element of its article."""
    page = PAGE.replace('<div id="zoom">', f'{above}<div id="zoom">').replace(
        "</div><p>访问", f"</div>{below}<p>访问"
    )
    return read(open_page(Page(url="http://www.lingzhou.example/a.html", body=page.encode(), status=200)))


@pytest.mark.parametrize(
    "line",
    [
        "<p>索引号：11990000/2021-003</p>",
        "<p>索 引 号: 11990000/2021-003</p>",
        "<div><b>索引号：</b>11990000/2021-003</div>",
        "<p>索引号：11990000/2021-003 发布日期：2021-02-09</p>",
    ],
)
def test_an_index_number_in_a_line_of_its_own_is_read(line: str) -> None:
    assert content(above=line).fields.index_no == "11990000/2021-003"


@pytest.mark.parametrize(
    "line", ["<p>索引号</p>", "<p>按索引号查找</p>", "<p>索引号：无</p>", '<a href="/">索引号：12</a>']
)
def test_a_line_without_an_index_number_gives_none(line: str) -> None:
    assert content(above=line).fields.index_no == ""


@pytest.mark.parametrize(
    "block",
    [
        f"<p>{FILE}</p>",
        f"<div class=fj>附件：<ul><li>1.{FILE}</li></ul></div>",
        f"<p>【附件下载】</p><p>{FILE}</p>",
        "<div>附件：" + "".join(f'<p><a href="/P{n}.pdf">表{n}</a></p>' for n in range(1, 9)) + "</div>",
    ],
)
def test_files_below_an_article_are_its_own(block: str) -> None:
    assert content(below=block).attachments[0].url.startswith("http://www.lingzhou.example/P1.")


@pytest.mark.parametrize(
    "block",
    [
        f"<div>热门下载：县长信箱办理情况通报和{FILE}</div>",
        "<ul>" + "".join(f'<li><a href="/P{n}.pdf">通知{n}</a></li>' for n in range(9)) + "</ul>",
        "<p><a href='/news/1.html'>要闻</a></p>",
    ],
)
def test_other_links_below_an_article_are_not(block: str) -> None:
    assert content(below=block).attachments == ()
