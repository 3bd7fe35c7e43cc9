"""How cost grows with the archive."""
