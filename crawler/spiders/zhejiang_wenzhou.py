"""温州: 大汉; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangWenzhou(SiteSpider):
    """温州市人民政府. Evidence: portal D 2026-04-18; no evidence of the column."""

    name = "zhejiang_wenzhou"
    region = "330300"
    home = "https://www.wenzhou.gov.cn/"
    verified = None
