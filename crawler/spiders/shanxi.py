"""山西: TRS."""

from crawler.site import SiteSpider


class Shanxi(SiteSpider):
    """山西省人民政府. Evidence: P2 2008-23; K could not reach it; confidence medium."""

    name = "shanxi"
    region = "140000"
    home = "http://www.shanxi.gov.cn/"
    listing = ("http://www.shanxi.gov.cn/szf/zfgzbg/szfgzbg/",)
    expect = 5
    verified = None
