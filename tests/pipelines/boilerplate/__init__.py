"""Tests of `pipelines/boilerplate/`."""
