"""Title, day and publisher come from where a page states them, not from what its build left in a meta."""

from pipelines.refine import refine
from storage.records import Page
from tests.pipelines.extract.test_articles import URL, only
from tests.pipelines.extract.test_info_table import FORMS, ROWS
from tests.support.shells import LINES

BODY = "".join(f"<p>{line}</p>" for line in LINES)
BUILT = '<meta name=PubDate content="2023-08-16 10:33:59"><meta name=others content="页面生成时间 {}">'
TABLE = (
    "<table><tr><td>索 引 号：</td><td>014742224A/2023-0043406</td></tr>"
    "<tr><td>{}</td><td>\n      2023-05-11\n   </td></tr><tr><td>公开方式：</td><td>主动公开</td></tr>"
    "<tr><td>标　　题：</td><td>青槐县2022年统计公报</td></tr></table>"
)


def test_a_day_of_publication_that_is_the_moment_of_the_build_says_nothing() -> None:
    page = BUILT.format("2023-08-16 10:33:59") + "<body>{}<div class=TRS_Editor>" + BODY
    assert only(page.format(TABLE.format("生成日期："))).fields.published == "2023-05-11"
    assert only(page.format("")).fields.published == ""


def test_another_moment_of_the_build_leaves_the_day_of_publication() -> None:
    page = BUILT.format("2023-09-01 08:00:00") + "<body><div class=TRS_Editor>" + BODY
    assert only(page).fields.published == "2023-08-16"


def test_a_title_that_only_the_table_states_is_the_title() -> None:
    for title in ("", "<title>青槐县人民政府</title>"):
        page = f"{title}<body>{TABLE.format('成文日期：')}<div class=TRS_Editor>{BODY}"
        assert only(page).title == "青槐县2022年统计公报"


def test_two_publishers_with_a_blank_between_are_two() -> None:
    for line in (
        "来源： 青槐县统计局 国家统计局青槐调查队",
        "2023-05-11 来源：青槐县统计局  国家统计局青槐调查队 浏览次数：12",
    ):
        page = f"<body><div><span>{line}</span></div><div class=TRS_Editor>{BODY}"
        assert only(page).fields.publisher == "青槐县统计局 国家统计局青槐调查队"


def test_a_label_without_a_value_takes_no_value_of_the_next_label() -> None:
    page = f"<body><div>来源：  访问量： 12</div><div class=TRS_Editor>{BODY}"
    assert only(page).fields.publisher == ""


def test_a_page_whose_document_is_a_file_below_its_table_is_read_without_failing() -> None:
    page = f"<title>青槐县人民政府</title><body><div class=content>{FORMS['table']}<p>文号</p><p>无</p><p>来源：</p></div>"
    (outcome,) = refine(Page(url=URL, body=page.encode()))

    assert outcome.article.verdict.name != "error"
    assert outcome.article.fields.info == ROWS
