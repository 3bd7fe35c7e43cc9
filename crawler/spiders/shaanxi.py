"""陕西: TRS; older years were removed from the column."""

from crawler.site import SiteSpider


class Shaanxi(SiteSpider):
    """陕西省人民政府. Evidence: R 2001-21, K 2022-26; confidence high."""

    name = "shaanxi"
    region = "610000"
    home = "http://www.shaanxi.gov.cn/"
    listing = ("http://www.shaanxi.gov.cn/zfxxgk/zfgzbg/szfgzbg/",)
    expect = 3
    verified = None
