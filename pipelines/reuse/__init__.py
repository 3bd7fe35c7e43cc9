"""Texts -> passages that one took from another: spans on both sides, kind, and marks of what says nothing. Pure."""
