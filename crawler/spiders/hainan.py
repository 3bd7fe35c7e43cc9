"""海南: UCAP; pages list3.shtml, list3_2.shtml."""

from crawler.site import SiteSpider


class Hainan(SiteSpider):
    """海南省人民政府. Evidence: R 1999-2021 (no 2006, 2011); K none; confidence medium."""

    name = "hainan"
    region = "460000"
    home = "http://www.hainan.gov.cn/"
    listing = ("http://www.hainan.gov.cn/hainan/szfgzbg/list3.shtml",)
    expect = 5
    verified = None
