"""凤阳: Anhui's /public pages; the unit is known, its category of reports is not."""

from crawler.site import SiteSpider


class AnhuiChuzhouFengyang(SiteSpider):
    """凤阳县人民政府. Evidence: D 2026-04-18: public/column/161055613?type=4…; confidence low."""

    name = "anhui_chuzhou_fengyang"
    region = "341126"
    home = "http://www.fengyang.gov.cn/"
    listing = ("http://www.fengyang.gov.cn/public/column/161055613?type=4&action=list",)
    verified = None
