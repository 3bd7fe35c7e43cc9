"""Pages of every layout come out as exactly their text."""

from pipelines.clean import clean
from pipelines.extract import extract
from pipelines.screen import screen
from storage.records import Article, Page


def read(body: str, url: str = "https://www.example.gov.cn/a.html") -> list[Article]:
    page = Page(url=url, body=body.encode())
    return [clean(article) for article in extract(page, screen(page))]


def test_a_known_container_gives_its_lines_and_nothing_else() -> None:
    text = "各位代表：我代表区人民政府，向大会报告工作，请予审议。" * 3
    body = f"<body><div>首页</div><div class=TRS_Editor><p>政府工作报告</p><p>{text}</p></div><p>版权所有</p></body>"
    (article,) = read(body)
    assert article.text == f"政府工作报告\n{text}"
    assert article.rule == ".TRS_Editor"
    assert article.entry == ""
