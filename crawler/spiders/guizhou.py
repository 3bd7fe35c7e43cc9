"""贵州: TRS."""

from crawler.site import SiteSpider


class Guizhou(SiteSpider):
    """贵州省人民政府.

    Evidence: R 2007-21 (at /zwgk/gzbg_8219/szfgzbg/), K 2019-25; moved; confidence high.
    """

    name = "guizhou"
    region = "520000"
    home = "http://www.guizhou.gov.cn/"
    listing = ("http://www.guizhou.gov.cn/zwgk/zfgzbg/gzsgzbg/",)
    expect = 5
    verified = None
