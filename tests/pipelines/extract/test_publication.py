"""The day of publication and the source are read off the line about an article, and no other day is taken for it."""

import pytest

from pipelines.extract.publication import stated
from storage.records import Page
from tests.pipelines.extract.test_articles import URL, only
from tests.support.reading import articles_on
from tests.support.shells import LINES

DAY = "2021-03-10"
BODY = "".join(f"<p>{line}</p>" for line in LINES)

STATED = (
    "发布日期：2021-03-10　来源：县政府办",
    "来源：县政府办 2021-03-10 09:30",
    "2021-03-10 09:30 来源：县政府办 浏览次数：12",
    "2021年3月10日 来源：县政府办",
    "发布时间:2021.03.10 10:11:12 信息来源：县政府办 点击数：",
    "【发布日期】2021-03-10 【来源】县政府办",
    "成文日期：2021-02-01 发布日期：2021-03-10 来源：县政府办",
    "当前时间：2026-11-27 发布时间：2021-03-10 来源：县政府办",
    "<span>发布日期：</span><span id=t>2021-03-10 08:00</span><span>来源：</span><b>县政府办</b>",
    "稿源：县政府办 | 2021-03-10",
)
DAY_ALONE = (
    "2021-03-10",
    "2021年03月10日 10:20",
    "[2021-03-10] 【字体：大 中 小】",
    "县政府办 2021-03-10 点击：12",
    "2021-03-10 · 县政府办 · 阅读 84396",
    "发布于：2021-03-10",
    "更新日期：2021-03-10",
    "成文日期：2021-03-10",
)
NOT_ITS_OWN = (
    "当前时间：2026-11-27",
    "系统时间：2026年11月27日",
    "打印日期：2026-11-27",
    "今天是2026年11月27日 星期五",
    "2026年11月27日 星期五",
    "会议时间：2021年2月3日 来源",
    "有效期至 2021年2月3日，废止日期：2022-01-01",
)


def page(line: str) -> str:
    return f"<title>政府工作报告</title><body><div>首页 新闻</div><h1>政府工作报告</h1><div>{line}</div><div class=TRS_Editor>{BODY}</div>"


@pytest.mark.parametrize("line", STATED)
def test_day_and_source_are_read_however_the_line_under_the_title_puts_them(line: str) -> None:
    fields = only(page(line)).fields

    assert (fields.published, fields.publisher) == (DAY, "县政府办")


@pytest.mark.parametrize("line", DAY_ALONE)
def test_a_day_that_stands_there_by_itself_is_read(line: str) -> None:
    assert only(page(line)).fields.published == DAY


@pytest.mark.parametrize("line", NOT_ITS_OWN)
def test_the_day_of_a_visit_or_of_something_else_is_no_publication(line: str) -> None:
    assert only(page(line)).fields.published == ""


def test_the_day_of_a_speech_under_its_title_is_no_publication() -> None:
    assert stated([], ["政府工作报告", "2021年2月3日", "（2021年2月3日在县人民代表大会上）"]) == ("", "")


@pytest.mark.parametrize("visited", ["2021-03-09T16:00:00.000000Z", "2021-03-10T01:00:00.000000Z"])
def test_a_day_by_itself_may_be_that_of_the_visit_and_says_nothing_then(visited: str) -> None:
    given = Page(url=URL, body=page("2021年3月10日").encode(), at=visited)
    (article,) = articles_on(given)

    assert article.fields.published == ""
    assert stated(["2021-03-10"], [], "2021-03-12") == (DAY, "")
    assert stated(["发布日期：2021-03-10"], [], "2021-03-10") == (DAY, "")


def test_a_list_of_other_news_states_nothing() -> None:
    assert stated(["要闻一 2021-03-10 要闻二 2021-03-09 浏览"], []) == ("", "")


def test_a_labelled_day_goes_before_one_by_itself_and_the_nearest_before_others() -> None:
    assert stated(["2021-03-11", "发布日期：2021-03-10", "发布日期：2021-03-09"], []) == (DAY, "")
