"""北京: TRS; the whole list on page 1, hidden test items among it."""

from crawler.site import SiteSpider


class Beijing(SiteSpider):
    """北京市人民政府.

    Evidence: R 2002-21, K 2019-25; the id of 2021 was the same in 2026; confidence high.
    """

    name = "beijing"
    region = "110000"
    home = "http://www.beijing.gov.cn/"
    listing = ("http://www.beijing.gov.cn/gongkai/jihua/zfgzbg/",)
    expect = 10
    verified = None
