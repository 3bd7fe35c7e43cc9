"""Scrapy extensions: crawl delay, run statistics, handing a source its knowledge."""
