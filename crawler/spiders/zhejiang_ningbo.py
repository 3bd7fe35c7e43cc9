"""宁波: 大汉; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangNingbo(SiteSpider):
    """宁波市人民政府.

    Evidence: portal D 2026-04-18, L (2019 and 2021 as copies elsewhere); no evidence of the column.
    """

    name = "zhejiang_ningbo"
    region = "330200"
    home = "https://www.ningbo.gov.cn/"
    verified = None
