"""A loopback site for each CMS family; the dialects of jcms, jpaas, TRS and UCAP stand in dialects.py."""

import json

from tests.support.servers.dialects import (
    jcms,
    jcms_groups,
    jpaas,
    trs,
    trs_onclick,
    ucap,
    ucap_post,
    ucap_search,
)
from tests.support.servers.samples import PLACES, YEARS, Given, Sample, dated, menu
from tests.support.servers.web import Answer, Asked

__all__ = ["SAMPLES", "YEARS", "Sample", "trs", "vsb"]


# -- gkmlpt


def gkmlpt(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """Columns and lists are data; a list is asked for by category and SID."""
    if path == "/":
        return sample.page(sample.place.name, '<a href="/gkmlpt/index">政府信息公开</a>')
    if path == "/gkmlpt/index":
        tree = [{"id": 1, "name": "法定主动公开内容", "children": [{"id": 9731, "name": "政府工作报告"}]}]
        return sample.page(
            "信息公开平台",
            "",
            f"<script>window._CONFIG = {{SID: '990121', TREE: {json.dumps(tree)}}};</script>",
        )
    if path == "/gkmlpt/api/all/9731" and query.get("sid") == "990121":
        articles = [
            {
                "id": y,
                "title": sample.title(y),
                "url": f"http://{sample.host}{sample.path(y)}",
                "display_publish_time": f"{y}-01-20 08:00",
            }
            for y in sample.years
        ]
        answer = {
            "classify": {"post_count": len(sample.years)},
            "articles": articles if query.get("page") == "1" else [],
        }
        return Answer(json.dumps(answer), headers={"Content-Type": "application/json"})
    return None


# -- anhui


def anhui(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """The first page in the column, the rest by a label that answers in JSON."""
    if path == "/public/column/1681":
        label = "/site/label/8888?IsAjax=1&dataType=JSON&labelName=publicInfoList&pageIndex=1&catId=42"
        return sample.page("政府工作报告", f"<ul>{sample.items(0, 2)}</ul><script>load('{label}')</script>")
    if path == "/site/label/8888":
        number = int(query["pageIndex"])
        found = [
            {"link": sample.path(y), "title": sample.title(y), "createDate": f"{y}-01-20"}
            for y in sample.years
        ][3 * number - 3 : 3 * number]
        return Answer(
            json.dumps({"data": {"data": found, "pageCount": 3}}),
            headers={"Content-Type": "application/json"},
        )
    return menu(sample, path, "/public/column/1681?type=4&catId=42&action=list")


# -- hebei


def hebei(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """Columns by uuid; the number of pages only in a script."""
    column = "/columns/ab0652d2-7dc4-49e7-89f1-1901d3eb723b/"
    for number, name in enumerate(("index.html", "index_2.html", "index_3.html"), 1):
        if path == column + name:
            return sample.page(
                "政府工作报告",
                f"<ul>{sample.items(3 * number - 3, 3 * number)}</ul><script>var o={{totalPage: 3}}</script>",
            )
    return menu(sample, path, column + "index.html")


# -- govcn


def govcn(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """The list is a file of records."""
    if path == "/guowuyuan/baogao/index.htm":
        return sample.page(
            "政府工作报告",
            "<script>$.getJSON('./ZHENGFUBAOGAO.json')</script><div class='pages_content'></div>",
        )
    if path == "/guowuyuan/baogao/ZHENGFUBAOGAO.json":
        records = [
            {"URL": sample.path(y), "TITLE": sample.title(y), "DOCRELPUBTIME": f"{y}-01-20"}
            for y in sample.years
        ]
        return Answer(json.dumps(records), headers={"Content-Type": "application/json"})
    return menu(sample, path, "/guowuyuan/baogao/index.htm")


# -- vsb, epoint, plain


def vsb(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """NAME.htm goes on at NAME/2.htm, then NAME/1.htm."""
    for name, number, links in (("", 0, "2 1"), ("/2", 1, "2 1"), ("/1", 2, "2 1")):
        if path == f"/zwgk/zfgzbg{name}.htm":
            base = "zfgzbg/" if not name else ""
            pages = "".join(f'<a href="{base}{n}.htm">{4 - int(n)}</a>' for n in links.split())
            items = sample.items(3 * number, 3 * number + 3)
            return sample.page("政府工作报告", f"<ul>{items}</ul><span class='p_pages'>{pages}</span>")
    return menu(sample, path, "/zwgk/zfgzbg.htm")


def epoint(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """moreinfo.html goes on at 2.html; metas are placeholders."""
    for number, name in enumerate(("moreinfo.html", "2.html", "3.html"), 1):
        if path == f"/xxgk/003001/{name}":
            items = sample.items(3 * number - 3, 3 * number)
            return sample.page("政府工作报告", f"<ul class='ewb-list'>{items}</ul><span>共 3 页</span>")
    return menu(sample, path, "/xxgk/003001/moreinfo.html")


def plain(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """A table of links with 下一页, in GBK."""
    if path == "/list.asp" and query.get("classid") == "7":
        number = int(query.get("page", "1"))
        item = "<tr><td><a href='%s' title='%s'>%s</a></td><td>%s-1-20</td></tr>"
        follow = (
            f"<a href='list.asp?classid=7&page={number + 1}'>下一页</a>"
            if 3 * number < len(sample.years)
            else ""
        )
        return sample.page(
            "政府工作报告", f"<table>{sample.items(3 * number - 3, 3 * number, item)}</table>{follow}"
        )
    return menu(sample, path, "/list.asp?classid=7")


SAMPLES = (
    Sample(
        "jcms",
        PLACES[0],
        jcms,
        dated("/art/{y}/1/20/art_1340_{y}7.html"),
        container='<div class="main-txt" id="zoom">%s</div>',
    ),
    Sample(
        "jcms",
        PLACES[1],
        jcms_groups,
        dated("/art/{y}/1/20/art_77_{y}7.html"),
        container='<div id="zoom">%s</div>',
    ),
    Sample("jpaas", PLACES[2], jpaas, dated("/art/{y}/art_{hex}.html"), container='<div id="zoom">%s</div>'),
    Sample("trs", PLACES[3], trs, dated("/zwgk/zfgzbg/{y}01/t{y}0120_{y}7.html")),
    Sample(
        "trs",
        PLACES[4],
        trs,
        dated("/zwgk/zfgzbg/{y}01/t{y}0120_{y}8.html"),
        extra={"call": 'createPageHTML(7, 3, {0}, "index", "html")'},
    ),
    Sample(
        "trs",
        PLACES[0],
        trs,
        dated("/zwgk/zfgzbg/{y}01/t{y}0120_{y}9.html"),
        extra={"call": "createPage({0}, 3)"},
    ),
    Sample("trs", PLACES[1], trs_onclick, dated("/zwgk/zfgzbg/{y}01/t{y}0120_{y}6.html")),
    Sample(
        "ucap",
        PLACES[2],
        ucap,
        dated("/c107884/{y}01/c00_{y}7.shtml"),
        container="<div><UCAPCONTENT>%s</UCAPCONTENT></div>",
    ),
    Sample(
        "ucap",
        PLACES[3],
        ucap_search,
        dated("/hlj/szfgzbg/{y}01/c00_{y}7.shtml"),
        container='<div id="UCAP-CONTENT">%s</div>',
    ),
    Sample(
        "ucap",
        PLACES[4],
        ucap_post,
        dated("/gk/zfgzbg/{y}01/{hex}.shtml"),
        container='<div id="UCAP-CONTENT">%s</div>',
    ),
    Sample(
        "gkmlpt",
        PLACES[3],
        gkmlpt,
        dated("/gkmlpt/content/9/{y}/post_{y}7.html"),
        container='<div class="article-content">%s</div>',
    ),
    Sample(
        "anhui",
        PLACES[4],
        anhui,
        dated("/public/1681/{y}7.html"),
        container='<div class="wzcon j-fontContent">%s</div>',
    ),
    Sample(
        "hebei", PLACES[0], hebei, dated("/columns/ab0652d2-7dc4-49e7-89f1-1901d3eb723b/{y}01/20/{uuid}.html")
    ),
    Sample(
        "govcn",
        PLACES[1],
        govcn,
        dated("/guowuyuan/{y}-01/20/content_{y}7.htm"),
        container='<div class="pages_content" id="UCAP-CONTENT">%s</div>',
    ),
    Sample("vsb", PLACES[2], vsb, dated("/info/1034/{y}7.htm"), container='<div id="vsb_content">%s</div>'),
    Sample(
        "epoint",
        PLACES[3],
        epoint,
        dated("/xxgk/003001/{y}0120/{uuid}.html"),
        container='<div class="ewb-container">%s</div>',
    ),
    Sample(
        "plain",
        PLACES[4],
        plain,
        dated("/info_show.asp?infoid={y}7"),
        encoding="gbk",
        container='<td id="zoom">%s</td>',
    ),
)
for _number, _sample in enumerate(SAMPLES):
    _sample.host = f"www.{_sample.answer.__name__.replace('_', '-')}{_number}.example"
