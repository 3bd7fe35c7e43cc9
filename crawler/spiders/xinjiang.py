"""新疆: UCAP, articles at YYYYMM/HEX.shtml."""

from crawler.site import SiteSpider


class Xinjiang(SiteSpider):
    """新疆维吾尔自治区人民政府.

    Evidence: R (at /xinjiang/gzbg/common_list.shtml), K 2019-25 (articles below /xinjiang/xjzfgzbg/);
    the name of the list is assumed; moved; confidence high.
    """

    name = "xinjiang"
    region = "650000"
    home = "http://www.xinjiang.gov.cn/"
    listing = ("http://www.xinjiang.gov.cn/xinjiang/xjzfgzbg/common_list.shtml",)
    expect = 3
    verified = None
