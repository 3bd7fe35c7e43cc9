"""广西: TRS."""

from crawler.site import SiteSpider


class Guangxi(SiteSpider):
    """广西壮族自治区人民政府. Evidence: R 2003-21; K by a mirror; confidence medium."""

    name = "guangxi"
    region = "450000"
    home = "http://www.gxzf.gov.cn/"
    listing = ("http://www.gxzf.gov.cn/zwgk/gzbg/zfgzbg/",)
    expect = 5
    verified = None
