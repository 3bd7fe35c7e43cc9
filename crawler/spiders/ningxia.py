"""宁夏: TRS; the column stopped in 2022, reports come as news since."""

from crawler.site import SiteSpider


class Ningxia(SiteSpider):
    """宁夏回族自治区人民政府. Evidence: R, K, J; since 2023 in /zwxx_11337/nxyw/; confidence high."""

    name = "ningxia"
    region = "640000"
    home = "http://www.nx.gov.cn/"
    listing = ("http://www.nx.gov.cn/zzsl/zfgzbg/",)
    expect = 3
    verified = None
