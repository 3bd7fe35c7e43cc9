"""吉林: TRS; moved and numbered anew."""

from crawler.site import SiteSpider


class Jilin(SiteSpider):
    """吉林省人民政府.

    Evidence: R (at /zw/jcxxgk/gzbg/szfgzbg/), P1, K; 2023: _8662908 became _2978022; confidence high.
    """

    name = "jilin"
    region = "220000"
    home = "http://www.jl.gov.cn/"
    listing = ("http://www.jl.gov.cn/zcxx/gzbg/",)
    expect = 5
    verified = None
