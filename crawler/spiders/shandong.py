"""山东: 大汉 jcms."""

from crawler.site import SiteSpider


class Shandong(SiteSpider):
    """山东省人民政府. Evidence: R 1994-2021; K none; confidence medium."""

    name = "shandong"
    region = "370000"
    home = "http://www.shandong.gov.cn/"
    listing = ("http://www.shandong.gov.cn/col/col101626/index.html?uid=243310&pageNum=1",)
    expect = 5
    verified = None
