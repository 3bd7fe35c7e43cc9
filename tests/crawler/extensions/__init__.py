"""Tests of `crawler/extensions/`."""
