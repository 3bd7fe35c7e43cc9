"""A page that was asked as a list is one with a single title on it; a stub in its place, or an article's, is none."""

import pytest

from pipelines.screen.verdict import examine
from storage.records import Page

URL = "http://www.qinghuai.example/zwgk/zfgzbg/"
TOP = (
    '<div><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/zwgk/zn.html">政府信息公开指南</a></div>'
)
FOOT = '<div>版权所有 青槐县人民政府 <a href="http://beian.example/">青公网安备 99012102000123号</a></div>'
ENTRY = '<li><a href="/zwgk/1.html">2020年青槐县政府工作报告</a></li>'
SHORT_ENTRY = '<li><a href="/zwgk/1.html" title="2020年青槐县政府工作报告">2020年青…</a></li>'


def verdict(body: str, *, walk: str = URL, **fields: object) -> str:
    page = f"<html><head><title>政府工作报告</title></head><body>{TOP}{body}{FOOT}</body></html>"
    return examine(Page(url=URL, body=page.encode(), status=200, walk=walk, **fields)).verdict.name  # type: ignore[arg-type]  # fields of Page


@pytest.mark.parametrize("entries", [ENTRY, SHORT_ENTRY, ENTRY * 2], ids=["one", "cut short", "two"])
def test_a_list_of_one_or_two_titles_is_a_list(entries: str) -> None:
    assert verdict(f"<ul>{entries}</ul>") == "list"


@pytest.mark.parametrize(
    "body", ["", "<ul></ul>", '<a href="javascript:history.back()">返回上一页面请点击这里</a>']
)
def test_a_stub_in_place_of_a_list_is_none(body: str) -> None:
    assert verdict(body) == "empty"


def test_a_page_that_was_not_asked_as_a_list_stays_empty() -> None:
    assert verdict(f"<ul>{ENTRY}</ul>", walk="") == "empty"


def test_a_list_that_says_it_is_not_there_is_not_there() -> None:
    assert verdict(f"<h1>404 您访问的页面不存在</h1><ul>{ENTRY}</ul>") == "soft_404"


def test_a_page_that_was_not_modified_is_judged_by_the_body_that_it_confirms() -> None:
    headers = (("X-Via-JSL", "a"),)
    assert verdict(f"<ul>{ENTRY}</ul>", transport="not_modified", headers=headers) == "list"
    assert verdict("", transport="not_modified") == "empty"
    assert examine(Page(url=URL, status=304, transport="not_modified")).verdict.name == "error"
