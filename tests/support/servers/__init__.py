"""Loopback servers that behave as the sites of docs/sources.md do, for tests."""
