"""A change -> lines for a terminal."""
