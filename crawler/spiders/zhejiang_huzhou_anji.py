"""安吉: 大汉 with ?number= sections; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangHuzhouAnji(SiteSpider):
    """安吉县人民政府.

    Evidence: portal D 2026-04-18, L; policy col1229518623?number=0-C001-003; no evidence of the column.
    """

    name = "zhejiang_huzhou_anji"
    region = "330523"
    home = "https://www.anji.gov.cn/"
    verified = None
