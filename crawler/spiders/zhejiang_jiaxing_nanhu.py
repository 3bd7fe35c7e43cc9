"""南湖: 大汉 jcms; seed 000 is its report of 2021."""

from crawler.site import SiteSpider


class ZhejiangJiaxingNanhu(SiteSpider):
    """南湖区人民政府.

    Evidence: L: /art/2021/3/10/art_1229291256_4583982.html read in full, the column from its address;
    confidence high.
    """

    name = "zhejiang_jiaxing_nanhu"
    region = "330402"
    home = "http://www.nanhu.gov.cn/"
    listing = ("https://www.nanhu.gov.cn/col/col1229291256/index.html",)
    verified = None
