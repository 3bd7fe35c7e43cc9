"""绍兴: 大汉 jcms; col1229265336 is named 工作报告."""

from crawler.site import SiteSpider


class ZhejiangShaoxing(SiteSpider):
    """绍兴市人民政府. Evidence: L: art_1229265336_3684645; confidence medium."""

    name = "zhejiang_shaoxing"
    region = "330600"
    home = "https://www.sx.gov.cn/"
    listing = ("https://www.sx.gov.cn/col/col1229265336/index.html",)
    verified = None
