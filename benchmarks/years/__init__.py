"""Comparing two years, beside its peers."""
