"""湖南: TRS; list pages tygl_zrpx.html, tygl_zrpx_2.html."""

from crawler.site import SiteSpider


class Hunan(SiteSpider):
    """湖南省人民政府.

    Evidence: R 2002-21, P2, K; pages of 2003-15 are dated 201711; stable 2023 to 26; confidence high.
    """

    name = "hunan"
    region = "430000"
    home = "http://www.hunan.gov.cn/"
    listing = ("http://www.hunan.gov.cn/hnszf/szf/zfgzbg/tygl_zrpx.html",)
    expect = 10
    verified = None
