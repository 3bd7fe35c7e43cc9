"""浙江: 大汉 jcms; the list stands inline in a script."""

from crawler.site import SiteSpider


class Zhejiang(SiteSpider):
    """浙江省人民政府. Evidence: R 1979-2021 (no 1980); K and H were blocked abroad; confidence medium."""

    name = "zhejiang"
    region = "330000"
    home = "http://www.zj.gov.cn/"
    listing = ("http://www.zj.gov.cn/col/col1229019379/index.html",)
    expect = 10
    verified = None
