"""云汀县: an old site of GBK tables."""

from crawler.site import SiteSpider


class Yunting(SiteSpider):
    """云汀县政府网."""

    name = "hanchuan_yunting"
    region = "990221"
    home = "http://www.yunting.example/"
    listing = ("http://www.yunting.example/info_list.asp?classid=7",)
