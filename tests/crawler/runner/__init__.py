"""Tests of `crawler/runner/`."""
