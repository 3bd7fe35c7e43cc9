"""湖北: TRS; the column answers 412, recent reports are PDFs of the gazette or news pages."""

from crawler.site import SiteSpider


class Hubei(SiteSpider):
    """湖北省人民政府.

    Evidence: R (412), K; gazette /xxgk/gb/202302/W020230213531558645088.pdf; confidence medium.
    """

    name = "hubei"
    region = "420000"
    home = "http://www.hubei.gov.cn/"
    listing = ("http://www.hubei.gov.cn/szf/zfgzbg/",)
    verified = None
