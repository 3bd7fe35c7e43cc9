"""Tests of `pipelines/clean/`."""
