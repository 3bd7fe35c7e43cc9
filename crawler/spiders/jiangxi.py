"""江西: 大汉 jcms; bodies begin with template marks left over."""

from crawler.site import SiteSpider


class Jiangxi(SiteSpider):
    """江西省人民政府. Evidence: R 2004-21; K found none official; confidence medium."""

    name = "jiangxi"
    region = "360000"
    home = "http://www.jiangxi.gov.cn/"
    listing = ("http://www.jiangxi.gov.cn/col/col392/index.html",)
    expect = 5
    verified = None
