"""安徽: /public pages; blocked abroad (GeoBL), its certificate does not match."""

from crawler.site import SiteSpider


class Anhui(SiteSpider):
    """安徽省人民政府.

    Evidence: R 2002-21, P2 2003-23; 2023 = 564207141, 2020 = 8254221; confidence medium.
    """

    name = "anhui"
    region = "340000"
    home = "http://www.ah.gov.cn/"
    listing = ("http://www.ah.gov.cn/public/column/1681?type=4&catId=6708531&action=list",)
    expect = 10
    verified = None
