"""Lists as their families write them elsewhere: other orders, quotes, wrappers, totals as words, pages past the end."""

import json

import pytest

from crawler.cms.family import parse_count
from crawler.cms.registry import read_list
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing
from pipelines.parse.document import open_page
from storage.records import Page

ITEM = '<li><a href="/art/2024/1/20/art_1340_20247.html">2024年青槐县政府工作报告</a></li>'
TITLE = "2024年青槐县政府工作报告"


def listed(text: str | bytes, ask: Ask | None = None) -> Listing:
    """What a page of a list gives."""
    ask = ask or Ask(url="http://www.v.example/col/col1340/index.html")
    body = text if isinstance(text, bytes) else text.encode()
    return read_list(LinkPage(open_page(Page(url=ask.url, body=body, status=200))), ask)[1]


ANSWER = json.dumps({"data": {"results": [{"title": TITLE, "url": "/a/202401/c1_2.shtml"}], "total": "41"}})
SEARCH = Ask(url="http://www.v.example/common/search/ab12?_pageSize=20&page=1", family="ucap")


@pytest.mark.parametrize(
    "answer",
    [
        ANSWER,
        "\ufeff" + ANSWER,
        f"callback({ANSWER});",
        f"/**/jQuery.cb_1({ANSWER})\r\n",
        f";cb({ANSWER});\t",
        f"try{{cb({ANSWER})}}catch(e){{}}",
        f"\n\n  {ANSWER}\n",
    ],
    ids=["json", "bom", "jsonp", "comment", "semicolon", "try", "spaces"],
)
def test_an_answer_is_read_in_any_wrapper_and_its_total_as_a_word(answer: str) -> None:
    found = listed(answer, SEARCH)
    assert [link.text for link in found.links] == [TITLE]
    assert found.total == 41
    assert "page=2" in found.more[0].url


@pytest.mark.parametrize(
    "answer", ['{"data": {"results": [], "total": "41"}}', '{"data": {"results": [], "total": null}}']
)
def test_an_empty_page_past_the_end_ends_the_walk(answer: str) -> None:
    found = listed(answer, SEARCH)
    assert (found.links, found.more, found.errs) == ((), (), "")


@pytest.mark.parametrize(
    "answer", ["", "<html>error</html>", "null", '{"data": "x"}', "cb(", "[[[[", '{"a": 1} trailing']
)
def test_what_is_no_answer_errs_and_says_nothing_of_articles(answer: str) -> None:
    assert listed(answer, SEARCH).errs


UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"


@pytest.mark.parametrize(
    "pager",
    [
        f"""<div unitUrl="{UNIT}" queryData="{{'webId':'149','tagId':'当前栏目list'}}" rows="15" count="41"></div>""",
        f"""<div count='41' rows=' 15 ' querydata='{{"webId":"149","tagId":"当前栏目list"}}' uniturl='{UNIT}'></div>""",
        f"""<div class=p rows="15" queryData="{{webId:149, tagId:当前栏目list}}" count="41" unitUrl="https://www.v.example{UNIT}"></div>""",
    ],
    ids=["single", "double", "bare"],
)
def test_a_pager_of_jpaas_is_read_in_any_order_and_with_any_quotes(pager: str) -> None:
    (more,) = listed(f"<html><ul>{ITEM}</ul>{pager}</html>").more
    assert "webId=149" in more.url
    assert "pageNo=2" in more.url
    assert "rows=15" in more.url
    assert "tagId=%E5%BD%93" in more.url


def test_a_pager_whose_numbers_are_none_stops_nothing() -> None:
    pager = f'<div unitUrl="{UNIT}" queryData="{{}}" rows="undefined" count="--"></div>'
    found = listed(f"<html><ul>{ITEM}</ul>{pager}</html>")
    assert [link.text for link in found.links] == [TITLE]


@pytest.mark.parametrize(
    "script",
    [
        "jpage({proxyUrl:'/module/web/jpage/dataproxy.jsp', perPage:15, totalRecord:41, columnid:1340, unitid:'56', webid:12})",
        'jpage({"webid" : "12", "unitid" : "56", "columnid" : "1340", "totalRecord" : "41", "perPage" : "15", "proxyUrl" : "/module/web/jpage/dataproxy.jsp"})',
    ],
    ids=["bare", "quoted"],
)
def test_a_call_of_jpage_is_read_in_any_order_and_with_any_quotes(script: str) -> None:
    (more,) = listed(f"<html><script>{script}</script><record><![CDATA[{ITEM}]]></record></html>").more
    for part in ("columnid=1340", "unitid=56", "webid=12", "startrecord=2"):
        assert part in more.url


@pytest.mark.parametrize(
    "call",
    [
        'createPageHTML(3, 0, "index", "html")',
        "createPageHTML( '3' , '0' , 'index' , 'html' )",
        'createPageHTML(\n3,\n0,\n"index",\n"html",\n41\n)',
        "createPage(0, 3)",
    ],
)
def test_the_second_page_of_trs_is_told_by_any_spelling_of_its_call(call: str) -> None:
    ask = Ask(url="https://www.v.example/zwgk/zfgzbg/")
    assert (
        listed(f"<html><ul>{ITEM}</ul><script>{call};</script></html>", ask)
        .more[0]
        .url.endswith("/zfgzbg/index_1.html")
    )


@pytest.mark.parametrize("charset", ["gb18030", "gb2312", "gbk", "utf-8-sig", "utf-16"])
def test_a_list_is_read_in_its_encoding(charset: str) -> None:
    name = {"utf-8-sig": "utf-8"}.get(charset, charset)
    page = f'<html><head><meta charset="{name}"></head><ul>{ITEM}</ul><a href="list_2.html">下一页</a></html>'
    found = listed(page.encode(charset))
    assert [link.text for link in found.links][:1] == [TITLE]
    assert found.more[0].url.endswith("list_2.html")


def test_numbers_are_read_as_they_are_written() -> None:
    assert [parse_count(value) for value in (7, "7", " 7 ", "", None, "x", "-1", "٧", 1.5)] == [
        7,
        7,
        7,
        0,
        0,
        0,
        0,
        0,
        0,
    ]


def test_comments_between_links_stop_nothing() -> None:
    found = listed(
        f"<html><ul><!-- a -->{ITEM}<!-- b --></ul><td><!-- c --><a href='/art/2024/1/20/art_1_7.html'>甲</a><!-- d --><?e?></td></html>"
    )
    assert [link.text for link in found.links] == [TITLE, "甲"]


def test_the_number_of_a_page_is_set_without_touching_the_bytes_of_a_name_in_the_query() -> None:
    ask = Ask(url="http://www.v.example/list.asp?lm=%D5%FE%B8%AE&page=2")
    more = listed(f"<ul>{ITEM}</ul><p>【青槐招商】 【泠州招商】 共 362 页</p>", ask).more
    assert [each.url for each in more] == ["http://www.v.example/list.asp?lm=%D5%FE%B8%AE&page=3"]
