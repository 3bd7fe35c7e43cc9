"""storage: facts kept for ever, and what is derived from them, in one SQLite file."""
