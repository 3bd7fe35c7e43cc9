"""A column's page in a container that articles stand in too is a list, and what is listed there is no text of ours."""

import pytest

from pipelines.screen.verdict import screen
from pipelines.stages import refine
from storage.records import Page, Rejected

ROWS = [(f"/art/2024/3/{at}.html", f"关于第{at}号事项的公示", f"2024-03-{at:02}") for at in range(1, 25)]
COLUMNS = {
    "rows": "".join(f'<p><a href="{url}">{title}</a> {day}</p>' for url, title, day in ROWS),
    "items": "<ul>" + "".join(f"<li><a href='{url}'>{title}</a><span>[{day}]</span></li>" for url, title, day in ROWS) + "</ul>",
    "table": "<table>" + "".join(f"<tr><td><a href={url}>{title}</a></td><td>{day}</td></tr>" for url, title, day in ROWS) + "</table>",
    "bare": "".join(f'<a href="{url}">{title}</a>{day}<br>' for url, title, day in ROWS),
}  # fmt: skip
PROSE = "一年来，全县上下稳中求进，各项事业取得新的成绩，地区生产总值增长百分之六点五，城乡居民收入稳步增长。"
LINKS = "".join(f'<li><a href="{url}">{title}</a></li>' for url, title, _ in ROWS)
ARTICLES = {
    "a text under its contents": "".join(f'<a href="#c{at}">第{at}章发展环境</a><br>' for at in range(12)) + f"<p>{PROSE}</p>" * 3,
    "a text of headings that scripts lead to": "".join(
        f'<p><a href="JavaScript:go({at})">第{at}章发展环境与目标任务</a></p>' for at in range(12)
    ),
    "a notice with many files": "<p>现将有关材料予以公布，请各单位认真组织学习并抓好贯彻落实工作</p>"
    + "".join(f'<p><a href="/files/{at}.doc">附件{at}：全县重点项目建设任务分解表</a></p>' for at in range(1, 13)),
    "a text before related reading": f"<p>{PROSE}</p><ul>{LINKS}</ul>",
    "a text whose words are links": "".join(f'<p><a href="/tag/{at}">全县</a>上下稳中求进，各项事业取得了新的成绩。</p>' for at in range(12)),
    "paragraphs inside links": "".join(f'<p><a href="/x{at}.html">{PROSE * 3}</a></p>' for at in range(9)),
    "few links": "".join(f'<p><a href="{url}">{title}及其有关情况的说明</a></p>' for url, title, _ in ROWS[:7]),
}  # fmt: skip


def page(inner: str, holder: str = "TRS_Editor") -> Page:
    html = (
        f"<html><head><title>公示公告</title></head><body><div class='{holder}'>{inner}</div></body></html>"
    )
    return Page(url="http://www.qinghuai.example/gs/index.html", body=html.encode(), status=200)


@pytest.mark.parametrize("shape", COLUMNS)
@pytest.mark.parametrize("holder", ["TRS_Editor", "unknown"])
def test_links_in_a_container_of_articles_are_a_list(shape: str, holder: str) -> None:
    judged = screen(page(COLUMNS[shape], holder))
    assert (judged.name, judged.evidence[:8]) == ("list", "24 links")
    (outcome,) = refine(page(COLUMNS[shape], holder))
    assert isinstance(outcome, Rejected)
    assert not outcome.article.text


@pytest.mark.parametrize("shape", ARTICLES)
def test_an_article_with_links_stays_an_article(shape: str) -> None:
    assert screen(page(ARTICLES[shape])).name == "real"
