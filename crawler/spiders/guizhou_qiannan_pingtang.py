"""平塘: TRS; sister counties use /newsite/zwgk/zfgzbg/."""

from crawler.site import SiteSpider


class GuizhouQiannanPingtang(SiteSpider):
    """平塘县人民政府. Evidence: D 2026-04-18: /zwgk_500411/; confidence low."""

    name = "guizhou_qiannan_pingtang"
    region = "522727"
    home = "https://www.gzpt.gov.cn/"
    listing = ("https://www.gzpt.gov.cn/zwgk_500411/",)
    verified = None
