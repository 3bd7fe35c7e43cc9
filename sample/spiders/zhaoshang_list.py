"""An aggregator: whole reports and promotional articles in one list."""

from crawler.site import SiteSpider


class ZhaoshangList(SiteSpider):
    """产业招商网."""

    name = "zhaoshang_list"
    region = ""
    home = "http://www.zhaoshang-list.example/"
