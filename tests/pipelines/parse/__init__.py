"""Tests of `pipelines/parse/`."""
