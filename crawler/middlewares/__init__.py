"""Scrapy downloader and spider middlewares, and the download handlers."""
