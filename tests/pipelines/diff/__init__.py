"""Tests of `pipelines/diff/`."""
