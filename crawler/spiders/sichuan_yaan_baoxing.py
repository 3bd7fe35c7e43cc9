"""宝兴: of no known family."""

from crawler.site import SiteSpider


class SichuanYaanBaoxing(SiteSpider):
    """宝兴县人民政府. Evidence: portal and /zwgk/ D 2026-04-18; no evidence of the column."""

    name = "sichuan_yaan_baoxing"
    region = "511827"
    home = "http://www.baoxing.gov.cn/"
    listing = ("http://www.baoxing.gov.cn/zwgk/",)
    verified = None
