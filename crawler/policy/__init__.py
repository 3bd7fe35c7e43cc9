"""When and how often: revisit policy, back-off, crawl window, run outcome, the one clock; pure."""
