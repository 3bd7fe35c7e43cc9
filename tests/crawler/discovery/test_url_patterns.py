"""Addresses of articles are told from those of columns, whatever system made them."""

import pytest

from crawler.discovery.link_extraction import Link
from crawler.discovery.link_scoring import score_column_link
from crawler.discovery.url_patterns import domain_of, shape_of

HOST = "https://www.example.gov.cn"
ARTICLES = (
    "/art/2021/2/9/art_123_456.html",
    "/art/2021/2/9/art_4e9f0c6c8d7b4b5f9d0d.html",
    "/info/1023/4567.htm",
    "/content/2021-02/09/content_123.htm",
    "/zwgk/show-12-345-1.html",
    "/index.php?m=content&c=index&a=show&catid=12&id=34",
    "/view.aspx?id=12",
    "/article/12345",
    "/news/12345.html",
    "/system/2021/02/09/011234567.shtml",
    "/c/2021-02-09/123456.shtml",
    "/xxgk/detail/123",
    "/ReadNews.asp?NewsID=123",
    "/n1/n2/c123456/content.html",
    "/govopen/show.cdo?id=1234",
    "/xwzx/202102/4e9f0c6c8d7b4b5f9d0d123456789012.shtml",
    "/contents/1/234.html",
    "/zfxxgk/public/6598011/11998261.html",
    "/eportal/ui?pageId=12&articleKey=345&columnId=1",
    "/gkmlpt/content/2/2345/post_2345678.html",
    "/wz/Details?id=1234",
    "/p/12345.html",
    "/xxgk_show-123.htm",
    "/item-view-id-1234.html",
    "/detail.html?id=12345",
    "/zwgk/zfgzbg/t20210209_12345.html",
    "/zwgk/zfgzbg/202102/t20210209_12345.htm",
    "/zwgk/5567/5568/12345.html",
    "/Item/12345.aspx",
    "/Html/2021/zwgk_0209/1234.html",
    "/main/content/2021/0209/1234.html",
    "/2021/0209/1234.html",
    "/202102/0912345.html",
    "/zfgzbg/20210209/12345.html",
    "/web/article/2021/02/09/abcd.html",
    "/web/zwgk/detail.jsp?id=2c90a8",
    "/xxgk/content.jsp?contentId=2811234",
    "/openness/detail/content/602b3c5d7f8b9a2d1f.html",
    "/gov/c100/2021-02/09/content_4e9f.shtml",
    "/cms/web/view/2021/123.html",
    "/zwgk/zfgzbg/content_12345",
    "/zwgk/zfgzbg/content/post_12345.html",
    "/plus/view.php?aid=1234",
    "/e/action/ShowInfo.php?classid=12&id=34",
    "/InfoDetail/?InfoID=8d7b4b5f-9d0d-4e9f-8c6c-1234567890ab&CategoryNum=001",
    "/zwgk/001002/20210209/8d7b4b5f-9d0d-4e9f-8c6c-1234567890ab.html",
    "/zwdt/8d7b4b5f9d0d4e9f8c6c1234567890ab.html",
    "/xxgk/fdzdgknr/zfgzbg/1357.jhtml",
    "/news_show.asp?id=123",
    "/newsinfo.aspx?ItemID=123",
    "/zfxxgk_detail/123456.html",
    "/d/123456.html",
    "/a/20210209/123.htm",
    "/a/202102/123.htm",
    "/zwgk/2021-02/09/c_1127.htm",
    "/xxgk/jcms_files/jcms1/web10/site/art/2021/2/9/art_1_2.html",
    "/portal/article/detail?articleId=123",
)
COLUMNS = (
    "/",
    "/zwgk/",
    "/zwgk/zfgzbg/",
    "/zwgk/zfgzbg/index.html",
    "/zwgk/zfgzbg/index_2.html",
    "/col/col1234/index.html",
    "/zwgk/zfgzbg.htm",
    "/list/12.html",
    "/list-12-1.html",
    "/channel/1234.html",
    "/zwgk/column/1234.html",
    "/zfxxgk/column/6598011?type=4&catId=123",
    "/index.php?m=content&c=index&a=lists&catid=12",
    "/list.aspx?id=12",
    "/gkmlpt/index",
    "/news_list.asp?id=3",
    "/zwgk/list.shtml",
    "/xxgk/fdzdgknr/zfgzbg/",
    "/zfgzbg/1.html",
    "/node_123.htm",
    "/c123/list.shtml",
    "/NewsList/?CategoryNum=001",
    "/category/12",
)


@pytest.mark.parametrize(
    ("path", "has_shape"), [*((path, True) for path in ARTICLES), *((path, False) for path in COLUMNS)]
)
def test_an_address_of_an_article_has_a_shape_and_one_of_a_column_has_none(
    path: str, has_shape: bool
) -> None:
    assert (shape_of(HOST + path) is not None) == has_shape


@pytest.mark.parametrize(
    ("name", "leads"), [("政府信息公开", True), ("政务公开", True), ("推进政务公开工作走深走实", False)]
)
def test_what_is_named_as_a_menu_alone_is_names_a_column_at_any_address(name: str, leads: bool) -> None:
    assert bool(score_column_link(Link(url=f"{HOST}/news/12345.html", text=name))) == leads


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.gov.cn/", "www.gov.cn"),
        ("https://www.com.cn/", "www.com.cn"),
        ("http://www.zj.cn/", "www.zj.cn"),
        ("http://www.qinghuai.gov.cn/zwgk/", "qinghuai.gov.cn"),
        ("http://zwgk.qinghuai.gov.cn:8080/", "zwgk.qinghuai.gov.cn"),
        ("http://www.qinghuai.zj.cn/", "qinghuai.zj.cn"),
        ("http://www.lingzhou.example/", "lingzhou.example"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("not an address", ""),
    ],
)
def test_a_site_is_its_host_without_www_unless_anybody_has_a_site_there(url: str, domain: str) -> None:
    assert domain_of(url) == domain
