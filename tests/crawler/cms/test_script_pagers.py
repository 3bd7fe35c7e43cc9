"""A list whose pager is written by a script goes on, whatever wrote it; one that cannot go on says what it lacks."""

import pytest

from crawler.cms.registry import read_list
from crawler.cms.script_pagers import pages_lost, pages_told
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask
from pipelines.parse.document import open_page
from storage.records import Page

COLUMN = "https://www.example.gov.cn/zwgk/zfgzbg/"
ITEM = '<li><a href="/zwgk/202401/t20240120_1.html">2024年青槐县政府工作报告</a></li>'


def opened(pager: str, url: str = COLUMN) -> LinkPage:
    body = f"<html><head><title>政府工作报告</title></head><body><ul>{ITEM}</ul>{pager}</body></html>"
    return LinkPage(open_page(Page(url=url, body=body.encode())))


def after(pager: str, url: str = COLUMN) -> list[str]:
    return [ask.url for ask in read_list(opened(pager, url), Ask(url=url))[1].more]


def script(source: str) -> str:
    return f"<div class='page'></div><script type='text/javascript'>{source}</script>"


FROM_ONE = {
    "pagination with totalPage": "$('.pagination').pagination({{totalPage: 4, showPageNum: 5, callBack: function (currPage) {{"
    " var i=currPage; if(i==1) location.href='index.html'; else location.href='index_'+i+'.html'; }} }});"
    " $('.pagination').pagination('setPage',1,4);",
    "pagination of mricode": "$('#page').pagination({{ pageCount: 4, jump: true, callback: function (api) {{"
    ' window.location.href = "index_" + api.getCurrent() + ".html"; }} }})',
    "records and their size": "$('#p').pagination({{total: 58, pageSize: 15, onSelectPage: function(n, size) {{"
    " window.open('index_' + n + '.html', '_self') }} }})",
    "bootstrap-paginator": "$('#p').bootstrapPaginator({{totalPages: 4, pageUrl: function(type, page, current) {{"
    ' return "index_" + page + ".html"; }} }})',
    "laypage": "laypage.render({{elem: 'p', count: 58, limit: 15, jump: function(obj, first) {{"
    " if (!first) location.href = 'index_' + obj.curr + '.html' }} }})",
    "kkpager": "kkpager.generPageHtml({{pno: 1, total: 4, totalRecords: 58, hrefFormer: 'index', hrefLatter: '.html'}})",
    "numbers behind a sum": "$('#p').paginationMine({{totalPage: 4, click: function(n) {{"
    " location.href = 'index_' + (n + 1) + '.html' }} }})",
}
FROM_ZERO = {
    "written by hand": "var currentPage={0}; var nextPage=currentPage+1; var countPage=4; var endPage=countPage-1;"
    ' document.write("<a href=\\"index"+"_"+nextPage+"."+"html\\">下一页</a><a href=\\"index_"+endPage+".html\\">尾页</a>");',
    "one is taken off": "$('#p').pagination({{pageCount: 4, callback: function(api) {{"
    " location.href = 'index_' + (api.getCurrent() - 1) + '.html' }} }})",
    "a call": 'createPageHTML(4, {0}, "index", "html")',
    "a call with records": "createPageHTML(58, 4, {0}, 'index', 'html')",
}


@pytest.mark.parametrize("name", FROM_ONE)
def test_a_pager_that_counts_from_one_is_walked_to_its_end(name: str) -> None:
    pager = script(FROM_ONE[name].format())
    assert after(pager) == [f"{COLUMN}index_2.html"]
    assert after(pager, f"{COLUMN}index.html") == [f"{COLUMN}index_2.html"]
    assert after(pager, f"{COLUMN}index_3.html") == [f"{COLUMN}index_4.html"]
    assert after(pager, f"{COLUMN}index_4.html") == []


@pytest.mark.parametrize("name", FROM_ZERO)
def test_a_pager_that_counts_from_zero_is_walked_to_its_end(name: str) -> None:
    assert after(script(FROM_ZERO[name].format(0))) == [f"{COLUMN}index_1.html"]
    assert after(script(FROM_ZERO[name].format(2)), f"{COLUMN}index_2.html") == [f"{COLUMN}index_3.html"]
    assert after(script(FROM_ZERO[name].format(3)), f"{COLUMN}index_3.html") == []


CALLS = (
    "createPageHTML('page_div', 8, 1, 'list', 'shtml', 120)",
    "createPageHTML('page-div', 8, 1, 'list', 'shtml', 120)",
    'createPageHTML("#ewb-page .pager", 8, 1, "list", "shtml", 120)',
    "createPageHTML('', '8', '1', 'list', 'shtml')",
    "createPageHtml(pagediv, 8, 1, 'list', 'shtml', 120)",
)
SHELLS = {
    "bare": "{}",
    "ewb": "<div class='ewb-container'><div class='ewb-page'>{}</div></div>",
    "UCAP": "<meta name='others' content='页面生成时间 2026-08-25 17:03:29'><script>var websiteId='1'</script>{}",
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("shell", SHELLS)
def test_a_call_goes_on_under_whatever_name_its_pager_and_its_styles_have(shell: str, call: str) -> None:
    url = "https://www.example.gov.cn/c107884/list.shtml"
    assert after(SHELLS[shell].format(script(call)), url) == [
        "https://www.example.gov.cn/c107884/list_2.shtml"
    ]


def test_pages_by_a_parameter_go_on_too() -> None:
    pager = script(
        "$('#p').pagination({pageCount: 4, callback: function(n) { location.href='list.jsp?id=7&pageNo=' + n + '&size=15' } })"
    )
    here = f"{COLUMN}list.jsp?id=7"
    assert after(pager, here) == [f"{COLUMN}list.jsp?id=7&pageNo=2&size=15"]
    assert after(pager, f"{here}&pageNo=4&size=15") == []


def test_the_signs_of_ucap_are_known_and_ewb_alone_is_no_sign_of_epoint() -> None:
    names = [
        read_list(opened(shell.format(""), "https://www.example.gov.cn/c1/list.shtml"), Ask(url=""))[0]
        for shell in SHELLS.values()
    ]
    assert names == ["plain", "plain", "ucap"]


@pytest.mark.parametrize(
    "source",
    [
        "$('#p').pagination({totalPage: 4, callback: function(n) { load(n) } })",
        "$('#p').pagination({totalPage: 4, callback: function(n) { $.get('/data/list_' + n + '.json') } })",
        "var countPage = 4; document.write('<a href=\"index_' + endPage + '.html\">尾页</a>')",
        "$('#p').pagination({callback: function(n) { location.href = 'index_' + n + '.html' } })",
        "createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt)",
    ],
)
def test_no_address_is_guessed_where_a_script_names_none(source: str) -> None:
    assert after(script(source)) == []


TOLD = {
    "<div>共54页</div>": 54,
    "<div>共 <b class='n'>54</b> 页</div>": 54,
    "<div>共有54页</div>": 54,
    "<div>总页数：54</div>": 54,
    "<div>第1/54页</div>": 54,
    "<span class='pagenum'>1/54</span>": 54,
    script("$('#p').pagination({totalPage: 54})"): 54,
    script("createPageHTML(54, 0, 'index', 'html')"): 54,
    script("laypage({count: 1611, limit: 30})"): 54,
    "<div>1/54</div>": 0,
    "<div>2024-1/12</div>": 0,
    "<div>共54条</div>": 0,
    script("var pages = 54"): 0,
}


@pytest.mark.parametrize("pager", TOLD)
def test_how_many_pages_a_list_says_it_has_is_read(pager: str) -> None:
    assert pages_told(opened(pager)) == TOLD[pager]


def test_pages_that_were_not_found_are_said_and_a_last_page_lacks_none() -> None:
    assert pages_lost(opened("<div>共54页</div>"), 1) == ("says that it has 54 pages, 1 found",)
    assert pages_lost(opened("<div>共8页</div>", f"{COLUMN}index_7.html"), 1) == ()
    assert pages_lost(opened("<div>共8页</div>"), 8) == ()
    assert pages_lost(opened(""), 1) == ()
