"""JSON answers: the article in a string is read as its page would be; lists stay lists; faults are told."""

import html
import json

import pytest

from pipelines.clean.steps import clean
from pipelines.extract.article_assembly import extract
from pipelines.screen.verdict import examine
from storage.records import Article, Page, Verdict
from tests.support.shells import DIALECTS, LINES, TITLE

URL = "https://www.example.gov.cn/api/article?id=7"
BODY = DIALECTS["clean"]
WHOLE = {"title": TITLE, "publishTime": "2021-02-09 09:30:00", "source": "县府办", "content": BODY}

ANSWERS: dict[str, object] = {
    "data": {"code": 200, "msg": "操作成功", "data": WHOLE},
    "bare": {"articleTitle": TITLE, "contentHtml": BODY},
    "deep": {"result": {"list": [{"info": {"id": 3, "docTitle": TITLE, "docContent": BODY}}]}},
    "escaped": {"data": {"title": TITLE, "content": html.escape(BODY)}},
    "a string of JSON": {"success": True, "data": json.dumps(WHOLE, ensure_ascii=False)},
    "with related titles": {"data": WHOLE, "related": [{"title": "望潮区召开调度会", "content": ""}] * 5},
}


def read(answer: object, *, call: str = "") -> tuple[Verdict, list[Article]]:
    text = json.dumps(answer, ensure_ascii=False)
    page = Page(url=URL, body=(f"{call}({text});" if call else text).encode())
    screening = examine(page)
    return screening.verdict, [clean(article) for article in extract(screening.content, screening.verdict)]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("call", ["", "jQuery1102_16"])
def test_the_article_in_an_answer_is_read_with_its_title(answer: str, call: str) -> None:
    verdict, (article,) = read(ANSWERS[answer], call=call)
    assert verdict.name == "real"
    assert (article.layout, article.rule, article.title) == ("json", "{content}", TITLE)
    assert article.text.split("\n") == list(LINES)


def test_day_and_source_of_an_answer_are_fields() -> None:
    _, (article,) = read(ANSWERS["data"])
    assert (article.fields.published, article.fields.publisher) == ("2021-02-09", "县府办")


def test_whole_articles_in_an_answer_are_entries_and_abstracts_are_none() -> None:
    many = {
        "rows": [
            {**WHOLE, "title": f"{year}年工作报告", "url": f"/{year}.html", "content": BODY * 4}
            for year in (2020, 2021)
        ]
    }
    verdict, articles = read(many)
    assert verdict.name == "list"
    assert [article.entry for article in articles] == [
        f"https://www.example.gov.cn/{year}.html" for year in (2020, 2021)
    ]
    assert articles[0].text.startswith(LINES[0])
    abstracts = {
        "rows": [{**WHOLE, "content": "各位代表：现在，我代表县人民政府，向大会报告工作。" * 6}] * 10
    }
    assert [part if isinstance(part, list) else part.name for part in read(abstracts)] == ["list", []]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"code": 404, "msg": "文章不存在", "data": None}, "soft_404"),
        ({"code": 404, "msg": "无"}, "missing"),
        ({"code": 500, "message": "服务器内部错误"}, "error"),
        ({"status": 502, "error": "x", "path": "/art"}, "error"),
        ({"code": 0, "msg": "访问过于频繁，请稍后再试"}, "challenged"),
        ({"code": 200, "msg": "success", "data": []}, "list"),
        ({"total": 2, "list": [{"title": "一"}, {"title": "二"}]}, "list"),
        (
            {
                "data": {
                    "html": "<ul>"
                    + '<li><a href="/a">望潮区推进第七号工程建设</a><span>2021-02-09</span></li>' * 9
                }
            },
            "list",
        ),
    ],
)
def test_an_answer_without_an_article_says_what_it_is(answer: object, name: str) -> None:
    assert read(answer)[0].name == name
