"""Tests of `crawler/cms/`."""
