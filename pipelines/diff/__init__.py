"""Comparing texts: pure functions over strings, no style, no storage."""
