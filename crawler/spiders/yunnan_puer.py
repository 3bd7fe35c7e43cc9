"""普洱: perhaps webplus; the column of reports is not known."""

from crawler.site import SiteSpider


class YunnanPuer(SiteSpider):
    """普洱市人民政府.

    Evidence: portal D 2026-04-18; its counties use webplus; no evidence of the column.
    """

    name = "yunnan_puer"
    region = "530800"
    home = "https://www.puershi.gov.cn/"
    verified = None
