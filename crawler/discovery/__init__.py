"""Find reports: link extraction, URL patterns, link scoring, crawl frontier; pure."""
