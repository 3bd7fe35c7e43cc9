"""The archive and its search."""
