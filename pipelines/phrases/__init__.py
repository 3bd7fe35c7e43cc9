"""Texts -> set phrases (提法): uses of listed ones, and phrases that are new or gone without a list. Pure functions."""
