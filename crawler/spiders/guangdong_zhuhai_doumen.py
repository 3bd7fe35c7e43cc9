"""斗门: gkmlpt; 规划计划 is the nearest column known."""

from crawler.site import SiteSpider


class GuangdongZhuhaiDoumen(SiteSpider):
    """珠海市斗门区人民政府.

    Evidence: D 2026-04-18: /zhsdmqrmzfmhwz/zwgk/ghjh/ with content/post_ID.html; confidence low.
    """

    name = "guangdong_zhuhai_doumen"
    region = "440403"
    home = "https://www.doumen.gov.cn/"
    listing = ("https://www.doumen.gov.cn/zhsdmqrmzfmhwz/zwgk/ghjh/",)
    verified = None
