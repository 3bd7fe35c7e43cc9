"""辽宁: its own CMS, articles at /web/…/ID/index.shtml; cities' reports in /shizfgzbg/."""

from crawler.site import SiteSpider


class Liaoning(SiteSpider):
    """辽宁省人民政府.

    Evidence: R 2000-21 (at /zwgkx/zfgzbg/, GB18030), P1 2003-23, K; moved; confidence high.
    """

    name = "liaoning"
    region = "210000"
    home = "http://www.ln.gov.cn/"
    listing = ("http://www.ln.gov.cn/web/zwgkx/zfgzbg/szfgzbg/index.shtml",)
    expect = 5
    verified = None
