"""瑞安: 大汉; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangWenzhouRuian(SiteSpider):
    """瑞安市人民政府. Evidence: portal D 2026-04-18; no evidence of the column."""

    name = "zhejiang_wenzhou_ruian"
    region = "330381"
    home = "http://www.ruian.gov.cn/"
    verified = None
