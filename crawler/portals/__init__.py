"""Governments' portals: one row a place in crawler/portals.csv, and a source for each row."""
