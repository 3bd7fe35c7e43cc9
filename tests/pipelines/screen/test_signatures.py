"""What a site says of itself, and notices with a whole site around them, are no articles."""

import pytest

from pipelines.screen.verdict import examine, screen
from storage.records import Page

MENU = "".join(f'<li><a href="/{at}">望潮政务栏目{at}</a></li>' for at in range(30))


def served(html: str) -> Page:
    body = f'<meta charset="utf-8">{html}'.encode()
    return Page(url="https://www.example.gov.cn/zwgk/t20210209_1.html", status=200, body=body)


SITE_SAYS = (
    "<div class=footer><p>本网站由泠州市人民政府主办，泠州市大数据中心承办。地址：人民路1号，邮编：300000，电话：0999-8888888。瀚ICP备05000000号，网站标识码：9901210003。</p></div>",
    "<div><p>您的浏览器版本过低，为了获得更好的浏览体验，建议您使用最新版本的浏览器访问本网站。</p></div>",
    "<div><p>主办：泠州市人民政府</p><p>地址：泠州市人民路1号　邮编：300000　电话：0999-8888888　传真：0999-8888889</p></div>",
)


@pytest.mark.parametrize("words", SITE_SAYS)
@pytest.mark.parametrize("inside", ["", "<p>稍候</p>", "<div id=app></div><script src=/app.js></script>"])
@pytest.mark.parametrize("container", ["con", "TRS_Editor", "article"])
def test_what_a_site_says_of_itself_is_no_article(container: str, inside: str, words: str) -> None:
    html = f"<title>政务公开</title><ul>{MENU}</ul><div class={container}>{inside}</div>{words}"

    assert screen(served(html)).name in {"empty", "list"}


@pytest.mark.parametrize("words", SITE_SAYS)
def test_a_short_article_above_a_site_s_words_is_one(words: str) -> None:
    article = "<p>经县政府研究决定，任命闻雨舟为青槐县发展和改革局局长，免去其原任职务。</p>"

    assert screen(served(f"<title>任免</title><div class=TRS_Editor>{article}</div>{words}")).name == "real"


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("页面已过期或不存在，请返回首页重新浏览。", "soft_404"),
        ("您没有权限查看该信息", "soft_404"),
        ("此信息已设置为不公开", "soft_404"),
        ("系统升级维护，暂停服务，给您带来的不便敬请谅解。", "error"),
        ("服务器繁忙，请稍后再试", "error"),
        ("该网站未备案，暂时无法访问", "error"),
        ("您的请求带有不合法参数，已被拦截", "challenged"),
        ("正在检查您的浏览器，请稍候…", "challenged"),
        ("请求存在威胁，已被拦截", "challenged"),
        ("该网站不允许境外访问", "challenged"),
    ],
)
def test_a_notice_is_told_with_and_without_a_site_around_it(notice: str, name: str) -> None:
    bare = f"<title>提示</title><p>{notice}</p>"
    around = f"<title>提示</title><ul>{MENU}</ul><div class=con><p>{notice}</p></div>{SITE_SAYS[0]}"

    assert screen(served(bare)).name == name
    assert screen(served(around)).name == name


def test_a_title_states_what_a_page_of_many_words_is() -> None:
    words = "".join(f"<p><span>办事指南第{at}号</span></p>" for at in range(60))

    assert screen(served(f"<title>页面不存在</title>{words}")).name == "soft_404"


@pytest.mark.parametrize("words", SITE_SAYS)
def test_a_short_article_in_an_unknown_place_is_found_above_a_site_s_longer_words(words: str) -> None:
    article = "<p>经县政府研究决定，任命闻雨舟为青槐县发展和改革局局长，免去其原任职务。</p>"
    shown = examine(
        served(
            f"<title>任免</title><ul>{MENU}</ul><div class=qx7>{article}</div><div class=zz9>{words}</div>"
        )
    )

    assert shown.content is not None
    assert [line[:6] for line in shown.content.lines] == ["经县政府研究"]


@pytest.mark.parametrize("name", ["TRS_Editor", "contentTextBox", "j-fontContent"])
def test_a_known_name_on_a_line_beside_does_not_hide_the_article(name: str) -> None:
    line = f"<div class={name}>发布时间：2021-02-09 10:20 来源：泠州市人民政府办公室 浏览次数：123</div>"
    text = "".join(
        f"<p>第{at}项，全市经济稳中有进，城乡面貌持续改善，群众生活水平不断提高。</p>" for at in range(60)
    )
    shown = examine(served(f"<title>报告</title><div class=qx7><h2>报告</h2>{line}{text}</div>"))

    assert shown.content is not None
    assert len(shown.content.lines) >= 60
