"""Pages of every layout come out as exactly their text, whatever changes around it."""

from pathlib import Path

import pytest

from pipelines.clean.steps import clean
from pipelines.extract.article_assembly import extract
from pipelines.extract.layouts import LAYOUTS
from storage.records import Article, Page, Verdict
from tests.support.paths import PAGES
from tests.support.reading import articles_on
from tests.support.shells import DIALECTS, LINES, SHELLS, TEXT, TITLE, page

URL = "https://www.example.gov.cn/zwgk/t20210209_1.html"


def read(body: str | bytes, url: str = URL) -> list[Article]:
    given = Page(url=url, body=body if isinstance(body, bytes) else body.encode())
    return [clean(article) for article in articles_on(given)]


def only(body: str | bytes) -> Article:
    (article,) = read(body)
    return article


@pytest.mark.parametrize("saved", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_a_saved_page_gives_the_lines_saved_beside_it(saved: Path) -> None:
    assert only(saved.read_bytes()).text == saved.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_every_layout_has_a_saved_page_that_it_recognises() -> None:
    found = {only(saved.read_bytes()).layout for saved in PAGES.glob("*.html")}
    assert {layout.name for layout in LAYOUTS} - {"aggregator"} <= found


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_shell_gives_the_same_lines_however_they_are_written_and_whatever_changes_around(
    shell: str, dialect: str
) -> None:
    first, second = (only(page(shell, dialect, seed)) for seed in (3, 7))
    assert first.text.split("\n") == list(LINES)
    assert second.text == first.text
    assert second.rule == first.rule


@pytest.mark.parametrize("shell", SHELLS)
def test_an_edit_of_one_character_is_one_character_of_difference(shell: str) -> None:
    edited = page(shell, "clean", 7, DIALECTS["clean"].replace("31.4亿元", "31.5亿元"))
    assert only(edited).text == "\n".join(LINES).replace("31.4亿元", "31.5亿元")


def test_what_was_left_out_is_kept_with_its_rule() -> None:
    article = only(page("flat", "clean"))
    assert {trim.rule for trim in article.trimmed} >= {"page_title", "meta_line", "neighbours", "print_close"}
    assert article.rule == "densest"


def test_fields_stand_beside_the_text() -> None:
    article = only(page("info_table", "clean"))
    assert article.title == TITLE
    assert article.fields.index_no == "002/2021-15"
    assert article.fields.publisher == "县府办"
    assert article.fields.published == "2021-02-09"
    assert article.fields.site_code == "9901210003"
    assert [(file.type, file.url) for file in article.attachments] == [
        ("docx", "https://www.example.gov.cn/zwgk/P020210203.docx")
    ]
    assert ("公开分类", "") not in article.fields.info


def test_placeholders_are_nothing() -> None:
    body = (
        '<meta name="SiteName" content="网站名称"><meta name="PubDate" content="--"><div class=TRS_Editor><p>'
        + "内容，如此。" * 20
        + "</p></div>"
    )
    fields = only(body).fields
    assert (fields.site_name, fields.published, fields.publisher) == ("", "", "")


def test_words_of_boilerplate_inside_the_text_stay() -> None:
    text = only(page("flat", "div")).text
    for word in ("打印机产业园", "关闭散乱污企业", "咨询服务热线", "分享发展成果", "3D打印"):
        assert word in text


def test_parts_are_joined_and_a_missing_part_is_flagged() -> None:
    first, second = (
        f"<div class=TRS_Editor><p>{'第' + name + '部分，内容。' * 10}</p></div>" for name in "一二"
    )
    parts = (
        Page(url=URL + "?2", body=second.encode()),
        Page(url=URL + "?3", transport="timeout", status=None),
    )
    whole = Page(url=URL, body=first.encode(), parts=parts)
    (article,) = (clean(each) for each in articles_on(whole))
    assert article.text.count("\n") == 1
    assert "part_missing" in article.flags
    assert article.fields.parts_missing == 1


def test_a_list_of_articles_is_split_and_each_has_its_own_key() -> None:
    items = "".join(
        f'<li><a href="/news/{at}.html">【青槐县招商】{2018 + at}年报告</a><div>{"各位代表，过去一年成绩显著。" * 20}第{at}份</div><span>2021-0{at}-09</span></li>'
        for at in (1, 2, 3)
    )
    articles = read(
        f'<div class="list"><ul>{items}</ul></div><div class="tougao">有想补充的信息?<a>点我投稿</a></div>'
    )
    assert [article.entry for article in articles] == [
        f"https://www.example.gov.cn/news/{at}.html" for at in (1, 2, 3)
    ]
    assert [article.fields.published for article in articles] == ["2021-01-09", "2021-02-09", "2021-03-09"]
    assert all("点我投稿" not in article.text and article.title not in article.text for article in articles)


def test_a_text_that_is_a_list_is_split_and_keys_do_not_depend_on_the_position() -> None:
    def item(name: str) -> str:
        return f"• {name}年青槐县政府工作报告\n\n    {name}年，各位代表，我们做了很多工作，取得了成绩。{'再接再厉，' * 40}\n\n    2025-07-09\n\n"

    both, reverse = read(item("2019") + item("2020")), read(item("2020") + item("2019"))
    assert [article.title for article in both] == ["2019年青槐县政府工作报告", "2020年青槐县政府工作报告"]
    assert {article.entry for article in both} == {article.entry for article in reverse}
    assert len({article.entry for article in both}) == 2


def test_a_page_that_was_not_read_gives_no_article() -> None:
    assert extract(None, Verdict("real", "")) == []


def test_a_body_behind_an_early_end_of_the_page_is_found() -> None:
    body = f"<html><body><div>首页</div></body></html><div id=zoom>{DIALECTS['clean']}</div>"
    assert only(body).text == "\n".join(LINES)


def test_source_line_breaks_inside_a_sentence_leave_no_space() -> None:
    assert only(
        f"<div id=zoom><p>经济稳\n   中向好，\n社会和谐。{'内容充实，' * 10}</p></div>"
    ).text.startswith("经济稳中向好，社会和谐。")


def test_preformatted_text_keeps_its_lines() -> None:
    lines = [f"第{at}段内容，充实而完整，各项工作扎实推进。" for at in range(5)]
    assert only("<div id=zoom><pre>" + "\n".join(lines) + "</pre></div>").text == "\n".join(lines)


def test_a_body_in_two_sibling_containers_is_one_text_and_one_that_stands_twice_is_not_doubled() -> None:
    first, second = (f"<p>{'第' + name + '部分，各项工作扎实推进。' * 10}</p>" for name in "一二")
    divided = only(f"<div><div class=TRS_Editor>{first}</div><div class=TRS_Editor>{second}</div></div>")
    assert divided.text.count("\n") == 1
    twice = only(f"<div><div class=TRS_Editor>{first}</div><div class=TRS_Editor>{first}</div></div>")
    assert twice.text.count("\n") == 0


def test_wechat_says_in_its_script_when_and_in_its_head_by_whom() -> None:
    script = '<script>var ct = "1612864800";</script>'
    fields = only(page("wechat", "section").replace("</head>", script + "</head>")).fields
    assert (fields.published, fields.publisher) == ("2021-02-09", "青槐发布")


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("window.ct='1612864800'; var nickname = '青槐发布';", ""),
        ("var ct = '' || '1612864800'; var nickname = htmlDecode(\"青槐发布\");", ""),
        ("var createTime = '2021-02-09 18:00'; var nickname = \"青槐发布\";", ""),
        ("var nickname = '青槐发布'; var ct = '';", "2021年02月09日 18:00"),
    ],
)
def test_wechat_s_script_says_it_where_the_head_is_empty(script: str, shown: str) -> None:
    body = f'<p id="js_name"> </p><em id="publish_time">{shown}</em><div id="js_content">{DIALECTS["clean"]}</div>'
    fields = only(f"<script>{script}</script>{body}").fields
    assert (fields.published, fields.publisher) == ("2021-02-09", "青槐发布")


def test_a_pager_is_a_field_and_no_text() -> None:
    links = '<div class="page"><a href="./t20210209_1.html">1</a><a href="./t20210209_1_1.html">2</a><a href="./t20210209_1_2.html">3</a></div>'
    article = only(f"<div class=TRS_Editor>{DIALECTS['clean']}{links}</div>")
    assert article.fields.pager == tuple(
        f"https://www.example.gov.cn/zwgk/t20210209_1_{at}.html" for at in (1, 2)
    )
    assert article.text == "\n".join(LINES)


def test_the_pager_of_an_article_whose_pages_are_numbered_from_1_is_one_too() -> None:
    links = "".join(f'<a href="show-12-345-{at}.html">{at}</a>' for at in (1, 2, 3))
    body = f"<div class=TRS_Editor>{DIALECTS['clean']}<div class=page>{links}</div></div>"
    (article,) = read(body, "https://www.example.gov.cn/zwgk/show-12-345-1.html")

    assert article.fields.pager == tuple(
        f"https://www.example.gov.cn/zwgk/show-12-345-{at}.html" for at in (2, 3)
    )
    assert article.text == "\n".join(LINES)


def test_a_body_that_only_a_script_shows_is_read() -> None:
    assert only(f'<div id="zoom" style="display:none">{DIALECTS["clean"]}</div>').text == "\n".join(LINES)


def test_what_is_hidden_inside_the_body_is_left_out() -> None:
    body = DIALECTS["clean"].replace("</p>", '<span style="display: none">隐藏</span></p>', 3)
    assert only(f'<div id="zoom">{body}</div>').text == "\n".join(LINES)


@pytest.mark.parametrize("tag", ["span", "font"])
@pytest.mark.parametrize("step", [2, 8, 12])
def test_a_text_in_short_inline_pieces_is_found_where_nobody_knows_the_container(tag: str, step: int) -> None:
    pieces = ([line[at : at + step] for at in range(0, len(line), step)] for line in TEXT)
    body = "".join("<p>" + "".join(f"<{tag}>{piece}</{tag}>" for piece in line) + "</p>\n" for line in pieces)
    menu = "".join(f'<li><a href="/{at}">政务公开栏目{at}</a></li>' for at in range(20))
    article = only(
        f"<body><ul>{menu}</ul><div class=unheard-of>{body}</div><p>版权所有 泠州市人民政府</p></body>"
    )
    assert article.text == "\n".join(TEXT)


def test_labels_side_by_side_weigh_nothing_beside_one_block_of_text() -> None:
    info = "<div><span>2025-07-09</span><span>浏览：88231</span><span>来源：县府办</span></div>"
    text = "全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进。" * 5
    assert only(f"<body><div>{info}<div>{text}</div></div></body>").text == text


def test_a_tag_that_swallowed_another_leaves_no_markup_among_the_words() -> None:
    paragraphs = "".join(f"<p class=a <b>{line}</p>" for line in LINES)
    assert "<p" not in only(f"<html><body><div id=zoom>{paragraphs}</div></body></html>").text


def test_a_text_nested_as_deep_as_a_tree_can_be_is_written() -> None:
    words = f"{LINES[0]}{TEXT[:400]}"
    deep = f"<html><body><div id='zoom'>{'<div>' * 1900}{words}</div></body></html>"
    assert only(deep).text.replace("\n", "") == words.replace("\n", "")


@pytest.mark.parametrize(("tag", "rule"), [("td", "td.p1"), ("div", "densest")])
def test_a_rule_with_a_tag_names_that_tag_alone(tag: str, rule: str) -> None:
    cell = f"<table><tr><td><{tag} class=p1>{''.join(f'<p>{line}</p>' for line in LINES)}</{tag}></td></tr></table>"
    body = f"<html><meta name='manuscriptId' content='1'><body><div>首页 新闻</div>{cell}</body></html>"

    article = only(body.replace("<td><td", "<td").replace("</td></td>", "</td>"))

    assert (article.rule, article.layout) == (rule, "govcn")
    assert article.text.startswith(LINES[0])
