"""西藏: TRS."""

from crawler.site import SiteSpider


class Xizang(SiteSpider):
    """西藏自治区人民政府. Evidence: R 2009-21, K; stable; confidence high."""

    name = "xizang"
    region = "540000"
    home = "http://www.xizang.gov.cn/"
    listing = ("http://www.xizang.gov.cn/zwgk/xxfb/zfgzbg/",)
    expect = 5
    verified = None
