"""嘉兴: 大汉 jcms; the column of reports is not known."""

from crawler.site import SiteSpider


class ZhejiangJiaxing(SiteSpider):
    """嘉兴市人民政府.

    Evidence: portal D 2026-04-18, G, L; a progress table at /art/2021/9/8/art_1228936327_59406017.html;
    confidence low.
    """

    name = "zhejiang_jiaxing"
    region = "330400"
    home = "https://www.jiaxing.gov.cn/"
    verified = None
