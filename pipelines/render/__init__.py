"""A change -> terminal, HTML, Markdown, JSON, Atom; the choice of a format is in formats.py."""
