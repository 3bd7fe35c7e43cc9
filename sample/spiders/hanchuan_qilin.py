"""栖霖市: TRS, with a county's old report under a migrated date."""

from crawler.site import SiteSpider


class Qilin(SiteSpider):
    """栖霖市人民政府."""

    name = "hanchuan_qilin"
    region = "990200"
    home = "http://www.qilin.example/"
