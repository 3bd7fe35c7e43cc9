"""泠州市: 大汉 jcms, its later records only through the dataproxy."""

from crawler.site import SiteSpider


class Lingzhou(SiteSpider):
    """泠州市人民政府."""

    name = "hanchuan_lingzhou"
    region = "990100"
    home = "http://www.lingzhou.example/"
