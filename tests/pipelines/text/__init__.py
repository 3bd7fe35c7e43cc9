"""Tests of `pipelines/text/`."""
