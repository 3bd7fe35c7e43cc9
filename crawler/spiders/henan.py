"""河南: articles at YYYY/MM-DD/ID.html; answers 403 abroad."""

from crawler.site import SiteSpider


class Henan(SiteSpider):
    """河南省人民政府. Evidence: R 2001-21, K 2022 only; confidence medium."""

    name = "henan"
    region = "410000"
    home = "http://www.henan.gov.cn/"
    listing = ("http://www.henan.gov.cn/zwgk/zfgzbg/",)
    expect = 5
    verified = None
