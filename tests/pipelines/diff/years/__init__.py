"""Tests of `pipelines/diff/years/`."""
