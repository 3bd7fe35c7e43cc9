"""衡阳: like TRS; the column of reports is not known."""

from crawler.site import SiteSpider


class HunanHengyang(SiteSpider):
    """衡阳市人民政府.

    Evidence: D 2026-04-18: policies at /xxgk/fgwj/gfxwj/index.html, L; no evidence of the column.
    """

    name = "hunan_hengyang"
    region = "430400"
    home = "https://www.hengyang.gov.cn/"
    verified = None
