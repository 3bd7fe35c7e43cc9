"""wechat: articles at mp.weixin.qq.com; there are no lists, so pages come one by one (scrapy add)."""

from crawler.cms.family import Family
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

HOST = "mp.weixin.qq.com"
MARKS = ("js_content", "rich_media_content", "weui-msg")


def marks(doc: LinkPage) -> bool:
    """Return whether a page is an article of WeChat, or what is left of one."""
    return f"//{HOST}/" in doc.url or all(mark in doc.text for mark in MARKS[:2])


def read(doc: LinkPage, ask: Ask) -> Listing:  # noqa: ARG001  a family's signature
    """Return no links: those below an article lead to other accounts."""
    return Listing(links=())


FAMILY = Family(name="wechat", marks=marks, read=read)
