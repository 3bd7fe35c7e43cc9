"""A publisher that a script writes behind its label is read; other things that scripts write are not."""

import pytest

from pipelines.extract.scripted_source import scripted_sources
from storage.records import Page
from tests.pipelines.extract.test_publication import BODY
from tests.support.reading import articles_on

WRITTEN = (
    '来源：<script>document.write("泠州日报")</script>',
    '来 源：<em><script type="text/javascript">var ly = "泠州日报";\nif (ly != "") { document.write(ly); }</script></em>',
    "<script>var source='泠州日报'; document.write(\"来源：\" + source);</script>",
    '<script>document.write("<span>信息来源：<b>泠州日报</b></span>");</script>',
    "稿源：&nbsp;<script>document.writeln('<em>泠州日报</em>');</script>",
)
NOT_WRITTEN = (
    '来源：<b></b><script>document.write("<a href=\'" + to + "\'>" + name + "</a>")</script>',
    '来源：县政府办</span><script>document.write("打印本页")</script>',
    "来源：<script>var x = ''; document.write(x)</script>",
    '<script>document.write("今天是2021年3月10日")</script>来源：',
)


@pytest.mark.parametrize("source", WRITTEN)
def test_a_written_publisher_is_read(source: str) -> None:
    assert list(scripted_sources(source)) == ["来源：泠州日报"]


@pytest.mark.parametrize("source", NOT_WRITTEN)
def test_nothing_else_that_is_written_is_a_publisher(source: str) -> None:
    assert list(scripted_sources(source)) == []


@pytest.mark.parametrize("source", WRITTEN)
def test_a_page_has_the_publisher_that_its_script_writes(source: str) -> None:
    body = f"<meta name=ContentSource content=本网><body><p>{source}</p><div class=TRS_Editor>{BODY}</div>"
    (article,) = articles_on(Page(url="https://www.example.gov.cn/a.html", body=body.encode()))

    assert article.fields.publisher == "泠州日报"
