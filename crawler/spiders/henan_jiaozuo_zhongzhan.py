"""中站: its own CMS; the column of reports is not known."""

from crawler.site import SiteSpider


class HenanJiaozuoZhongzhan(SiteSpider):
    """焦作市中站区人民政府.

    Evidence: D 2026-04-18, G: news at /zxywdt/zwyw/202212/20221228164101.html; confidence low.
    """

    name = "henan_jiaozuo_zhongzhan"
    region = "410803"
    home = "http://www.jzzzq.gov.cn/"
    verified = None
