"""A collection of reports in the shell of gov.cn."""

from crawler.site import SiteSpider


class ZhongyangLike(SiteSpider):
    """政府工作报告汇编网."""

    name = "zhongyang_like"
    region = ""
    home = "http://www.zhongyang-like.example/"
