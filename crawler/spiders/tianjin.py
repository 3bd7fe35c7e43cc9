"""天津: TRS; links stand in onclick only."""

from crawler.site import SiteSpider


class Tianjin(SiteSpider):
    """天津市人民政府. Evidence: R 2003-21, K 2019-25; confidence high."""

    name = "tianjin"
    region = "120000"
    home = "http://www.tj.gov.cn/"
    listing = ("http://www.tj.gov.cn/zwgk/zfgzbg/",)
    expect = 10
    verified = None
