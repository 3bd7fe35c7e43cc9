"""The lines around a quotation or a list that holds most of an article belong to it; what stands beside does not."""

import pytest

from storage.records import Page
from tests.support.reading import articles_on

FIRST, LAST = "2021年2月3日在青槐县第十六届人民代表大会第五次会议上", "县长 闻雨舟"
BODY = [f"第{at}项，全县经济稳中有进，城乡面貌持续改善，群众生活水平不断提高。" for at in range(1, 9)]
WRITTEN = {
    "quotation": "<blockquote>" + "".join(f"<p>{line}</p>" for line in BODY) + "</blockquote>",
    "list": "<ol>" + "".join(f"<li>{line}</li>" for line in BODY) + "</ol>",
    "definitions": "<dl>" + "".join(f"<dd>{line}</dd>" for line in BODY) + "</dl>",
    "quoted twice": "<blockquote><blockquote>" + "<br>".join(BODY) + "</blockquote></blockquote>",
}
MENU = "<ul>" + "".join(f'<li><a href="/{at}">政务栏目{at}</a></li>' for at in range(30)) + "</ul>"


def lines(html: str) -> list[str]:
    page = Page(url="https://www.example.gov.cn/a.html", body=f'<meta charset="utf-8">{html}'.encode())
    return articles_on(page)[0].text.split("\n")


@pytest.mark.parametrize("body", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("beside", ["", '<div class=qx><a href="#">打印</a> <a href="#">关闭</a></div>'])
def test_the_lines_around_it_are_read(body: str, beside: str) -> None:
    article = f"<center>{FIRST}</center>{body}<p>{LAST}</p>{beside}"

    assert lines(f"{MENU}<div class=zq3>{article}</div>")[: len(BODY) + 2] == [FIRST, *BODY, LAST]


@pytest.mark.parametrize("body", WRITTEN.values(), ids=WRITTEN)
def test_a_menu_beside_it_is_not(body: str) -> None:
    assert lines(f"<div class=zq3><div>{MENU}</div>{body}</div>") == BODY
