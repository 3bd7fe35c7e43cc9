"""Template for a collection of reports at a given address: scrapy crawl aggregator -a home=URL."""

from crawler.site import SiteSpider


class Aggregator(SiteSpider):
    """A site that lists whole reports of many places, as that of seeds 001 and 004.

    Their address is not known.

    Evidence: two search corpora, its hot-line and its title pattern did not lead to a domain.
    """

    name = "aggregator"
    home = ""
    verified = None
