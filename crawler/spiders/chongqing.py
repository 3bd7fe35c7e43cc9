"""重庆: TRS; the report of 2025 was posted four months late."""

from crawler.site import SiteSpider


class Chongqing(SiteSpider):
    """重庆市人民政府. Evidence: R, K 2019-25; confidence high."""

    name = "chongqing"
    region = "500000"
    home = "http://www.cq.gov.cn/"
    listing = ("http://www.cq.gov.cn/zwgk/zfxxgkml/zfgzbg/",)
    expect = 5
    verified = None
