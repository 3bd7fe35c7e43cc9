"""Tests of `crawler/cli/`."""
