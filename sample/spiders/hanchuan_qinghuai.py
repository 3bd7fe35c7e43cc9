"""青槐县: gkmlpt, list and text only in JSON."""

from crawler.site import SiteSpider


class Qinghuai(SiteSpider):
    """青槐县人民政府."""

    name = "hanchuan_qinghuai"
    region = "990121"
    home = "http://www.qinghuai.example/"
