"""Crawling, beside bare Scrapy."""
