"""广东: a column that leads to gkmlpt posts."""

from crawler.site import SiteSpider


class Guangdong(SiteSpider):
    """广东省人民政府.

    Evidence: R 2000-21, K, J 2026 (/gkmlpt/content/4/4851/post_4851130.html); the original of 2024 is
    404 now; confidence high.
    """

    name = "guangdong"
    region = "440000"
    home = "http://www.gd.gov.cn/"
    listing = ("http://www.gd.gov.cn/zwgk/zfgzbg/",)
    expect = 5
    verified = None
