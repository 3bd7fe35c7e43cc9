"""秀洲: 大汉 jcms; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangJiaxingXiuzhou(SiteSpider):
    """秀洲区人民政府.

    Evidence: portal D 2026-04-18, L: plan of 2021 in col1229431058; no evidence of the column.
    """

    name = "zhejiang_jiaxing_xiuzhou"
    region = "330411"
    home = "https://www.xiuzhou.gov.cn/"
    verified = None
