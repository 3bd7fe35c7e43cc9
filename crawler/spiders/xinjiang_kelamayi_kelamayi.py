"""克拉玛依区: UCAP; the column of reports is not known."""

from crawler.site import SiteSpider


class XinjiangKelamayiKelamayi(SiteSpider):
    """克拉玛依区人民政府.

    Evidence: D 2026-04-18: policies at /klmyq/zcwj/olist.shtml; no evidence of the column.
    """

    name = "xinjiang_kelamayi_kelamayi"
    region = "650203"
    home = "http://www.klmyq.gov.cn/"
    verified = None
