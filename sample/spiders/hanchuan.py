"""瀚川省: TRS, lists over two pages, hosts a city's report too."""

from crawler.site import SiteSpider


class Hanchuan(SiteSpider):
    """瀚川省人民政府."""

    name = "hanchuan"
    region = "990000"
    home = "http://www.hanchuan.example/"
