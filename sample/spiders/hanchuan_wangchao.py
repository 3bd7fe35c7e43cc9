"""望潮区 of 泠州: a site of no known family."""

from crawler.site import SiteSpider


class Wangchao(SiteSpider):
    """望潮区人民政府."""

    name = "hanchuan_wangchao"
    region = "990103"
    home = "http://www.wangchao.example/"
