"""Shared tables of boilerplate lines, and how they are trimmed."""
