"""湖州: articles at /hzgov/front/…/YYYYMMDD/iID.html; the column is not known."""

from crawler.site import SiteSpider


class ZhejiangHuzhou(SiteSpider):
    """湖州市人民政府.

    Evidence: portal D 2026-04-18, L: an abridged 2023 at
    /hzgov/front/s1/ztbd/2023nlh/bgjd/20230227/i3515411.html; confidence low.
    """

    name = "zhejiang_huzhou"
    region = "330500"
    home = "https://www.huzhou.gov.cn/"
    verified = None
