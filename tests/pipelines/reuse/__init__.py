"""Tests of `pipelines/reuse/`."""
