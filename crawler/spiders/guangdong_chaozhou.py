"""潮州: gkmlpt, SID 768001; its category of reports is read from the platform's tree."""

from crawler.site import SiteSpider


class GuangdongChaozhou(SiteSpider):
    """潮州市人民政府. Evidence: H: the interface is known, the category is not; confidence low."""

    name = "guangdong_chaozhou"
    region = "445100"
    home = "http://www.chaozhou.gov.cn/"
    listing = ("http://www.chaozhou.gov.cn/gkmlpt/index",)
    verified = None
