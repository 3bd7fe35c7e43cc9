"""国务院: gov.cn; the address of the report rolls on to the new one each March."""

from crawler.site import SiteSpider


class Guowuyuan(SiteSpider):
    """国务院 (中国政府网).

    Evidence: zfgzbg.htm captured in two years with two reports (high); per-year pages of 2017-2024 seen
    once each (medium).
    """

    name = "guowuyuan"
    region = "100000"
    home = "https://www.gov.cn/"
    listing = ("https://www.gov.cn/guowuyuan/zfgzbg.htm",)
    verified = None
