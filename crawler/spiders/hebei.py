"""河北: columns by uuid; dates in addresses are of the migration."""

from crawler.site import SiteSpider


class Hebei(SiteSpider):
    """河北省人民政府.

    Evidence: R 2003-21 (at /hebei/14462058/14471802/14471805/), Y 2000-12; K found none of 2019-25;
    moved; confidence medium.
    """

    name = "hebei"
    region = "130000"
    home = "http://www.hebei.gov.cn/"
    listing = ("http://www.hebei.gov.cn/columns/ab0652d2-7dc4-49e7-89f1-1901d3eb723b/",)
    expect = 5
    verified = None
