"""江苏: 大汉 jcms (unitid 356383, webid 1); alias www.js.gov.cn."""

from crawler.site import SiteSpider


class Jiangsu(SiteSpider):
    """江苏省人民政府. Evidence: R 2003-21, K; gazette columns 64797 and 84979; confidence high."""

    name = "jiangsu"
    region = "320000"
    home = "http://www.jiangsu.gov.cn/"
    listing = ("http://www.jiangsu.gov.cn/col/col33720/index.html",)
    hosts = ("js.gov.cn",)
    expect = 5
    verified = None
