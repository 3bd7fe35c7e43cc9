"""四川: articles at YYYY/M/D/HEX.shtml; moved to /10462/c105962s/."""

from crawler.site import SiteSpider


class Sichuan(SiteSpider):
    """四川省人民政府.

    Evidence: R 2012-21 (the column below), J 2026 (/10462/c105962s/2026/2/10/…); confidence medium.
    """

    name = "sichuan"
    region = "510000"
    home = "http://www.sc.gov.cn/"
    listing = ("http://www.sc.gov.cn/10462/10464/10699/10700/zfgzbglist.shtml",)
    verified = None
