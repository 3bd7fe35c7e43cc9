"""A change -> one HTML page."""
