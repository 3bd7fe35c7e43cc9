"""A change -> terminal, HTML, JSON, Markdown, Atom."""
