"""黑龙江: UCAP; moved twice, ids changed."""

from crawler.site import SiteSpider


class Heilongjiang(SiteSpider):
    """黑龙江省人民政府.

    Evidence: R (at /31/40/68/), P1 2003-23 (at /hlj/c108465/), K; the index name below /hlj/szfgzbg/ is
    assumed; confidence high.
    """

    name = "heilongjiang"
    region = "230000"
    home = "http://www.hlj.gov.cn/"
    listing = ("http://www.hlj.gov.cn/hlj/szfgzbg/",)
    expect = 5
    verified = None
