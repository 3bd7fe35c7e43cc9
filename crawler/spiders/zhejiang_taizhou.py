"""台州: 大汉; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangTaizhou(SiteSpider):
    """台州市人民政府. Evidence: portal D 2026-04-18; no evidence of the column."""

    name = "zhejiang_taizhou"
    region = "331000"
    home = "https://www.zjtz.gov.cn/"
    verified = None
