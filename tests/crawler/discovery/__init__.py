"""Tests of `crawler/discovery/`."""
