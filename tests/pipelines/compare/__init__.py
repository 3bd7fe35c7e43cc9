"""Tests of `pipelines/compare/`."""
