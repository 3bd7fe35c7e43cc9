"""Answers and pagers of the smaller families as sites write them: wrapped, renamed, miscounted, in scripts of any spelling."""

import json
from typing import Any

import pytest

from crawler.cms.json_lists import records_in
from crawler.cms.registry import read_list
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing
from pipelines.parse.document import open_page
from storage.records import Page

TITLE = "2024年青槐县政府工作报告"
ITEM = f'<li><a href="./202401/t1_2.html">{TITLE}</a><span>2024-01-20</span></li>'


def listed(text: str, url: str, family: str = "") -> Listing:
    """What a page of a list gives."""
    ask = Ask(url=url, family=family)
    return read_list(LinkPage(open_page(Page(url=url, body=text.encode(), status=200))), ask)[1]


API = "http://www.g.example/gkmlpt/api/all/2465?page=1&sid=768001"
POST = {
    "title": TITLE,
    "url": "/gkmlpt/content/4/4851/post_4851130.html",
    "display_publish_time": "2024-01-20",
}
COUNT = {"classify": {"post_count": 250}}


@pytest.mark.parametrize(
    "answer",
    [
        {"articles": [POST], **COUNT},
        {"articles": [POST], "classify": {"post_count": "250"}},
        {"articles": [POST], "total": "250"},
        {"articles": {"0": POST}, **COUNT},
        {"code": 0, "data": {"articles": [POST], **COUNT}},
        {"articles": [{**POST, "display_publish_time": 1705708800}], **COUNT},
        {"articles": [{**POST, "display_publish_time": None, "created_at": "2024-01-20 10:00:00"}], **COUNT},
        {"articles": [{"title": TITLE, "post_url": POST["url"], "create_time": "2024/1/20"}], **COUNT},
    ],
    ids=["plain", "word", "total", "numbered", "wrapped", "moment", "created", "renamed"],
)
def test_an_answer_of_gkmlpt_is_read_however_it_is_wrapped(answer: dict[str, Any]) -> None:
    found = listed(json.dumps(answer), API, "gkmlpt")
    assert [link.text for link in found.links] == [TITLE]
    assert found.total == 250
    assert "page=2" in found.more[0].url


@pytest.mark.parametrize("answer", ["{}", "<html>error</html>", '{"data": {}}', '{"404": "x"}', "[]"])
def test_an_answer_of_gkmlpt_without_articles_errs(answer: str) -> None:
    assert listed(answer, API, "gkmlpt").errs


@pytest.mark.parametrize(
    "script",
    [
        'window._CONFIG = {"SID":768001,"TREE":[{"id":2465,"name":"政府工作报告"}]};',
        "var _CONFIG={SID:'768001',TREE:[{id:2465,name:'政府工作报告',},],};",
        'window["_CONFIG"] = {\n  // the site\n  "SID": "768001", /* its columns */\n  "TREE": [{"id": 2465, "name": "政府工作报告"}]\n}',
        'window._CONFIG={LOC:"http://www.g.example/x",SID:"768001",TREE:[{catid:2465,title:"政府工作报告"}]}',
    ],
    ids=["json", "script", "remarks", "address"],
)
def test_the_columns_of_gkmlpt_are_read_from_a_script_of_any_spelling(script: str) -> None:
    page = f"<html><head><script>{script}</script></head><body><div id=app></div></body></html>"
    (column,) = listed(page, "http://www.g.example/gkmlpt/index").columns
    assert (column.text, column.url) == ("政府工作报告", API)


FILE = "https://www.gov.example/zhengce/ZUIXINZHENGCE.json"
RECORD = {"URL": "https://www.gov.example/a/content_1.htm", "TITLE": TITLE, "DOCRELPUBTIME": "2024-01-20"}


@pytest.mark.parametrize(
    "answer", [[RECORD], {"data": [RECORD]}, [{key.lower(): said for key, said in RECORD.items()}]]
)
def test_a_list_file_is_read_in_a_wrapper_and_with_names_in_either_case(answer: object) -> None:
    (link,) = listed(json.dumps(answer), FILE, "govcn").links
    assert link.text == TITLE


SOUSUO = "https://sousuo.www.gov.example/search-gov/data?t=zhengcelibrary_gw&p=1&n=1"
HIT = {"title": f"<em>{TITLE}</em>", "url": "https://www.gov.example/a.htm", "pubtime": 1705708800000}


@pytest.mark.parametrize(
    ("inner", "total"),
    [
        ({"listVO": [HIT], "totalCount": 17}, 17),
        ({"listVO": [HIT], "totalCount": "17 "}, 17),
        ({"listVO": [HIT], "totalCount": "--"}, None),
        ({"listVO": None, "catMap": {"gongwen": {"listVO": [HIT], "totalCount": 17}, "other": None}}, 17),
    ],
    ids=["number", "word", "none", "by kinds"],
)
def test_the_search_of_the_portal_is_read_with_any_total_and_by_kinds(
    inner: dict[str, Any], total: int | None
) -> None:
    found = listed(json.dumps({"searchVO": inner}), SOUSUO, "govcn")
    assert [link.text for link in found.links] == [TITLE]
    assert found.total == total
    assert "p=2" in found.more[0].url


COLUMN = "https://www.h.example/columns/ab0652d2-7dc4-49e7-89f1-1901d3eb723b/"


@pytest.mark.parametrize(
    "told",
    [
        "<script>var totalPage = 4;</script>",
        "<script>page({'pageCount':'4'})</script>",
        '<script>createPageHTML(4, 0, "index", "html")</script>',
        "<div>共 4 页</div>",
    ],
)
def test_a_column_of_hebei_goes_on_however_it_tells_its_pages(told: str) -> None:
    assert listed(f"<html><ul>{ITEM}</ul>{told}</html>", COLUMN).more[0].url == f"{COLUMN}index_2.html"


@pytest.mark.parametrize(
    "told",
    [
        "<div id=page>共 4 页</div>",
        '<script>var pageCount="4"</script>',
        "<span>1/4</span>",
        '<script>$("#page").pagination({total: 58, pageSize: 15})</script>',
        '<a href="javascript:void(0)" onclick="location.href=\'/zwgk/002/2.html\'">下页</a>',
    ],
)
def test_a_column_of_epoint_goes_on_however_it_tells_its_pages(told: str) -> None:
    page = f'<html><div class="ewb-list"><ul>{ITEM}</ul>{told}</div></html>'
    assert (
        listed(page, "https://www.e.example/zwgk/002/moreinfo.html").more[0].url.endswith("/zwgk/002/2.html")
    )


@pytest.mark.parametrize("told", ["<script>pagination({total: 58, pageSize: 0})</script>", "<i>total: 9</i>"])
def test_a_column_that_counts_nothing_ends(told: str) -> None:
    page = f'<html><div class="ewb-list"><ul>{ITEM}</ul>{told}</div></html>'
    assert listed(page, "https://www.e.example/zwgk/002/moreinfo.html").more == ()


@pytest.mark.parametrize(
    "pager",
    [
        '<a href="zfgzbg/3.htm">下页</a>',
        '<a href="zfgzbg/3.htm">2</a><a href="zfgzbg/1.htm">4</a>',
        '<span class="p_next p_fun"><a href="zfgzbg/3.htm">下一页</a></span>',
    ],
)
def test_a_column_of_vsb_counts_down(pager: str) -> None:
    page = f'<html><div class="p_pages"><ul>{ITEM}</ul>{pager}</div></html>'
    (more,) = listed(page, "https://www.v.example/zwgk/zfgzbg.htm").more
    assert more.url == "https://www.v.example/zwgk/zfgzbg/3.htm"


@pytest.mark.parametrize("told", ["共 362 页", "第 1 / 362 页", "共 3620 条记录 1/362 页"])
def test_a_collection_goes_on_however_it_tells_its_pages(told: str) -> None:
    items = "".join(
        f'<li><a href="/n/{n}.html">【青槐招商】202{n}年青槐县政府工作报告</a></li>' for n in range(3)
    )
    (more,) = listed(f"<html><ul>{items}</ul>{told}</html>", "http://www.a.example/list/12.html").more
    assert more.url == "http://www.a.example/list/12.html?page=2"


def test_records_are_none_where_an_answer_holds_none() -> None:
    assert records_in({"code": 500, "msg": "error"}, ("data",)) is None
    assert records_in({"data": []}, ("data",)) == []
