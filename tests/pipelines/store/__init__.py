"""Tests of `pipelines/store/`."""
