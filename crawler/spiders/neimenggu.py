"""内蒙古: TRS; pages of 286 to 414 KB."""

from crawler.site import SiteSpider


class Neimenggu(SiteSpider):
    """内蒙古自治区人民政府. Evidence: R 1999-2021 (no 2007), K 2019-25; confidence high."""

    name = "neimenggu"
    region = "150000"
    home = "http://www.nmg.gov.cn/"
    listing = ("http://www.nmg.gov.cn/zwgk/zfggbg/zzq/",)
    expect = 10
    verified = None
