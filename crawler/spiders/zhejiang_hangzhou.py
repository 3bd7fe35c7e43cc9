"""杭州: 大汉 jpaas (webId 149); the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangHangzhou(SiteSpider):
    """杭州市人民政府.

    Evidence: portal D 2026-04-18, H, L; col1229417972 is of normative documents; no evidence of the
    column.
    """

    name = "zhejiang_hangzhou"
    region = "330100"
    home = "https://www.hangzhou.gov.cn/"
    verified = None
