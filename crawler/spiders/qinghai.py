"""青海: the column stands on zwgk.qh.gov.cn, of no known family."""

from crawler.site import SiteSpider


class Qinghai(SiteSpider):
    """青海省人民政府. Evidence: R 2012-21; K none; confidence low."""

    name = "qinghai"
    region = "630000"
    home = "http://www.qinghai.gov.cn/"
    listing = ("http://zwgk.qh.gov.cn/xxgk/gzbg/",)
    verified = None
