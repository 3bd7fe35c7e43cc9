"""甘肃: 大汉 jcms."""

from crawler.site import SiteSpider


class Gansu(SiteSpider):
    """甘肃省人民政府.

    Evidence: R 2008-21; K none; the congress' site www.gsrdw.gov.cn had 2025; confidence medium.
    """

    name = "gansu"
    region = "620000"
    home = "http://www.gansu.gov.cn/"
    listing = ("http://www.gansu.gov.cn/col/col10339/index.html",)
    expect = 5
    verified = None
