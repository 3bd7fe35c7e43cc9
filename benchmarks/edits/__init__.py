"""Comparing two versions, beside its peers."""
