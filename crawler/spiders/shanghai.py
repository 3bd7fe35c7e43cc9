"""上海: articles at YYYYMMDD/HEX.html; 2025 stood in a special of its own."""

from crawler.site import SiteSpider


class Shanghai(SiteSpider):
    """上海市人民政府. Evidence: R 2004-21, K 2019-24; 2025 at /2025nzfgzbg/; confidence high."""

    name = "shanghai"
    region = "310000"
    home = "http://www.shanghai.gov.cn/"
    listing = ("http://www.shanghai.gov.cn/nw12336/",)
    expect = 5
    verified = None
