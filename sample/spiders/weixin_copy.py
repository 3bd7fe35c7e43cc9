"""A WeChat account that copies reports, masked."""

from crawler.site import SiteSpider


class WeixinCopy(SiteSpider):
    """泠州瞭望."""

    name = "weixin_copy"
    region = "990100"
    home = "http://mp.weixin-copy.example/"
