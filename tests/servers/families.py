"""A loopback site for each CMS family, after the facts of docs/sources.md: how it lists, pages and errs."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.servers.reports import report
from tests.servers.web import Answer, Asked, Site

Given = Answer | str | bytes | None
YEARS = tuple(range(2026, 2019, -1))
"""Years of the reports that a site carries, newest first."""


@dataclass(frozen=True)
class Place:
    """Whose site it is."""

    name: str
    post: str
    code: str


PLACES = (
    Place("泠州市", "市长", "990100"),
    Place("栖霖市", "市长", "990200"),
    Place("沅桥区", "区长", "990102"),
    Place("青槐县", "县长", "990121"),
    Place("云汀县", "县长", "990221"),
)


@dataclass
class Sample:
    """A site of one family: a host, what it answers, the articles that a crawl must find."""

    family: str
    place: Place
    answer: Callable[["Sample", str, dict[str, str], Asked], Given]
    path: Callable[[int], str]
    host: str = ""
    years: tuple[int, ...] = YEARS
    encoding: str = "utf-8"
    container: str = '<div class="TRS_Editor">%s</div>'
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """Address of the home page."""
        return f"http://{self.host}/"

    @property
    def reports(self) -> list[str]:
        """Addresses of all its reports, newest first."""
        return [f"http://{self.host}{self.path(year)}" for year in self.years]

    def title(self, year: int) -> str:
        """Title of a report as lists show it."""
        return f"{year}年{self.place.name}政府工作报告"

    def items(
        self,
        first: int = 0,
        last: int = 99,
        item: str = '<li><a href="%s" title="%s">%s</a><span>%s-01-20</span></li>',
    ) -> str:
        """Entries of a list as HTML."""
        return "\n".join(
            item % (self.path(y), self.title(y), self.title(y)[:9] + "…", y) for y in self.years[first:last]
        )

    def page(self, title: str, body: str, head: str = "") -> str:
        """A page of the site."""
        return (
            f'<html><head><meta charset="{self.encoding}"><title>{title}</title><meta name="SiteName" content="{self.place.name}">'
            f'<meta name="SiteIDCode" content="{self.place.code}0001">{head}</head><body><div class="top"><a href="/">首页</a>'
            f"</div>{body}<div class='foot'>版权所有 {self.place.name}人民政府</div></body></html>"
        )

    def article(self, year: int) -> str:
        """A report's page."""
        lines = report(self.place.name, self.place.post, year, 0, 6600)
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        return self.page(self.title(year), f"<h1>{self.title(year)}</h1>" + self.container % body)

    def site(self) -> Site:
        """What the host answers."""
        articles = {self.path(year): year for year in self.years}

        def answer(asked: Asked) -> Given:
            parts = urlsplit(asked.url)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if path in articles:
                return self.encoded(self.article(articles[path]))
            query = {
                name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()
            }
            return self.encoded(self.answer(self, parts.path, query, asked))

        return answer

    def encoded(self, given: Given) -> Given:
        """Text in the site's encoding, without a word about it in the header."""
        if isinstance(given, str):
            return Answer(given.encode(self.encoding), headers={"Content-Type": "text/html"})
        return given


def menu(sample: Sample, path: str, column: str, *, label: str = "政府工作报告") -> str | None:
    """Home and the way to the column, in two steps."""
    if path == "/":
        return sample.page(
            f"{sample.place.name}人民政府",
            '<a href="/zwgk/index.html">政府信息公开</a><a href="/news/">新闻</a><a href="/bsfw/">办事服务</a>',
        )
    if path == "/zwgk/index.html":
        return sample.page(
            "政府信息公开", f'<a href="{column}">{label}</a><a href="/zwgk/nb.html">政府信息公开年报</a>'
        )
    return None


# -- jcms


def jcms(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """Three records inline, the rest by number; the interface wants what only the page's script says."""
    if path == "/col/col1340/index.html":
        records = sample.items(
            0, 3, "<record><![CDATA[<li><a href='%s' title='%s'>%s</a><b>%s</b></li>]]></record>"
        )
        script = (
            "<script>$('#5630').jpage({unitid:'5630', columnid:1340, webid:12, appid:1, path:'/', webname:'x', "
            f"totalRecord:{len(sample.years)}, perPage:1, groupSize:3, proxyUrl:'/module/web/jpage/dataproxy.jsp'}});</script>"
        )
        store = f"<script type='text/xml'><datastore><recordset>{records}</recordset></datastore></script>"
        return sample.page("政府工作报告", store + script)
    if path == "/module/web/jpage/dataproxy.jsp":
        if not {"columnid", "unitid", "webid", "startrecord"} <= set(query) or query["unitid"] != "5630":
            return "<datastore></datastore>"
        first, last = int(query["startrecord"]), int(query["endrecord"])
        records = sample.items(
            first - 1, last, "<record><![CDATA[<li><a href='%s' title='%s'>%s</a>%s</li>]]></record>"
        )
        return f"<datastore><totalrecord>{len(sample.years)}</totalrecord><recordset>{records}</recordset></datastore>"
    return menu(sample, path, "/col/col1340/index.html")


def jcms_groups(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """The recordset variant: each group names the next one, encrypted; no numbers anywhere."""
    here = "/col/col77/index.html"
    if path in {here, "/module/web/jpage/dataproxy.jsp"}:
        first = 0 if path == here else {"q1x": 3, "z9k": 6}.get(query.get("s", ""), 99)
        follow = {0: "q1x", 3: "z9k"}.get(first)
        group = (
            f"<nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?s={follow}'></a>]]></nextgroup>"
            if follow
            else ""
        )
        records = sample.items(
            first, first + 3, "<record><![CDATA[<li><a href='%s' title='%s'>%s</a>%s</li>]]></record>"
        )
        store = f"<datastore>{group}<recordset>{records}</recordset></datastore>"
        return (
            sample.page("政府工作报告", f"<script type='text/xml'>{store}</script>jpage")
            if path == here
            else store
        )
    return menu(sample, path, here)


# -- jpaas


def jpaas(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """A pager element with the unit's address; answers are fragments inside JSON."""
    unit = "/api-gateway/jpaas-publish-server/front/page/build/unit"
    if path == "/col/col900/index.html":
        told = "{'parseType':'bulidstatic','webId':'149','pageId':'900','pageType':'column','tagId':'当前栏目list'}"
        pager = f'<div class="pager" count="{len(sample.years)}" rows="3" unitUrl="{unit}" queryData="{told}"></div>'
        return sample.page("政府工作报告", f"<ul>{sample.items(0, 3)}</ul>{pager}")
    if path == unit:
        if query.get("webId") != "149" or query.get("parseType") != "bulidstatic":
            return Answer(
                json.dumps({"success": False, "data": {}}), headers={"Content-Type": "application/json"}
            )
        first = (int(query["pageNo"]) - 1) * int(query["rows"])
        data = {"success": True, "data": {"html": f"<ul>{sample.items(first, first + 3)}</ul>"}}
        return Answer(json.dumps(data), headers={"Content-Type": "application/json"})
    return menu(sample, path, "/col/col900/index.html")


# -- trs and its variants


def trs(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """Static pages counted from 0; past the last one a stub."""
    column = "/zwgk/zfgzbg/"
    calls = sample.extra.get("call", 'createPageHTML(3, {0}, "index", "html")')
    for number, name in enumerate(("", "index_1.html", "index_2.html")):
        if path == column + name:
            call = str(calls).format(number)
            return sample.page(
                "政府工作报告", f"<ul>{sample.items(3 * number, 3 * number + 3)}</ul><script>{call};</script>"
            )
    if path.startswith(column):
        return "<html><head></head><body>stub</body></html>"
    return menu(sample, path, column)


def trs_onclick(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """天津: the addresses stand in onclick; 武汉: half of the items are written by a script."""
    if path == "/zwgk/zfgzbg/":
        item = "<li onclick=\"window.open('%s')\" title='%s'>%s %s</li>"
        written = sample.items(4, 9, 'document.write(\'<li><a href="%s" title="%s">%s</a><i>%s</i></li>\');')
        hidden = '<li style="display:none"><a href="">测试</a></li>'
        return sample.page(
            "政府工作报告", f"<ul>{sample.items(0, 4, item)}{hidden}<script>{written}</script></ul>TRS_Editor"
        )
    return menu(sample, path, "/zwgk/zfgzbg/")


# -- ucap


def ucap(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """Static pages counted from 1: list.shtml, list_2.shtml."""
    for number, name in enumerate(("list.shtml", "list_2.shtml", "list_3.shtml"), 1):
        if path == "/c107884/" + name:
            call = f"createPageHTML('page_div', 3, {number}, 'list', 'shtml', {len(sample.years)})"
            items = sample.items(3 * number - 3, 3 * number)
            return sample.page(
                "政府工作报告",
                f"<ul>{items}</ul><script>{call}</script>",
                '<meta name="channelId" content="7">',
            )
    return menu(sample, path, "/c107884/list.shtml")


def ucap_search(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """The list comes from common/search by channel."""
    channel = "3ad0f4e0b8f14f9c8b3f5a2f6e1d7c90"
    if path == "/hlj/szfgzbg/list.shtml":
        script = f"<script>var channelId = '{channel}'; $.get('/common/search/' + channelId)</script>UCAP"
        return sample.page("政府工作报告", f"<div id='list'></div>{script}")
    if path == f"/common/search/{channel}" and query.get("_isJson") == "true":
        size = 3
        first = (int(query["page"]) - 1) * size
        results = [
            {"title": sample.title(y), "url": sample.path(y), "publishedTimeStr": f"{y}-01-20"}
            for y in sample.years
        ]
        shown = results[first : first + int(query["_pageSize"])]
        return Answer(
            json.dumps({"data": {"results": shown, "total": len(results)}}),
            headers={"Content-Type": "application/json"},
        )
    return menu(sample, path, "/hlj/szfgzbg/list.shtml")


def ucap_post(sample: Sample, path: str, _query: dict[str, str], asked: Asked) -> Given:
    """The list comes by POST from getFileListByCodeId."""
    if path == "/gk/zfgzbg/list.shtml":
        script = (
            "<script>post('/getFileListByCodeId', {codeId: 'c107884', channelId: 'ab12cd34ef56'})</script>"
        )
        return sample.page("政府工作报告", script + "UCAP")
    if path == "/getFileListByCodeId" and asked.method == "POST":
        form = json.loads(asked.body)
        first = (form["page"] - 1) * form["size"]
        found = [{"title": sample.title(y), "url": sample.path(y)} for y in sample.years][
            first : first + form["size"]
        ]
        return Answer(
            json.dumps({"results": {"data": {"data": found}}}), headers={"Content-Type": "application/json"}
        )
    return menu(sample, path, "/gk/zfgzbg/list.shtml")


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


def dated(pattern: str) -> Callable[[int], str]:
    """Addresses of articles by a pattern over the year."""
    return lambda year: pattern.format(
        y=year, hex=f"{year:032x}", uuid=f"{year:08x}-0000-4000-8000-{year:012x}"
    )


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
