"""Challenges, errors, removals and empty shells are told apart from pages; the evidence is named."""

from pathlib import Path

import pytest

from pipelines.screen.verdict import screen
from storage.records import Page, Pairs
from tests.support.shells import page

URL = "https://www.example.gov.cn/zwgk/t20210209_1.html"
MENU = "".join(f'<li><a href="/{at}">望潮政务栏目{at}</a></li>' for at in range(30))
FOOT = "<p>主办：泠州市人民政府 瀚ICP备05000000号 网站标识码：9901210003</p>"

JSL = "<script>document.cookie=('_')+('_')+('jsl')+('_clearance');location.href=location.pathname+location.search;var x='__jsl_clearance_s'</script>"
RUISHU = "<!DOCTYPE html><html><head><meta id=\"t9\" content=\"abc\" r='m'><script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></head><body></body></html>"

ABSTRACTS = [
    (
        f"{year}年青槐县政府工作报告",
        f"各位代表：现在，我代表县人民政府，向大会报告{year}年工作，请予审议，全县上下稳中求进，各项事业取得新的成绩……",
    )
    for year in range(2010, 2020)
]
LINKED = [(f'<a href="/art/{at}.html">{title}</a>', text) for at, (title, text) in enumerate(ABSTRACTS)]
LISTS = {
    "headings": "".join(f"<h3>{title}</h3><p>{text}</p>" for title, text in ABSTRACTS),
    "linked headings": "".join(f"<h3>{title}</h3>\n<p>{text}</p>" for title, text in LINKED),
    "blocks": "".join(
        f"<div class=item><h3>{title}</h3><p>{text}</p><span>2021-02-09</span></div>"
        for title, text in LINKED
    ),
    "list items": "".join(f"<li>{title} <span>2021-02-09</span><p>{text}</p></li>" for title, text in LINKED),
    "definitions": "<dl>" + "".join(f"<dt>{title}</dt><dd>{text}</dd>" for title, text in LINKED) + "</dl>",
}
"""Pages of results: titles, each with an abstract."""

CASES: dict[str, tuple[str, int, Pairs, str]] = {
    "加速乐 521": ("challenged", 521, (("x-via-jsl", "1"),), JSL),
    "瑞数 412": ("challenged", 412, (), RUISHU),
    "瑞数 202": ("challenged", 202, (), RUISHU),
    "202 without a body": ("challenged", 202, (), ""),
    "瑞数 200": ("challenged", 200, (), RUISHU),
    "加速乐 200": ("challenged", 200, (), JSL),
    "JavaScript wanted": (
        "challenged",
        200,
        (),
        "<html><body><noscript>x</noscript><p>请开启JavaScript并刷新该页</p></body></html>",
    ),
    "bot_sbu": ("challenged", 200, (), '<html><script src="/_bot_sbu/sbu.js"></script></html>'),
    "WZWS 403": ("challenged", 403, (), "<title>403</title>GeoBL wzws"),
    "captcha": ("challenged", 200, (), "<title>安全验证</title><p>请拖动滑块完成验证</p>"),
    "too many": ("challenged", 429, (), "Too Many Requests"),
    "404": ("missing", 404, (), "<title>404</title>"),
    "410": ("missing", 410, (), ""),
    "soft 404": ("soft_404", 200, (), "<title>提示</title><p>您访问的页面不存在或已删除！</p>"),
    "soft 404 with menus": (
        "soft_404",
        200,
        (),
        f"<title>泠州市人民政府</title><ul>{MENU}</ul><div class='con'>对不起，您要访问的页面不存在</div>{FOOT}",
    ),
    "dead link": ("soft_404", 200, (), "<html><body>链接已失效</body></html>"),
    "WeChat deleted": (
        "expired",
        200,
        (),
        '<div class="weui-msg"><h2 class="weui-msg__title">该内容已被发布者删除</h2></div>',
    ),
    "WeChat expired": (
        "expired",
        200,
        (),
        '<div class="weui-msg"><h2 class="weui-msg__title">链接已过期</h2></div>',
    ),
    "WeChat against the rules": (
        "expired",
        200,
        (),
        "<div>此内容因违规无法查看</div><p>由用户投诉并经平台审核</p>",
    ),
    "502": ("error", 502, (), "<title>502 Bad Gateway</title>"),
    "error with status 200": ("error", 200, (), "<title>Error</title><h1>502 Bad Gateway</h1>nginx"),
    "database": ("error", 200, (), "数据库连接失败! Error: Too many connections"),
    "database in a page": (
        "error",
        200,
        (),
        "<title>提示信息</title><p>(1040) SQLSTATE[08004] [1040] 连接数据库服务器失败，请稍候再试</p>",
    ),
    "moved site": (
        "soft_404",
        200,
        (),
        "<title>青槐县</title><div>本网站已迁移至新域名，请更新您的收藏：https://www.example.gov.cn/</div>",
    ),
    "closed site": (
        "soft_404",
        200,
        (),
        "<title>青槐县</title><div>根据集约化建设要求，原网站已停止服务，请访问泠州市人民政府网站查询。</div>",
    ),
    "stack trace": ("error", 200, (), "<h1>HTTP Status 500</h1><p>java.lang.NullPointerException</p>"),
    "no body": ("empty", 200, (), "  \n"),
    "13-byte stub": ("empty", 200, (), "<!-- stub -->"),
    "script shell": (
        "empty",
        200,
        (),
        '<!DOCTYPE html><html><head><title>泠州市</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
    ),
    "list of links": ("list", 200, (), f"<title>政府工作报告</title><ul>{MENU}</ul>{FOOT}"),
    "JSON": ("list", 200, (("content-type", "application/json"),), '{"total": 0, "articles": []}'),
    "云锁": ("challenged", 200, (), "<p>您访问的请求存在威胁，已被云锁拦截，事件ID：123</p>"),
    "创宇盾": ("challenged", 200, (), "<div>当前访问疑似黑客攻击，已被网站管理员设置为拦截</div>"),
    "阿里云": (
        "challenged",
        405,
        (),
        "<div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div>",
    ),
    "腾讯云": (
        "challenged",
        200,
        (),
        "<p>很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断</p><p>腾讯云</p>",
    ),
    "瑞数 by its script": (
        "challenged",
        200,
        (),
        '<html><head><script src="/4Qb/c.Fx.dfe.js" r="m"></script></head><body></body></html>',
    ),
    "clearance in a script": ("challenged", 200, (), '<script>location.href="/?__cdn_clearance=1"</script>'),
    "WeChat wants a check": (
        "challenged",
        200,
        (),
        "<h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p>",
    ),
    "address refused": (
        "challenged",
        200,
        (),
        "<p>IP地址已被限制访问，如有疑问请联系管理员。您的IP：198.51.100.7</p>",
    ),
    "forbidden with status 200": (
        "challenged",
        200,
        (),
        "<title>403 Forbidden</title><h1>403 Forbidden</h1>",
    ),
    "login": (
        "challenged",
        200,
        (),
        "<form><label>用户名</label><input name=user><label>密码</label><input type=password></form>",
    ),
    "织梦 404": ("soft_404", 200, (), "<title>提示信息</title><div>文档不存在或者已被删除！</div>"),
    "IIS 404": (
        "soft_404",
        200,
        (),
        "<title>无法找到该页</title>您正在搜索的页面可能已经删除、更名或暂时不可用。<h2>HTTP 错误 404 - 文件或目录未找到。</h2>",
    ),
    "Tomcat 404": (
        "soft_404",
        200,
        (),
        "<h1>HTTP Status 404 - /a.html</h1><p>The requested resource is not available.</p>",
    ),
    "waits and goes home": (
        "soft_404",
        200,
        (),
        "<div>很抱歉，您要查看的页面已不存在或已被移除，系统将在5秒后自动返回首页</div>" + FOOT,
    ),
    "not yet approved": ("soft_404", 200, (), "<p>您要查看的信息不存在或者还未通过审批！</p>"),
    "domain for sale": (
        "soft_404",
        200,
        (),
        "<h1>example.com 域名正在出售中</h1><p>该域名可转让，如有意向请联系我们</p>",
    ),
    "domain expired": ("soft_404", 200, (), "<p>您访问的域名已过期，请联系域名注册商续费</p>"),
    "no site here": (
        "soft_404",
        200,
        (),
        "<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！</p>",
    ),
    "site merged into another": (
        "soft_404",
        200,
        (),
        "<p>按照政府网站集约化建设的要求，本网站已于2018年6月30日关停，内容已迁移至市政府网站。</p>",
    ),
    "taken over by gamblers": (
        "soft_404",
        200,
        (),
        "<title>某某娱乐城_官网注册送彩金</title>"
        + "<p>注册开户即送体验金，真人视讯、老虎机任您选，首存返水，提款快捷，官网下载。</p>" * 12,
    ),
    "maintenance": (
        "error",
        200,
        (),
        "<div>因系统升级，本网站将于2021年3月1日8时至3月2日20时暂停服务，敬请谅解。</div>",
    ),
    "under construction": ("error", 200, (), "<title>青槐县人民政府</title><p>网站正在建设中……</p>"),
    "server without a site": (
        "error",
        200,
        (),
        "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>",
    ),
    "522 with status 200": (
        "error",
        200,
        (),
        "<title>www.example.gov.cn | 522: Connection timed out</title>",
    ),
    "notice against gambling": (
        "real",
        200,
        (),
        "<title>关于打击百家乐等网络赌博的通告</title><div id=zoom>"
        + "<p>为严厉打击跨境赌博、六合彩等违法犯罪活动，请广大群众积极举报线索。</p>" * 12
        + "</div>",
    ),
    "frames": (
        "empty",
        200,
        (),
        "<title>青槐县</title><frameset rows='80,*'><frame src=top.htm><frame src=main.htm></frameset>",
    ),
    "refresh": ("empty", 200, (), '<meta http-equiv="refresh" content="0;url=/new/index.html">'),
    "page": ("real", 200, (), page("trs", "clean")),
    "page on a site with a captcha in its head": (
        "real",
        200,
        (),
        "<div class=login>用户名 验证码</div>" + page("hash", "div"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_called_what_it_is(case: str) -> None:
    name, status, headers, body = CASES[case]
    verdict = screen(Page(url=URL, status=status, headers=headers, body=body.encode()))
    assert verdict.name == name, verdict
    assert verdict.evidence


@pytest.mark.parametrize("shape", LISTS)
@pytest.mark.parametrize(
    "holder",
    ["<div class=results>", "<div id=content>", "<table><tr><td>", "<div id=zoom>", "<div class=TRS_Editor>"],
)
def test_titles_with_an_abstract_each_are_a_list_and_no_article(shape: str, holder: str) -> None:
    body = f"<title>检索结果</title><body><p>共找到10条结果</p>{holder}{LISTS[shape]}"
    verdict = screen(Page(url=URL, body=body.encode()))
    assert (verdict.name, verdict.evidence) == ("list", "10 abstracts")


def test_a_report_whose_chapters_have_headings_and_links_is_no_list() -> None:
    chapters = "".join(
        f"<h3>{at}、加快推进全县重点工作</h3><p>{text}<a href=/x{at}>重点工作实施方案的全文</a></p>"
        for at, (_, text) in enumerate(ABSTRACTS)
    )
    related = "".join(f"<p>{title}</p>" for title, _ in LINKED)
    body = f"<title>工作报告</title><body><div class=unheard-of>{chapters}{related}</div>"
    assert screen(Page(url=URL, body=body.encode())).name == "real"


@pytest.mark.parametrize(
    "holder", ["<div id=zoom>", "<div class=unheard-of>", "<div class=TRS_Editor><p>附件："]
)
def test_a_page_whose_text_is_in_a_file_says_so_and_names_it(holder: str) -> None:
    title = "2021年青槐县政府工作报告"
    link = f'<a href="./P020210203.pdf">{title}（在青槐县第十六届人民代表大会第五次会议上）.pdf</a>'
    body = f"<title>{title}</title><body><h1>{title}</h1>{holder}{link}</div>{FOOT}"
    verdict = screen(Page(url=URL, body=body.encode()))
    assert verdict.name == "list"
    assert "the text is in a file: 2021年青槐县政府工作报告" in verdict.evidence
    assert "P020210203" not in verdict.evidence


def test_a_failure_on_the_wire_is_an_error_that_names_it() -> None:
    verdict = screen(Page(url=URL, transport="timeout", status=None))
    assert (verdict.name, verdict.evidence) == ("error", "transport timeout")


def test_an_article_that_redirects_to_the_home_page_is_gone() -> None:
    body = page("trs", "clean").encode()
    assert (
        screen(Page(url=URL, final_url="https://www.example.gov.cn/index.html", body=body)).name == "soft_404"
    )
    assert screen(Page(url=URL, final_url=URL.replace("https", "http"), body=body)).name == "real"
    assert (
        screen(
            Page(url="http://www.example.gov.cn/", final_url="https://www.example.gov.cn/", body=body)
        ).name
        == "real"
    )


def test_documents_are_known_by_their_bytes() -> None:
    ole = Page(url="https://www.example.gov.cn/a.wps", body=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert screen(ole).name == "real"
    assert screen(Page(url=URL, body=b"\x1f\x8b\x08\x00" + b"\x01\x02" * 300)).name == "error"
    assert screen(Page(url=URL, body=b"%PDF-1.4 this is none")).name == "error"


@pytest.mark.corpus
def test_no_real_page_of_the_corpus_is_called_anything_but_real_or_list(corpus: Path) -> None:
    notices = {"article_detail_expired.html"}
    for path in sorted(
        [*corpus.glob("html/**/*.html"), *corpus.glob("reports/**/*.txt"), *corpus.glob("seeds/*.txt")]
    ):
        name = screen(Page(url=URL, body=path.read_bytes())).name
        assert (name in {"real", "list"}) is (path.name not in notices), (path, name)
