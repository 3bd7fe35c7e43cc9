"""A comparison -> terminal, HTML, JSON, Markdown, Atom: all that is style, none of it inside diff/."""
