"""A report that a list shows is found however the list points at it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.cms.registry import read_list
from crawler.discovery.link_extraction import absolute, absolute_url, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask
from pipelines.parse.document import open_page
from pipelines.parse.html import MAX_TAGS
from storage.records import Page

BASE = "https://www.example.gov.cn/zwgk/zfgzbg/"
TITLE = "2021年青槐县政府工作报告"

WAYS = {
    "link": '<li><a href="{url}">{title}</a><span>2021-02-09</span></li>',
    "title cut short": '<a href="{url}" title="{title}">2021年青槐县政府…</a>',
    "window.open": "<li onclick=\"window.open('{url}')\"><p>{title}</p></li>",
    "location.href": "<li onclick=\"location.href='{url}'\">{title}</li>",
    "script address": "<a href=\"javascript:window.location='{url}'\">{title}</a>",
    "data-href": '<a href="javascript:void(0)" data-href="{url}">{title}</a>',
    "inner marks": '<a href="{url}"><font color=red>2021年</font>青槐县政府工作报告</a>',
    "document.write": '<script>document.write("<li><a href=\\"{url}\\">{title}</a></li>")</script>',
    "picture map": '<map><area href="{url}" title="{title}"></map>',
}
URLS = ("/zwgk/202102/t20210209_1.html", "/detail?id=993015", "/article/12345")


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_pointing_is_followed(way: str, url: str) -> None:
    page = Page(url=BASE, body=f"<ul>{WAYS[way].format(url=url, title=TITLE)}</ul>".encode())

    assert [(link.url, link.text) for link in links_of(LinkPage(open_page(page)))] == [
        (f"https://www.example.gov.cn{url}", TITLE)
    ]


@pytest.mark.parametrize(
    "handler",
    ["show('12')", "toggle('/')", "alert('请稍候')", "open('about')", "$('#a').toggle()", "goto('a b')"],
)
def test_a_handler_without_an_address_leads_nowhere(handler: str) -> None:
    page = Page(url=BASE, body=f'<li onclick="{handler}">展开</li>'.encode())

    assert links_of(LinkPage(open_page(page))) == []


BASES = (
    BASE,
    "http://www.example.gov.cn",
    "http://www.example.gov.cn:8080/a/b/index_2.html?x=1#top",
    "https://政府.example/列表/",
    "http://example.gov.cn/a/../b/./c",
    "HTTP://WWW.Example.GOV.CN/A/",
    "ftp://example.gov.cn/a/",
    "not an address",
)
NAME = st.text(alphabet="ab1_-~.", min_size=1, max_size=4)
HREF = st.builds(
    lambda start, names, end: start + "/".join(names) + end,
    st.sampled_from(["", "/", "./", "../", "//"]),
    st.lists(NAME, max_size=4),
    st.sampled_from(["", "/", ".html", "?id=1&p=a-b", "?", "#x", ";jsessionid=1", " ", "?a=%E4"]),
)


@given(st.sampled_from(BASES), HREF)
def test_a_plain_address_is_what_it_would_be_by_all_the_rules(base: str, href: str) -> None:
    bare = href.strip()
    expected = None if not bare or bare.startswith("#") else absolute_url(base, bare)

    assert absolute(base, href) == expected


CHARSETS = {
    "gb2312": "%D5%FE%B8%AE%B1%A8%B8%E6",
    "gbk": "%D5%FE%B8%AE%B1%A8%B8%E6",
    "gb18030": "%D5%FE%B8%AE%B1%A8%B8%E6",
    "utf-8": "%E6%94%BF%E5%BA%9C%E6%8A%A5%E5%91%8A",
    "utf-16": "%E6%94%BF%E5%BA%9C%E6%8A%A5%E5%91%8A",
}
"""Charset of a page -> 政府报告 as browsers write it in the query of its links."""

QUERIES = {
    "link": '<a href="/列表.asp?lm=政府报告">{title}</a>',
    "handler": "<a onclick=\"window.open('/列表.asp?lm=政府报告')\">{title}</a>",
    "script": '<script>document.write("<a href=\\"/列表.asp?lm=政府报告\\">{title}</a>")</script>',
    "record": "<script>jpage()</script><record><![CDATA[<a href='/列表.asp?lm=政府报告'>{title}</a>]]></record>",
}


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("way", QUERIES)
def test_chinese_in_a_query_is_sent_in_the_charset_of_the_page_and_in_a_path_in_utf_8(
    way: str, charset: str
) -> None:
    source = (
        f'<meta charset="{charset}"><ul>{QUERIES[way].format(title=TITLE)}</ul><p>现将有关事项公布如下。</p>'
    )
    doc = LinkPage(open_page(Page(url=BASE, body=source.encode(charset))))

    assert [link.url for link in read_list(doc, Ask(url=BASE))[1].links] == [
        f"https://www.example.gov.cn/%E5%88%97%E8%A1%A8.asp?lm={CHARSETS[charset]}"
    ]


def test_a_query_that_the_charset_of_the_page_cannot_write_is_sent_in_utf_8() -> None:
    assert absolute(BASE, "?q=报告😀", "big5") == f"{BASE}?q=%E6%8A%A5%E5%91%8A%F0%9F%98%80"


def test_what_is_written_already_stays_as_it_is() -> None:
    assert absolute(BASE, "?q=%B1%A8%E6%8A%A5&x=%D5", "gb18030") == f"{BASE}?q=%B1%A8%E6%8A%A5&x=%D5"


COMPUTED = (
    r'<script>document.write("<a href=\"index."+ext+"\">下一页</a>")</script>',
    r'<script>document.write("<a href=\"index"+"_"+nextPage+"."+"html\" target=\"_self\">下一页</a>")</script>',
    r"""<script>s += '<li><a href="'+(i+1)+'.html">' + (i+1) + '</a></li>'</script>""",
    r"""<script>s = "<a href='" + url + "'>" + title + "</a>"</script>""",
    r"""<script>s = "<a href='/zwgk/" + list[i].url + "'>2021年政府工作报告</a>"</script>""",
    """<a href="javascript:void(0)" onclick="location.href='/detail?id='+id">2021年政府工作报告</a>""",
    """<li onclick="window.open(base + '/zwgk/1.html')">2021年政府工作报告</li>""",
    """<li onclick="location.href='index_'+(i+1)+'.html'">2021年政府工作报告</li>""",
)


@pytest.mark.parametrize("source", COMPUTED)
def test_an_address_that_a_script_computes_is_no_link(source: str) -> None:
    assert links_of(LinkPage(open_page(Page(url=BASE, body=source.encode())))) == []


@pytest.mark.parametrize(
    "source",
    [
        r'<script>document.write("<a href=\"/zwgk/" + "1.html\">" + "2021年青槐县" + "政府工作报告</a>")</script>',
        """<script>s = '<a href="/zwgk/1.html">2021年青槐县' + '政府工作报告</a>' + end</script>""",
    ],
)
def test_an_address_that_a_script_writes_in_pieces_is_a_link(source: str) -> None:
    (link,) = links_of(LinkPage(open_page(Page(url=BASE, body=source.encode()))))
    assert (link.url, link.text) == ("https://www.example.gov.cn/zwgk/1.html", TITLE)


def test_a_page_beyond_the_bounds_of_reading_still_shows_its_first_links() -> None:
    body = b'<body><a href="/a.html">a</a>' + b"<br  >" * (MAX_TAGS + 1) + b'<a href="/z.html">z</a></body>'
    document = open_page(Page(url=BASE, body=body))

    assert document.too_large
    assert [link.url for link in links_of(LinkPage(document))] == ["https://www.example.gov.cn/a.html"]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("var items; <script>document.write('<a href=/s.html>s</a>')</script>", "text/plain"),
        ("""cb([{"a": "<script>x='<a href=/s.html>s</a>'</script>"}])""", "text/html"),
        (f"<!-- {'x' * 21_000} --><p><script>document.write('<a href=/s.html>s</a>')</script>", ""),
    ],
)
def test_scripts_of_an_answer_that_is_no_page_are_looked_at(body: str, label: str) -> None:
    page = Page(url=BASE, body=body.encode(), headers=(("content-type", label),))
    document = open_page(page)

    assert document.root is None
    assert [link.url for link in links_of(LinkPage(document))] == ["https://www.example.gov.cn/s.html"]


def test_characters_that_no_page_means_are_in_no_link() -> None:
    page = Page(url=BASE, body="<a href='/a\x01b.html'>政府\x02工作\ufffe报告</a>".encode())

    assert [(link.url, link.text) for link in links_of(LinkPage(open_page(page)))] == [
        ("https://www.example.gov.cn/ab.html", "政府工作报告")
    ]
