"""A list of a site that nobody knows goes on by its next link or its numbers, however they are written."""

import pytest

from crawler.cms.plain import read
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask
from crawler.discovery.part_links import parts_of
from pipelines.parse.document import open_page
from storage.records import Page

URL = "https://www.example.gov.cn/zwgk/zfgzbg/"
ENTRY = '<li><a href="/news/12345.html">2021年政府工作报告</a></li>'


def opened(pager: str, url: str = URL) -> LinkPage:
    page = f"<html><body><ul>{ENTRY}</ul><div class=pages>{pager}</div></body></html>"
    return LinkPage(open_page(Page(url=url, body=page.encode())))


def after(pager: str, url: str = URL) -> list[str]:
    return [ask.url for ask in read(opened(pager, url), Ask(url=url)).more]


@pytest.mark.parametrize(
    "words",
    ["下一页", "下页", "[下一页]", "【下页】", "下一页>>", "下一页 »", "后一页", "Next >", "next page", ">", ">>", "›", "→"],
)  # fmt: skip
def test_the_next_link_is_known_by_its_words(words: str) -> None:
    assert after(f'<a href="index.html">首页</a><a href="p2.html">{words}</a><a href="p9.html">尾页</a>') == [
        f"{URL}p2.html"
    ]


@pytest.mark.parametrize("picture", ['<img src="n.gif" alt="下一页">', '<img src="n.gif" title="下一页">'])
def test_a_picture_that_links_on_is_known_by_what_it_says(picture: str) -> None:
    assert after(f'<a href="p2.html">{picture}</a>') == [f"{URL}p2.html"]


@pytest.mark.parametrize("name", ["page", "PageIndex", "pageno", "PageNo", "currentPage", "pn"])
def test_numbers_alone_lead_on_by_any_parameter(name: str) -> None:
    pager = "".join(f'<a href="?id=7&amp;{name}={number}">{number}</a>' for number in (1, 2, 3, 9))

    assert after(pager, f"{URL}?id=7") == [f"{URL}?id=7&{name}=2"]
    assert after(pager, f"{URL}?id=7&{name}=2") == [f"{URL}?id=7&{name}=3"]


@pytest.mark.parametrize("words", ["下一篇", "上一页", "尾页", "首页", "下一页没有了", "页面"])
def test_other_links_lead_nowhere(words: str) -> None:
    assert after(f'<a href="p2.html">{words}</a>') == []


def test_a_menu_of_pictures_is_read_by_what_they_say() -> None:
    menu = '<a href="/xxgk/"><img src="a.png" alt="政府信息公开"></a><a href="/zw/" title="政务"><img alt="x"></a>'

    assert [link.text for link in links_of(opened(menu))][1:] == ["政府信息公开", "政务"]


@pytest.mark.parametrize(
    ("name", "pager", "parts"),
    [
        ("t20210209_1.html", "t20210209_1_{}.html", (2, 3)),
        ("show-12-345-1.html", "show-12-345-{}.html", (2, 3)),
        ("show-12-345-1.html", "show-12-346-{}.html", ()),
        ("12-345-1.html", "12-345-{}.html", (2, 3)),
    ],
)
def test_the_parts_of_an_article_are_known_by_its_own_name(
    name: str, pager: str, parts: tuple[int, ...]
) -> None:
    links = "".join(f'<a href="{pager.format(at)}">{at}</a>' for at in (1, 2, 3))
    found = parts_of(opened(links, f"{URL}{name}"))

    assert found[-2:] == tuple(f"{URL}{pager.format(at)}" for at in parts)
