"""A change -> Markdown."""
