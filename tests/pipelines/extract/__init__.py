"""Tests of `pipelines/extract/`."""
