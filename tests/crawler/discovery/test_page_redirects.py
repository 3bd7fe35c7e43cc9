"""A page that only leads on, by a script as it loads or by a refresh, is told with the address it leads to."""

import pytest

from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask
from crawler.discovery.page_redirects import MOST_STEPS, redirects_of
from pipelines.parse.document import open_page
from storage.records import Page

HOME = "http://www.qinghuai.example/"
MAIN = f"{HOME}main/index.html"

LEADING = (
    "<script>location.href='main/index.html'</script>",
    '<script type="text/javascript">window.location.href = "/main/index.html";</script>',
    "<script>window.location='http://www.qinghuai.example/main/index.html'</script>",
    "<script>location.replace('./main/index.html');</script>",
    '<script>\n// location.href="/old/";\nself.location.assign( "main/index.html" )\n</script>',
    "<script>top.location = 'main/index.html'</script>",
    "<body onload=\"location.href='main/index.html'\">请稍候</body>",
    "<script>if (/iPhone/.test(navigator.userAgent)) { location.href='/wap/' } else { location.href='main/index.html' }</script>",
    '<meta http-equiv="refresh" content="0;url=main/index.html">',
    "<META HTTP-EQUIV='Refresh' CONTENT='30; URL=\"main/index.html\"'>",
    '<noscript><meta http-equiv="refresh" content="0; url=/main/index.html"></noscript>',
    "<script>location.href='main/index.html'</script><a href='http://beian.example/'>青ICP备05000001号</a>",
)
OTHERS = (
    "<p>正在建设中</p>",
    "<script>location.href='main/' + page + '.html'</script>",
    "<script>location.href=url</script>",
    "<script>var mylocation='main/index.html'</script>",
    "<script>document.cookie='a=1';location.href='main/index.html'</script>",
    "<script>location.href='/'</script>",
    "<script>location.href='javascript:void(0)'</script>",
    '<meta http-equiv="refresh" content="300">',
    "<script>location.href='main/index.html'</script>"
    + "".join(f"<a href='/{n}/'>栏目</a>" for n in range(9)),
)


def after(source: str, steps: int = 0) -> list[str]:
    doc = LinkPage(open_page(Page(url=HOME, body=f"<html>{source}</html>".encode())))
    return [ask.url for ask in redirects_of(doc, Ask(url=HOME, steps=steps))]


@pytest.mark.parametrize("source", LEADING)
def test_a_page_that_only_leads_on_says_where_to(source: str) -> None:
    assert after(source) == [MAIN]


@pytest.mark.parametrize("source", OTHERS)
def test_a_page_with_content_or_without_an_address_leads_nowhere(source: str) -> None:
    assert after(source) == []


def test_a_row_of_pages_that_lead_on_has_an_end() -> None:
    assert after(LEADING[0], steps=MOST_STEPS - 1) == [MAIN]
    assert after(LEADING[0], steps=MOST_STEPS) == []
