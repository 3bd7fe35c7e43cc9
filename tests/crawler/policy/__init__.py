"""Tests of `crawler/policy/`."""
