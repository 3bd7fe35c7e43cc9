"""Fictional sites that ship with the project: the demo, and end-to-end tests."""
