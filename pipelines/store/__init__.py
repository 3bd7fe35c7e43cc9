"""Apply the fold to the archive: record a crawl, rebuild what is derived."""
