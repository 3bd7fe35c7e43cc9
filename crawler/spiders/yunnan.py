"""云南: TRS."""

from crawler.site import SiteSpider


class Yunnan(SiteSpider):
    """云南省人民政府. Evidence: R 2015-21, K 2019-25; stable; confidence high."""

    name = "yunnan"
    region = "530000"
    home = "http://www.yn.gov.cn/"
    listing = ("http://www.yn.gov.cn/zwgk/zfxxgk/zfgzbg/",)
    expect = 5
    verified = None
