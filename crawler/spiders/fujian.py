"""福建: TRS with .htm; blocks an address a minute after probing."""

from crawler.site import SiteSpider


class Fujian(SiteSpider):
    """福建省人民政府. Evidence: R, K 2019-25; stable; confidence high."""

    name = "fujian"
    region = "350000"
    home = "http://www.fujian.gov.cn/"
    listing = ("http://www.fujian.gov.cn/szf/gzbg/zfgzbg/",)
    expect = 5
    verified = None
