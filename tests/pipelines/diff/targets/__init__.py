"""Tests of `pipelines/diff/targets/`."""
